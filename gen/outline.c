#include "outline.h"

#include <string.h>

#define DEEPEST_HEADING 5 /* ##### （1）; deeper labels are paragraphs */

/* What is open while the blocks go by. */
struct outline {
	struct arena *arena;
	struct document *doc;
	struct diag *diag;
	struct part *part;
	int attachments;                  /* number of the last attachment */
	bool covered;                     /* the document has a covering notice before its text */
	size_t open[LABEL_LEVELS + 1];    /* clause of each level; [0] the part's own */
	size_t heading;                   /* innermost clause opened by a heading, or open[0] */
	int last[LABEL_LEVELS + 1];       /* last number at each level under its parent */
	int running[LABEL_LEVELS + 1];    /* last number at each level in the part */
	bool runs[LABEL_LEVELS + 1];      /* the level counts on through its parents */
	bool table_seen, broken;          /* in this part: a table; a *** */
};

static size_t clause_add(struct outline *o, const char *id, const char *path, size_t parent)
{
	struct clause *c = arena_append(o->arena, o->doc->clauses, o->doc->nclauses);

	c->id = id;
	c->path = path;
	c->part = o->doc->nparts - 1;
	c->parent = parent;
	return o->doc->nclauses - 1;
}

static void levels_reset(struct outline *o, int from)
{
	for (int level = from; level <= LABEL_LEVELS; level++) {
		o->open[level] = CLAUSE_NONE;
		o->last[level] = 0;
	}
}

/* ---- parts ---- */
/* Whether some # after the first is no attachment: then the first is a covering notice. */
static bool covering_notice(const struct document *doc)
{
	size_t titles = 0, length;

	for (size_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].kind == BLOCK_TITLE && titles++ > 0 &&
			label_attachment(doc->blocks[i].text, doc->blocks[i].n, doc->lang, &length) == 0)
			return true;
	return false;
}

/* Levels that count on: a number that follows the part's last one, not its parent's. */
static void runs_find(struct outline *o, size_t first)
{
	int last[LABEL_LEVELS + 1] = {0}, running[LABEL_LEVELS + 1] = {0}, titles = 0;

	memset(o->runs, 0, sizeof o->runs);
	for (size_t i = first; i < o->doc->nblocks; i++) {
		const struct block *b = &o->doc->blocks[i];
		int level = b->label.level;

		if (b->kind == BLOCK_TITLE && titles++ > 0)
			return; /* the next part */
		if (level == 0)
			continue;
		if (b->label.number > 1 && b->label.number != last[level] + 1 && b->label.number == running[level] + 1)
			o->runs[level] = true;
		last[level] = running[level] = b->label.number;
		for (int deeper = level + 1; deeper <= LABEL_LEVELS; deeper++)
			last[deeper] = 0;
	}
}

static void part_open(struct outline *o, enum part_kind kind, int attachment, size_t first)
{
	const char *path = kind == PART_NOTICE ? "通知" : o->covered ? "方案" : "正文";

	o->part = arena_append(o->arena, o->doc->parts, o->doc->nparts);
	o->part->kind = kind;
	o->part->attachment = attachment;
	o->part->id = kind == PART_NOTICE ? "notice" : o->covered ? "plan" : "text";
	o->part->first = first;
	if (kind == PART_ANNEX) {
		o->part->id = arena_printf(o->arena, "annex-%d", attachment);
		path = arena_printf(o->arena, "附件%d", attachment);
	}
	levels_reset(o, 1);
	memset(o->running, 0, sizeof o->running);
	runs_find(o, first);
	o->table_seen = o->broken = false;
	o->open[0] = o->heading = clause_add(o, o->part->id, path, CLAUSE_NONE);
}

/* At most a notice and one text, then the attachments from 1 on. */
static void parts_check(struct outline *o, const struct block *b, int attachment)
{
	if (attachment == 0 && o->part->kind != PART_NOTICE && o->part->title != NULL)
		diag_plain(o->diag, b->src, "numbering", b->text,
			"the # headings are the notice, the text, then # 附件1 … (# Attachment 1 …)",
			"# 标题依次为通知、正文、附件1……");
	if (attachment > 0 && attachment != o->attachments + 1)
		diag_error(o->diag, b->src, "numbering", "this is attachment %d, after the one before it %d is expected",
			"此处为附件%d，按顺序应为附件%d", attachment, o->attachments + 1);
	if (attachment > 0)
		o->attachments = attachment;
}

static void title_add(struct outline *o, struct block *b, size_t index)
{
	size_t length = 0;
	int attachment = label_attachment(b->text, b->n, o->doc->lang, &length);

	parts_check(o, b, attachment);
	if (attachment > 0 || o->part->title != NULL)
		part_open(o, attachment > 0 ? PART_ANNEX : PART_TEXT, attachment, index);
	if (attachment > 0)
		o->part->label = arena_copy(o->arena, b->text, length);
	while (length < b->n && b->text[length] == ' ')
		length++;
	o->part->title = b->text + length;
	b->id = o->part->id;
	b->clause = o->open[0];
}

/* ---- labelled clauses ---- */
/* Ids and paths of an attachment's sections, and of a covering notice's, begin with the part's. */
static bool prefixed(const struct outline *o)
{
	return o->part->kind != PART_TEXT;
}

/* A numbered paragraph below an attachment's table is a note to it. */
static bool is_table_note(const struct outline *o, const struct clause *parent, const struct label *label)
{
	return o->part->kind == PART_ANNEX && o->table_seen && parent->label.level == 0 && label->level == 3;
}

