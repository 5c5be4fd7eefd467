#include "document.h"

#include <string.h>

#include "file.h"
#include "read.h"
#include "table.h"
#include "text.h"

/* What is open while the blocks go by. */
struct outline {
	struct arena *arena;
	struct document *doc;
	struct diag *diag;
	const char *path;
	int line_offset;
	bool has_plan;                      /* some part is a plan: the notice's ids get a prefix */
	size_t open[LABEL_LEVELS + 1];      /* clause of each level; [0] the part's own */
	size_t heading;                     /* innermost clause opened by a heading, or open[0] */
	int last[LABEL_LEVELS + 1];         /* last number at each level under its parent */
	int running[LABEL_LEVELS + 1];      /* last number at each level in the part */
};

static struct src node_src(const struct outline *o, cmark_node *node)
{
	return (struct src){o->path, cmark_node_get_start_line(node) + o->line_offset,
		cmark_node_get_start_column(node)};
}

/* ---- plain text of a block, refusing what is not text ---- */
static void refuse(const struct outline *o, struct src src, const char *check, const char *en, const char *zh)
{
	diag_plain(o->diag, src, check, NULL, en, zh);
}

static void text_collect(const struct outline *o, cmark_node *node, struct src src, struct buf *text)
{
	for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child)) {
		switch (cmark_node_get_type(child)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			buf_puts(text, cmark_node_get_literal(child));
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			if (o->doc->lang == EN)
				buf_putc(text, ' ');
			break;
		case CMARK_NODE_HTML_INLINE:
			refuse(o, src, "raw-html", "raw HTML is not accepted; write plain text (\\< for a <)",
				"不接受 HTML 标记；请写普通文字（< 写作 \\<）");
			break;
		case CMARK_NODE_IMAGE:
			refuse(o, src, "image", "images are not accepted in a policy's text", "政策正文不接受图片");
			break;
		default:
			text_collect(o, child, src, text);
		}
	}
}

static void block_text(const struct outline *o, struct block *b)
{
	struct buf text = {0};

	text_collect(o, b->node, b->src, &text);
	b->n = text.n;
	b->text = arena_copy(o->arena, buf_str(&text), text.n);
	buf_free(&text);
	if (strstr(b->text, "**") != NULL)
		refuse(o, b->src, "literal-stars", "** stays as it is here; put the emphasis marks beside letters, not punctuation",
			"此处的 ** 会原样印出；加粗标记应紧贴文字，不要紧贴标点");
}

/* ---- clauses ---- */
static size_t clause_add(struct outline *o, const char *id, const char *path, size_t parent)
{
	struct clause *c = arena_append(o->arena, o->doc->clauses, o->doc->nclauses);

	c->id = id;
	c->path = path;
	c->part = o->doc->nparts - 1;
	c->parent = parent;
	return o->doc->nclauses - 1;
}

static struct part *part_now(const struct outline *o)
{
	return &o->doc->parts[o->doc->nparts - 1];
}

static void levels_reset(struct outline *o, int from)
{
	for (int level = from; level <= LABEL_LEVELS; level++) {
		o->open[level] = CLAUSE_NONE;
		o->last[level] = 0;
	}
}

static void part_open(struct outline *o, enum part_kind kind, int attachment)
{
	struct part *part = arena_append(o->arena, o->doc->parts, o->doc->nparts);
	const char *path = kind == PART_NOTICE ? "通知" : "方案";

	part->kind = kind;
	part->attachment = attachment;
	part->id = kind == PART_NOTICE ? "notice" : "plan";
	part->first = o->doc->nblocks == 0 ? 0 : o->doc->nblocks - 1; /* its title, the block being added */
	if (kind == PART_ANNEX) {
		part->id = arena_printf(o->arena, "annex-%d", attachment);
		path = arena_printf(o->arena, "附件%d", attachment);
	}
	levels_reset(o, 1);
	memset(o->running, 0, sizeof o->running);
	o->open[0] = o->heading = clause_add(o, part->id, path, CLAUSE_NONE);
}

/* "s3-1-2" under "s3-1"; the first section of an attachment is annex-2-s1. */
static const char *clause_id(const struct outline *o, const struct clause *parent, const struct label *label)
{
	const char *prefix = "";

	if (parent->label.level > 0)
		return arena_printf(o->arena, "%s-%d", parent->id, label->number);
	if (part_now(o)->kind == PART_ANNEX || (part_now(o)->kind == PART_NOTICE && o->has_plan))
		prefix = arena_printf(o->arena, "%s-", part_now(o)->id);
	return arena_printf(o->arena, "%ss%d", prefix, label->number);
}

static const char *clause_path(const struct outline *o, const struct clause *parent, const struct label *label)
{
	struct buf path = {0};
	const char *copy;

	if (parent->label.level > 0 || part_now(o)->kind == PART_ANNEX ||
		(part_now(o)->kind == PART_NOTICE && o->has_plan))
		buf_puts(&path, parent->path);
	label_write(&path, label->level, label->number);
	copy = arena_copy(o->arena, buf_str(&path), path.n);
	buf_free(&path);
	return copy;
}

