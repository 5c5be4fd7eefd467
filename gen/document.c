#include "document.h"

#include <string.h>

#include "file.h"
#include "outline.h"
#include "read.h"
#include "table.h"
#include "text.h"

/* What reading needs beside the document. */
struct reader {
	struct arena *arena;
	struct document *doc;
	struct diag *diag;
	const char *path;
	int line_offset;
};

static struct src node_src(const struct reader *r, cmark_node *node)
{
	return (struct src){r->path, cmark_node_get_start_line(node) + r->line_offset,
		cmark_node_get_start_column(node)};
}

/* ---- plain text of a block, refusing what is not text ---- */
static void refuse(const struct reader *r, struct src src, const char *check, const char *en, const char *zh)
{
	diag_plain(r->diag, src, check, NULL, en, zh);
}

static void text_collect(const struct reader *r, cmark_node *node, struct src src, struct buf *text)
{
	for (cmark_node *child = cmark_node_first_child(node); child != NULL; child = cmark_node_next(child)) {
		switch (cmark_node_get_type(child)) {
		case CMARK_NODE_TEXT:
		case CMARK_NODE_CODE:
			buf_puts(text, cmark_node_get_literal(child));
			break;
		case CMARK_NODE_SOFTBREAK:
		case CMARK_NODE_LINEBREAK:
			if (r->doc->lang == EN)
				buf_putc(text, ' ');
			break;
		case CMARK_NODE_HTML_INLINE:
			refuse(r, src, "raw-html", "raw HTML is not accepted; write plain text (\\< for a <)",
				"不接受 HTML 标记；请写普通文字（< 写作 \\<）");
			break;
		case CMARK_NODE_IMAGE:
			refuse(r, src, "image", "images are not accepted in a policy's text", "政策正文不接受图片");
			break;
		default:
			text_collect(r, child, src, text);
		}
	}
}

static void block_text(const struct reader *r, struct block *b)
{
	struct buf text = {0};

	text_collect(r, b->node, b->src, &text);
	b->n = text.n;
	b->text = arena_copy(r->arena, buf_str(&text), text.n);
	buf_free(&text);
	if (strstr(b->text, "**") != NULL)
		refuse(r, b->src, "literal-stars", "** stays as it is here; put the emphasis marks beside letters, not punctuation",
			"此处的 ** 会原样印出；加粗标记应紧贴文字，不要紧贴标点");
}

static void fence_add(const struct reader *r, struct block *b)
{
	const struct policy *p = r->doc->policy;
	const char *info = cmark_node_get_fence_info(b->node);

	b->kind = strncmp(info, "form ", 5) == 0 ? BLOCK_FORM : BLOCK_TABLE;
	for (size_t i = 0; b->kind == BLOCK_TABLE && i < p->ntables; i++)
		if (strncmp(info, "table ", 6) == 0 && strcmp(info + 6, p->tables[i].id) == 0)
			b->table = &p->tables[i];
	for (size_t i = 0; b->kind == BLOCK_FORM && i < p->nforms; i++)
		if (strcmp(info + 5, p->forms[i].id) == 0)
			b->form = &p->forms[i];
	if (b->table == NULL && b->form == NULL)
		diag_error(r->diag, b->src, "fence",
			"\"%s\" names no table or form; write ```table NAME (tables/NAME.yaml) or ```form NAME (forms/NAME.yaml)",
			"“%s”不是表或表单；请写 ```table 名称（tables/名称.yaml）或 ```form 名称（forms/名称.yaml）", info);
	else if (cmark_node_get_literal(b->node)[0] != '\0')
		refuse(r, b->src, "fence", "the block is empty: its content comes from the file it names",
			"此块应为空，内容来自所指文件");
	r->doc->lost |= b->table == NULL && b->form == NULL;
	if (b->table != NULL) {
		table_cells_read(r->arena, p, b->table, r->doc->lang, &b->csv, r->diag);
		r->doc->lost |= b->csv.nrows == 0;
		b->id = arena_printf(r->arena, "table-%s", b->table->id);
	}
	if (b->form != NULL)
		b->id = arena_printf(r->arena, "form-%s", b->form->id);
}

