/* read: content/ → struct site. Mistakes are collected; what could be read is there all the same. */
#ifndef GONGBU_READ_H
#define GONGBU_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "site.h"

/* The whole of root/content, read into an arena that the site keeps. Ids are not resolved yet: site_link. */
struct site *site_read(struct arena *, const char *root, int32_t today, struct diag *);

/*
 * One policy alone, with the facts, regions and ambiguities it may name; neither the other policies nor lists, glossary
 * and the like. NULL, with nothing reported: there is no such policy.
 */
struct site *site_read_one(struct arena *, const char *root, const char *id, int32_t today, struct diag *);

/* One kind of content each, used by site_read. `dir` is the policy's folder. */
void policy_read(struct arena *, const char *dir, const char *id, struct policy *, struct diag *);
void form_read(struct arena *, const char *path, const char *id, struct form *, struct diag *);
struct rates *rates_read(struct arena *, const char *path, struct diag *);
void cases_read(struct arena *, const char *path, struct policy *, struct diag *);
void facts_read(struct site *, const char *path, struct diag *);
void ambiguities_read(struct site *, const char *path, struct diag *);
/* The table's NAME.names.csv, where it lists occupations. Mistakes: [file] [csv] [table-shape]. */
void occupations_read(struct arena *, const char *path, struct table *, struct diag *);
void lists_read(struct site *, struct diag *);
struct list;
/* content/projects/<id>: its list.yaml; the rows are opened in its policy's turn. */
void list_read(struct arena *, const char *dir, const char *id, struct list *, struct diag *);

/*
 * Splits a Markdown file: the front matter (from byte 0, with its --- lines) and the body. False after reporting
 * [front-matter] when the file does not begin with `---` or the block never ends. body_line counts from 1.
 */
bool front_split(const char *path, const char *text, size_t n, size_t *front_size, size_t *body_start, int *body_line,
	struct diag *);

#endif