static void numbering_check(const struct outline *o, const struct label *label, struct src src)
{
	int expected = o->last[label->level] + 1;
	struct buf want = {0}, got = {0};

	if (label->number == expected || (label->number > 1 && label->number == o->running[label->level] + 1))
		return;
	label_write(&want, label->level, expected);
	label_write(&got, label->level, label->number);
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

/* ---- blocks ---- */
static void title_add(struct outline *o, struct block *b)
{
	size_t length = 0;
	int attachment = label_attachment(b->text, b->n, o->doc->lang, &length);
	bool first_title = o->doc->nparts == 1 && part_now(o)->title == NULL;
	struct part *part;

	if (attachment > 0 || !first_title)
		part_open(o, attachment > 0 ? PART_ANNEX : PART_PLAN, attachment);
	part = part_now(o);
	if (attachment > 0)
		part->label = arena_copy(o->arena, b->text, length);
	while (length < b->n && b->text[length] == ' ')
		length++;
	part->title = b->text + length;
	b->kind = BLOCK_TITLE;
	b->clause = o->open[0];
	b->part = o->doc->nparts - 1;
	b->id = part->id;
}

static void heading_add(struct outline *o, struct block *b)
{
	int level = cmark_node_get_heading_level(b->node);

	b->kind = BLOCK_HEADING;
	if (level == 1) {
		title_add(o, b);
		return;
	}
	if (!label_parse(b->text, b->n, o->doc->lang, &b->label) || b->label.level != level - 1) {
		diag_plain(o->diag, b->src, "numbering", b->text,
			"a heading ## begins with 一、 (I.), ### with （一） ((I)), #### with 1． (1.)",
			"标题 ## 应以“一、”开头，### 以“（一）”开头，#### 以“1．”开头");
		b->clause = o->heading;
		b->id = "";
		return;
	}
	b->clause = o->heading = clause_open(o, &b->label, b->src);
	o->doc->clauses[b->clause].heading = b->text + b->label.length;
	b->id = o->doc->clauses[b->clause].id;
}

/* The plan's paragraphs before 一 are 序, those after *** 末段: clauses of their own. */
static size_t loose_clause(struct outline *o)
{
	struct document *doc = o->doc;
	bool after = part_now(o)->kind == PART_PLAN && o->running[1] > 0 && o->heading == o->open[0];
	bool before = part_now(o)->kind == PART_PLAN && o->running[1] == 0;
	const char *id = before ? "preface" : "end";

	if (!before && !after)
		return o->heading;
	for (size_t i = 0; i < doc->nclauses; i++)
		if (strcmp(doc->clauses[i].id, id) == 0)
			return i;
	return clause_add(o, id, before ? "序" : "末段", o->open[0]);
}

static void paragraph_add(struct outline *o, struct block *b)
{
	struct clause *clause;

	b->kind = BLOCK_PARAGRAPH;
	if (label_parse(b->text, b->n, o->doc->lang, &b->label)) {
		b->clause = clause_open(o, &b->label, b->src);
		b->id = o->doc->clauses[b->clause].id;
		return;
	}
	b->clause = loose_clause(o);
	clause = &o->doc->clauses[b->clause];
	b->id = arena_printf(o->arena, "%s-p%d", clause->id, ++clause->nparagraphs);
}

static void fence_add(struct outline *o, struct block *b)
{
	const struct policy *p = o->doc->policy;
	const char *info = cmark_node_get_fence_info(b->node);

	b->clause = o->heading;
	b->id = "";
	b->kind = strncmp(info, "form ", 5) == 0 ? BLOCK_FORM : BLOCK_TABLE;
	for (size_t i = 0; b->kind == BLOCK_TABLE && i < p->ntables; i++)
		if (strncmp(info, "table ", 6) == 0 && strcmp(info + 6, p->tables[i].id) == 0)
			b->table = &p->tables[i];
	for (size_t i = 0; b->kind == BLOCK_FORM && i < p->nforms; i++)
		if (strcmp(info + 5, p->forms[i].id) == 0)
			b->form = &p->forms[i];
	if (b->table == NULL && b->form == NULL)
		diag_error(o->diag, b->src, "fence",
			"\"%s\" names no table or form; write ```table NAME (tables/NAME.yaml) or ```form NAME (forms/NAME.yaml)",
			"“%s”不是表或表单；请写 ```table 名称（tables/名称.yaml）或 ```form 名称（forms/名称.yaml）", info);
	else if (cmark_node_get_literal(b->node)[0] != '\0')
		refuse(o, b->src, "fence", "the block is empty: its content comes from the file it names",
			"此块应为空，内容来自所指文件");
	if (b->table != NULL) {
		table_cells_read(o->arena, p, b->table, o->doc->lang, &b->csv, o->diag);
		b->id = arena_printf(o->arena, "table-%s", b->table->id);
	}
	if (b->form != NULL)
		b->id = arena_printf(o->arena, "form-%s", b->form->id);
}

static void node_add(struct outline *o, cmark_node *node)
{
	struct block *b = arena_append(o->arena, o->doc->blocks, o->doc->nblocks);
	cmark_node_type type = cmark_node_get_type(node);

	b->node = node;
	b->src = node_src(o, node);
	b->part = o->doc->nparts - 1;
	b->clause = o->heading;
	b->id = "";
	b->kind = BLOCK_BREAK;
	if (type == CMARK_NODE_HEADING || type == CMARK_NODE_PARAGRAPH)
		block_text(o, b);
	if (type == CMARK_NODE_HEADING) {
		heading_add(o, b);
	} else if (type == CMARK_NODE_PARAGRAPH) {
		paragraph_add(o, b);
	} else if (type == CMARK_NODE_CODE_BLOCK) {
		fence_add(o, b);
	} else if (type == CMARK_NODE_THEMATIC_BREAK) {
		levels_reset(o, 1);
		o->heading = o->open[0];
	} else if (type == CMARK_NODE_LIST) {
		refuse(o, b->src, "list-marker", "Markdown reads a list here; write the label with a backslash: 1\\. or \\-",
			"此处会被读作列表；请在编号中加反斜线：1\\. 或 \\-");
	} else if (type == CMARK_NODE_HTML_BLOCK) {
		refuse(o, b->src, "raw-html", "raw HTML is not accepted; write plain text (\\< for a <)",
			"不接受 HTML 标记；请写普通文字（< 写作 \\<）");
	} else {
		refuse(o, b->src, "markdown", "only headings, paragraphs, *** and ```table / ```form blocks are accepted",
			"只接受标题、段落、***、```table 和 ```form");
	}
}

/* Whether some H1 after the first is no attachment. */
static bool plan_ahead(cmark_node *root, enum lang lang)
{
	size_t length, titles = 0;

	for (cmark_node *n = cmark_node_first_child(root); n != NULL; n = cmark_node_next(n)) {
		cmark_node *text;

		if (cmark_node_get_type(n) != CMARK_NODE_HEADING || cmark_node_get_heading_level(n) != 1)
			continue;
		text = cmark_node_first_child(n);
		if (titles++ > 0 && (text == NULL || cmark_node_get_literal(text) == NULL ||
			label_attachment(cmark_node_get_literal(text), strlen(cmark_node_get_literal(text)), lang, &length) == 0))
			return true;
	}
	return false;
}

static void node_free(void *node)
{
	cmark_node_free(node);
}

struct document *document_open(struct arena *a, const struct policy *p, enum lang lang, struct diag *d)
{
	const char *path = arena_printf(a, "%s/%s.md", p->dir, lang_code[lang]);
	struct document *doc = arena_new(a, struct document, 1);
	struct outline o = {.arena = a, .doc = doc, .diag = d, .path = path};
	size_t n, front, start;
	int line;
	const char *text = file_read(a, path, &n, d);
	cmark_node *root;

	if (text == NULL || !front_split(path, text, n, &front, &start, &line, d))
		return NULL;
	root = cmark_parse_document(text + start, n - start, CMARK_OPT_DEFAULT);
	arena_own(a, root, node_free);
	doc->policy = p;
	doc->lang = lang;
	o.line_offset = line - 1;
	o.has_plan = plan_ahead(root, lang);
	part_open(&o, PART_NOTICE, 0);
	for (cmark_node *node = cmark_node_first_child(root); node != NULL; node = cmark_node_next(node))
		node_add(&o, node);
	for (size_t i = 0; i < doc->nparts; i++)
		doc->parts[i].end = i + 1 < doc->nparts ? doc->parts[i + 1].first : doc->nblocks;
	return doc;
}

const struct clause *clause_lookup(const struct document *doc, const char *path)
{
	for (size_t i = 0; i < doc->nclauses; i++)
		if (strcmp(doc->clauses[i].path, path) == 0)
			return &doc->clauses[i];
	return NULL;
}

bool document_find(const struct document *doc, const struct clause *clause, const char *quote,
	const struct block **block, size_t *from, size_t *to)
{
	size_t index = (size_t)(clause - doc->clauses);

	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->clause != index || b->text == NULL)
			continue;
		if (text_find(b->text, b->n, quote, 0, from, to)) {
			*block = b;
			return true;
		}
	}
	return false;
}

bool document_cell_find(const struct document *doc, const struct clause *clause, const char *quote)
{
	size_t index = (size_t)(clause - doc->clauses), from, to;

	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		for (size_t r = 0; b->clause == index && r < b->csv.nrows; r++)
			for (size_t c = 0; c < b->csv.rows[r].n; c++)
				if (text_find(b->csv.rows[r].cells[c], strlen(b->csv.rows[r].cells[c]), quote, 0, &from, &to))
					return true;
	}
	return false;
}

struct src block_src(const struct block *b, size_t offset)
{
	struct src src = b->src;

	if (b->text != NULL && offset > 0)
		src.col += (int)utf8_length(b->text, offset);
	return src;
}
