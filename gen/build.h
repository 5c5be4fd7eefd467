/* build: content → site, the one flow: read, link, pack, then a turn for each policy (check, outputs), then the swap. */
#ifndef GONGBU_BUILD_H
#define GONGBU_BUILD_H

#include <stdbool.h>
#include <stdint.h>

#include "diag.h"
#include "site.h"

struct options {
	const char *root;        /* -C: the project folder */
	const char *out;         /* -o: the site folder; NULL: root/site */
	const char *fonts;       /* --fonts; NULL: beside the binary, else the installed ones */
	int32_t today;           /* --date */
	enum diag_lang lang;     /* --lang */
	const char *only;        /* --only: the outputs to make, by name, apart by commas; NULL: all */
	bool strict, json;       /* --strict: warnings stop the build too; --json: diagnostics as JSON */
	int workers;             /* -j; 0: one a processor */
	int port;                /* --port: of `serve`; -1: not said */
	int nargs;
	char **args;             /* what follows the options */
};

/* Each returns the exit status: 0, 1 the content has errors, 2 usage. */
int build_run(const struct options *);
int check_run(const struct options *);
int data_run(const struct options *);
/* build_run with a diag of the caller's, who may want to read it afterwards. */
int build_into(const struct options *, struct diag *);

/* The folder of the forms' fonts. */
const char *fonts_find(struct arena *, const struct options *);

/* Content read, linked and, when it has no errors, packed. The arena frees it. */
struct site *site_load(struct arena *, const struct options *, struct diag *);

/* The same of one policy, for what needs no more (read.h); NULL where there is no such policy. */
struct site *site_load_one(struct arena *, const struct options *, const char *policy, struct diag *);

#endif