/* "s3-1-2" under "s3-1"; annex-2-s1; item-13; annex-2-note-1. */
static const char *clause_id(const struct outline *o, const struct clause *parent, const struct label *label)
{
	const char *prefix = prefixed(o) ? arena_printf(o->arena, "%s-", o->part->id) : "";

	if (is_table_note(o, parent, label))
		return arena_printf(o->arena, "%snote-%d", prefix, label->number);
	if (o->runs[label->level])
		return arena_printf(o->arena, "%sitem-%d", prefix, label->number);
	if (parent->label.level > 0)
		return arena_printf(o->arena, "%s-%d", parent->id, label->number);
	return arena_printf(o->arena, "%ss%d", prefix, label->number);
}

/* Item 1 of 附件1 is 附件1第1项: 附件11 would be another attachment. */
static const char *clause_path(const struct outline *o, const struct clause *parent, const struct label *label)
{
	struct buf path = {0};
	const char *copy, *whole = prefixed(o) ? o->doc->clauses[o->open[0]].path : "";

	if (is_table_note(o, parent, label)) {
		buf_printf(&path, "%s注%d", whole, label->number);
	} else if (o->runs[label->level] || (label->level == 3 && parent->label.level == 0 && prefixed(o))) {
		buf_printf(&path, "%s第%d项", whole, label->number);
	} else {
		buf_puts(&path, parent->label.level > 0 ? parent->path : whole);
		label_write(&path, label->level, label->number);
	}
	copy = arena_copy(o->arena, buf_str(&path), path.n);
	buf_free(&path);
	return copy;
}

static void numbering_check(const struct outline *o, const struct label *label, struct src src)
{
	int expected = (o->runs[label->level] ? o->running : o->last)[label->level] + 1;
	struct buf want = {0}, got = {0};

	if (label->number == expected)
		return;
	label_print(&want, o->doc->lang, label->level, expected);
	label_print(&got, o->doc->lang, label->level, label->number);
	diag_error(o->diag, src, "numbering", "the label is %s, after the one before it %s is expected",
		"编号为 %s，按顺序应为 %s", buf_str(&got), buf_str(&want));
	buf_free(&want);
	buf_free(&got);
}

static size_t clause_open(struct outline *o, const struct label *label, struct src src)
{
	size_t parent = o->open[0], clause;

	numbering_check(o, label, src);
	for (int level = 1; level < label->level; level++)
		if (o->open[level] != CLAUSE_NONE)
			parent = o->open[level];
	levels_reset(o, label->level + 1);
	clause = clause_add(o, clause_id(o, &o->doc->clauses[parent], label),
		clause_path(o, &o->doc->clauses[parent], label), parent);
	o->doc->clauses[clause].label = *label;
	o->open[label->level] = clause;
	o->last[label->level] = o->running[label->level] = label->number;
	return clause;
}

static void heading_add(struct outline *o, struct block *b)
{
	int level = cmark_node_get_heading_level(b->node);

	if (b->label.level == 0 || b->label.level != level - 1 || level > DEEPEST_HEADING) {
		diag_plain(o->diag, b->src, "numbering", b->text,
			"a heading ## begins with 一、 (I.), ### with （一） ((I)), #### with 1． (1.)",
			"标题 ## 应以“一、”开头，### 以“（一）”开头，#### 以“1．”开头");
		return;
	}
	b->clause = o->heading = clause_open(o, &b->label, b->src);
	o->doc->clauses[b->clause].heading = b->text + b->label.length;
	b->id = o->doc->clauses[b->clause].id;
}

/* ---- unlabelled paragraphs ---- */
/*
 * The text's paragraphs before its first section are 序, those after *** 末段: clauses of their own. Elsewhere a
 * paragraph belongs to the innermost heading.
 */
static size_t loose_clause(struct outline *o)
{
	struct document *doc = o->doc;
	const char *id = o->broken ? "end" : "preface";

	if (o->part->kind != PART_TEXT || o->part->title == NULL || o->heading != o->open[0])
		return o->heading;
	for (size_t i = 0; i < doc->nclauses; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return i;
	return clause_add(o, id, o->broken ? "末段" : "序", o->open[0]);
}

static void paragraph_add(struct outline *o, struct block *b)
{
	struct clause *clause;

	if (o->broken && o->part->kind == PART_TEXT)
		b->label = (struct label){0}; /* the list of attachments below a text numbers no clauses */
	if (b->label.level > 0) {
		b->clause = clause_open(o, &b->label, b->src);
		b->id = o->doc->clauses[b->clause].id;
		return;
	}
	b->clause = loose_clause(o);
	clause = &o->doc->clauses[b->clause];
	b->id = arena_printf(o->arena, "%s-p%d", clause->id, ++clause->nparagraphs);
}

static void block_add(struct outline *o, size_t index)
{
	struct block *b = &o->doc->blocks[index];

	b->clause = o->heading;
	switch (b->kind) {
	case BLOCK_TITLE:
		title_add(o, b, index);
		break;
	case BLOCK_HEADING:
		heading_add(o, b);
		break;
	case BLOCK_PARAGRAPH:
		paragraph_add(o, b);
		break;
	case BLOCK_TABLE:
		o->table_seen = true;
		break;
	case BLOCK_FORM:
		break;
	case BLOCK_BREAK:
		o->broken = true;
		levels_reset(o, 1);
		o->heading = o->open[0];
		break;
	}
	b->part = o->doc->nparts - 1;
}

void outline_make(struct arena *a, struct document *doc, struct diag *d)
{
	struct outline o = {.arena = a, .doc = doc, .diag = d};

	o.covered = covering_notice(doc);
	part_open(&o, o.covered ? PART_NOTICE : PART_TEXT, 0, 0);
	for (size_t i = 0; i < doc->nblocks; i++)
		block_add(&o, i);
	for (size_t i = 0; i < doc->nparts; i++)
		doc->parts[i].end = i + 1 < doc->nparts ? doc->parts[i + 1].first : doc->nblocks;
}
