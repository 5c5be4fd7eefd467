/*
 * document: one language of a policy, opened while its turn lasts. cmark's tree plus what official structure says
 * of it: parts (notice, plan, attachments), clauses with stable ids, blocks in order.
 */
#ifndef GONGBU_DOCUMENT_H
#define GONGBU_DOCUMENT_H

#include <cmark.h>
#include <stdbool.h>
#include <stddef.h>

#include "csv.h"
#include "label.h"
#include "site.h"

enum part_kind {
	PART_NOTICE, /* the covering notice of a text (通知 before a 方案) */
	PART_TEXT,   /* the text itself */
	PART_ANNEX
};

struct part {
	enum part_kind kind;
	int attachment;         /* ANNEX: 3 for 附件3 */
	const char *id;         /* notice, plan (text where there is no notice), annex-3 */
	const char *label;      /* "附件3", "Attachment 3"; NULL for the others */
	const char *title;      /* the heading without the label */
	size_t first, end;      /* its blocks */
};

struct clause {
	const char *id;         /* s3-3-2-1-3, preface, end, notice, annex-2: the element's id */
	const char *path;       /* 三（三）2（1）③, 第13项, 序, 末段, 通知, 附件2, 附件2注1 — in both languages */
	struct label label;     /* level 0: no numbering label */
	size_t part, parent;    /* parent: CLAUSE_NONE at the top of a part */
	const char *heading;    /* text of its heading without the label; NULL for run-in items */
	int nparagraphs;        /* unlabelled paragraphs so far, for their ids */
};
#define CLAUSE_NONE ((size_t)-1)

enum block_kind { BLOCK_TITLE, BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_TABLE, BLOCK_FORM, BLOCK_BREAK };

struct block {
	enum block_kind kind;
	cmark_node *node;
	size_t clause, part;
	struct label label;     /* of a labelled heading or paragraph */
	const char *id;
	const char *text;       /* TITLE, HEADING, PARAGRAPH: its plain text, label included */
	size_t n;
	const struct table *table; /* TABLE; cells in csv */
	struct csv csv;
	const struct form *form;   /* FORM */
	struct src src;
};

struct document {
	const struct policy *policy;
	enum lang lang;
	struct part *parts;
	struct clause *clauses;
	struct block *blocks;
	size_t nparts, nclauses, nblocks;
	bool lost;              /* a block was refused: not all of the text is here */
};

/*
 * Reads and parses the policy's zh.md or en.md into the arena, which frees it. Reports what the text itself breaks:
 * [raw-html] [literal-stars] [list-marker] [image] [fence] [numbering] [csv] [table-shape]. NULL if unreadable.
 */
struct document *document_open(struct arena *, const struct policy *, enum lang, struct diag *);
/* The same from a file's bytes (valid UTF-8); its tables are still read from the policy's folder. */
struct document *document_parse(struct arena *, const struct policy *, enum lang, const char *text, size_t n,
	struct diag *);

/* True where a paragraph and its translation agree in kind, label, table and form. */
bool blocks_twin(const struct block *, const struct block *);

/* The clause with this path, or NULL. */
const struct clause *clause_lookup(const struct document *, const char *path);

/* The id of the element where a clause begins: its own, or its first paragraph's (序, 末段). */
const char *clause_anchor(const struct document *, const struct clause *);

/*
 * Finds a quote (white space aside) in a clause's own headings and paragraphs; sets the block and the byte range in
 * its text.
 */
bool document_find(const struct document *, const struct clause *, const char *quote, const struct block **,
	size_t *from, size_t *to);

/* True if a table of the clause has a cell holding the quote. */
bool document_cell_find(const struct document *, const struct clause *, const char *quote);

/* Where an offset of a block's text stands in the file. */
struct src block_src(const struct block *, size_t offset);

#endif
