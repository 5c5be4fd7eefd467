/* output: what a site consists of. One output is one file and one line of outputs.def. */
#ifndef GONGBU_OUTPUT_H
#define GONGBU_OUTPUT_H

#include "check.h"
#include "cite.h"
#include "search_index.h"
#include "sink.h"
#include "site.h"
#include "template.h"

/* Where a policy names an instrument: gathered while the policies have their turns, for the library's pages. */
struct cite_record {
	const struct policy *policy;
	struct citation citation;
	const char *clause, *clause_id, *quote; /* quote: the sentence that names it, in Chinese */
};

struct cite_log {
	struct arena *arena;
	struct cite_record *records;
	size_t n;
};

/* A file of data/: gathered as they are put, for the catalogue. */
struct data_file {
	int kind;                   /* dataset.h's */
	const char *path, *sha256;  /* from data/ on */
	size_t size;
};

struct data_log {
	struct arena *arena;
	struct data_file *files;
	size_t n;
	/* For the page's example: a region and a value of which rates.json has records, and what they are. */
	const char *example_region, *example_key, *example_said;
};

/* What the audit of a policy's rules found: gathered in its turn, for the page that names them all. */
struct audit_record {
	const struct policy *policy;
	size_t rules, limits, texts, cases, situations, cliffs, dead;
};

struct audit_log {
	struct arena *arena;
	struct audit_record *records;
	size_t n;
};

/* What the index of lists says of one: set in its policy's turn. */
struct list_summary {
	size_t nrows, nexcepted;
};

/* Everything an output may read, and where its files go. */
struct publication {
	const struct site *site;
	const struct templates *templates[NLANGS];
	const struct ui_string *strings;
	size_t nstrings;
	const struct output *const *chosen; /* the outputs of this build, ended by NULL */
	const char *font_dir;
	struct sink *sink;
	struct diag *diag;
	struct cite_log *cites;
	struct search_index *search;
	struct data_log *data;
	struct audit_log *audits;
	struct list_summary *lists; /* in the order of the site's lists */
	const char *show;           /* `gongbu data`: the page whose data document is printed; else NULL */
	struct buf *shown;
};

struct output {
	const char *name;
	/* Once, before the policies' turns; NULL: nothing to do. */
	void (*site)(const struct publication *, struct arena *scratch);
	/* Once a policy, both its texts open (check.h's reading; a text may be NULL after errors). */
	void (*policy)(const struct publication *, const struct reading *);
	/* Once, after the last policy's turn. */
	void (*finish)(const struct publication *, struct arena *scratch);
};

/* The table, ended by NULL. */
extern const struct output *const outputs[];

/*
 * Those of the table whose names stand in `names`, apart by commas; all for NULL. NULL after reporting [only] at
 * `--only`: no output has that name.
 */
const struct output *const *outputs_choose(struct arena *, const char *names, struct diag *);

#define OUTPUT(name) extern const struct output out_##name;
#include "outputs.def"
#undef OUTPUT

#endif