static void node_add(const struct reader *r, cmark_node *node)
{
	struct block *b = arena_append(r->arena, r->doc->blocks, r->doc->nblocks);
	cmark_node_type type = cmark_node_get_type(node);

	b->node = node;
	b->src = node_src(r, node);
	b->id = "";
	b->kind = BLOCK_BREAK;
	if (type == CMARK_NODE_HEADING) {
		b->kind = cmark_node_get_heading_level(node) == 1 ? BLOCK_TITLE : BLOCK_HEADING;
		block_text(r, b);
	} else if (type == CMARK_NODE_PARAGRAPH) {
		b->kind = BLOCK_PARAGRAPH;
		block_text(r, b);
	} else if (type == CMARK_NODE_CODE_BLOCK) {
		fence_add(r, b);
	} else if (type == CMARK_NODE_THEMATIC_BREAK) {
		return;
	} else if (type == CMARK_NODE_LIST) {
		r->doc->lost = true;
		refuse(r, b->src, "list-marker", "Markdown reads a list here; write the label with a backslash: 1\\. or \\-",
			"此处会被读作列表；请在编号中加反斜线：1\\. 或 \\-");
	} else if (type == CMARK_NODE_HTML_BLOCK) {
		r->doc->lost = true;
		refuse(r, b->src, "raw-html", "raw HTML is not accepted; write plain text (\\< for a <)",
			"不接受 HTML 标记；请写普通文字（< 写作 \\<）");
	} else {
		r->doc->lost = true;
		refuse(r, b->src, "markdown", "only headings, paragraphs, *** and ```table / ```form blocks are accepted",
			"只接受标题、段落、***、```table 和 ```form");
	}
	if (b->kind == BLOCK_HEADING || b->kind == BLOCK_PARAGRAPH)
		label_parse(b->text, b->n, r->doc->lang, &b->label);
}

static void node_free(void *node)
{
	cmark_node_free(node);
}

static const char *document_path(struct arena *a, const struct policy *p, enum lang lang)
{
	return arena_printf(a, "%s/%s.md", p->dir, lang_code[lang]);
}

struct document *document_parse(struct arena *a, const struct policy *p, enum lang lang, const char *text, size_t n,
	struct diag *d)
{
	struct document *doc = arena_new(a, struct document, 1);
	struct reader r = {.arena = a, .doc = doc, .diag = d, .path = document_path(a, p, lang)};
	size_t front, start;
	int line;
	cmark_node *root;

	if (!front_split(r.path, text, n, &front, &start, &line, d))
		return NULL;
	root = cmark_parse_document(text + start, n - start, CMARK_OPT_DEFAULT);
	arena_own(a, root, node_free);
	doc->policy = p;
	doc->lang = lang;
	r.line_offset = line - 1;
	for (cmark_node *node = cmark_node_first_child(root); node != NULL; node = cmark_node_next(node))
		node_add(&r, node);
	outline_make(a, doc, d);
	return doc;
}

struct document *document_open(struct arena *a, const struct policy *p, enum lang lang, struct diag *d)
{
	const struct front *head = &p->front[lang];
	const char *text;
	size_t n;

	if (head->src.path != NULL && head->body_line == 0)
		return NULL; /* policy_read has said why */
	text = file_read(a, document_path(a, p, lang), &n, d);
	return text == NULL ? NULL : document_parse(a, p, lang, text, n, d);
}

bool blocks_twin(const struct block *zh, const struct block *en)
{
	return zh->kind == en->kind && zh->label.level == en->label.level && zh->label.number == en->label.number &&
		zh->table == en->table && zh->form == en->form;
}

const struct clause *clause_lookup(const struct document *doc, const char *path)
{
	for (size_t i = 0; i < doc->nclauses; i++)
		if (strcmp(doc->clauses[i].path, path) == 0)
			return &doc->clauses[i];
	return NULL;
}

const char *clause_anchor(const struct document *doc, const struct clause *clause)
{
	size_t index = (size_t)(clause - doc->clauses);

	for (size_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].clause == index && doc->blocks[i].id[0] != '\0')
			return doc->blocks[i].id;
	return clause->id;
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

	if (b->text != NULL && offset > 0) {
		src.col += (int)utf8_length(b->text, offset);
		if (b->kind == BLOCK_TITLE || b->kind == BLOCK_HEADING) /* "## " is none of the text */
			src.col += cmark_node_get_heading_level(b->node) + 1;
	}
	return src;
}
