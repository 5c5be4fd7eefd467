/* output: what a site consists of. One output is one file and one line of outputs.def. */
#ifndef GONGBU_OUTPUT_H
#define GONGBU_OUTPUT_H

#include "check.h"
#include "sink.h"
#include "site.h"
#include "template.h"

/* Everything an output may read, and where its files go. */
struct publication {
	const struct site *site;
	const struct templates *templates[NLANGS];
	const struct ui_string *strings;
	size_t nstrings;
	const char *font_dir;
	struct sink *sink;
	struct diag *diag;
	const char *show;           /* `gongbu data`: the page whose data document is printed; else NULL */
	struct buf *shown;
};

struct output {
	const char *name;
	/* Once, before the policies' turns; NULL: nothing to do. */
	void (*site)(const struct publication *, struct arena *scratch);
	/* Once a policy, both its texts open (check.h's reading; a text may be NULL after errors). */
	void (*policy)(const struct publication *, const struct reading *);
};

/* The table, ended by NULL. */
extern const struct output *const outputs[];

#define OUTPUT(name) extern const struct output out_##name;
#include "outputs.def"
#undef OUTPUT

#endif
