#include <string.h>

#include "html.h"
#include "template_node.h"

#define SPACE " \t\r\n"

static bool is_raw(const char *element)
{
	return element != NULL && (strcmp(element, "script") == 0 || strcmp(element, "style") == 0);
}

static bool is_text_only(const char *element)
{
	return element != NULL && (strcmp(element, "title") == 0 || strcmp(element, "textarea") == 0);
}

static bool keeps_space(const char *element)
{
	return element != NULL && (strcmp(element, "pre") == 0 || strcmp(element, "textarea") == 0);
}

static bool is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static bool is_blank(const char *s)
{
	return s[strspn(s, SPACE)] == '\0';
}

static void text_write(struct compile *c, const char *s)
{
	if (c->keep_space) {
		html_text(&c->literal, s, strlen(s));
		return;
	}
	if (is_blank(s) && strchr(s, '\n') != NULL)
		return;
	while (*s != '\0') {
		size_t n = strcspn(s, SPACE);

		html_text(&c->literal, s, n);
		s += n;
		if (*s != '\0')
			buf_putc(&c->literal, ' ');
		s += strspn(s, SPACE);
	}
}

/* script and style: as they stand, for HTML has no escapes there. */
static void raw_write(struct compile *c, const struct element *e)
{
	for (const xmlNode *node = e->node->children; node != NULL; node = node->next) {
		const char *s = (const char *)node->content;

		if (node->type == XML_COMMENT_NODE)
			continue;
		if (!is_text(node)) {
			compile_mistake(c, element_at(c, e, NULL), e->name, "holds text only, no elements",
				"只能有文字，不能有元素");
			return;
		}
		if (strstr(s, "</") != NULL || strstr(s, "<!--") != NULL) {
			compile_mistake(c, element_at(c, e, NULL), e->name,
				"holds \"</\" or \"<!--\", which would end it early; write <\\/",
				"内含“</”或“<!--”，会提前结束；应写作 <\\/");
			return;
		}
		buf_puts(&c->literal, s);
	}
}

/* What a directive replaces is a sample for the designer; a directive inside it would be lost silently. */
static bool has_directives(const xmlNode *first)
{
	for (const xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (g_name(node->name, node->ns) != NULL || has_directives(node->children))
			return true;
		for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
			if (g_name(a->name, a->ns) != NULL)
				return true;
	}
	return false;
}

static void nodes_compile(struct compile *, const xmlNode *first);

static void use_write(struct compile *c, const struct element *e)
{
	const struct templates *t = c->words->templates;
	struct src src = element_at(c, e, "g:use");

	for (size_t i = 0; i < t->nparts; i++) {
		if (strcmp(t->parts[i].name, e->use) == 0) {
			size_t op = op_add(c, OP_USE, src, NULL);

			c->program->ops[op].as.part = &t->parts[i];
			return;
		}
	}
	compile_mistake(c, src, e->use, "there is no such part; g:use takes the name of a templates/parts/*.xhtml",
		"没有这个部件；g:use 应写 templates/parts/*.xhtml 中的名称");
}

static void html_write(struct compile *c, const struct element *e)
{
	struct src src = element_at(c, e, "g:html");
	const struct path *path = path_parse(c->words, src, e->html, strlen(e->html));

	if (c->text_only)
		compile_mistake(c, src, e->html, "title and textarea hold text only; use g:text",
			"title 和 textarea 只能有文字，请用 g:text");
	else if (path != NULL)
		op_add(c, OP_HTML, src, path);
}

/* g:text, g:html or g:use in place of the children. */
static void directive_content(struct compile *c, const struct element *e)
{
	struct src src = element_at(c, e, NULL);
	struct value v;

	if ((e->text != NULL) + (e->html != NULL) + (e->use != NULL) > 1) {
		compile_mistake(c, src, NULL, "an element takes one of g:text, g:html, g:use",
			"一个元素只能有 g:text、g:html、g:use 之一");
		return;
	}
	if (has_directives(e->node->children))
		compile_mistake(c, src, NULL, "g: inside content that g:text, g:html or g:use replaces; take it out",
			"g:text、g:html、g:use 会替换的内容里又有 g:，请删去");
	if (keeps_space(e->name))
		buf_putc(&c->literal, '\n'); /* HTML drops one there; the value may begin with its own */
	if (e->use != NULL)
		use_write(c, e);
	else if (e->html != NULL)
		html_write(c, e);
	else if (value_parse(c->words, element_at(c, e, "g:text"), e->text, false, &v))
		pieces_write(c, &v, OP_TEXT, element_at(c, e, "g:text"));
}

static bool has_content(const xmlNode *first)
{
	for (const xmlNode *node = first; node != NULL; node = node->next)
		if (node->type != XML_COMMENT_NODE && !(is_text(node) && is_blank((const char *)node->content)))
			return true;
	return false;
}

static void content_write(struct compile *c, const struct element *e)
{
	bool replaced = e->text != NULL || e->html != NULL || e->use != NULL;
	const xmlNode *first = e->node->children;

	if (e->name != NULL && html_is_void(e->name)) {
		if (replaced || has_content(first))
			compile_mistake(c, element_at(c, e, NULL), e->name, "this element cannot have content",
				"该元素不能有内容");
	} else if (is_raw(e->name)) {
		if (replaced)
			compile_mistake(c, element_at(c, e, NULL), e->name,
				"is static; put data into data-… attributes or a g:html value",
				"内容固定；数据请放在 data-… 属性或 g:html 中");
		raw_write(c, e);
	} else if (replaced) {
		directive_content(c, e);
	} else {
		if (keeps_space(e->name) && first != NULL && is_text(first) && first->content[0] == '\n')
			buf_putc(&c->literal, '\n');
		nodes_compile(c, first);
	}
}

static size_t each_begin(struct compile *c, const struct element *e)
{
	struct src src = element_at(c, e, "g:each");
	const struct name *bound;
	const struct path *path;
	size_t op;

	if (e->each == NULL || !each_parse(c->words, src, e->each, &bound, &path))
		return NO_OP;
	op = op_add(c, OP_EACH, src, path);
	c->program->ops[op].as.value.bound = bound;
	return op;
}

static size_t condition_begin(struct compile *c, const struct element *e)
{
	struct src src = element_at(c, e, "g:if");
	const char *text = e->condition;
	const struct path *path;
	bool not;

	if (text == NULL)
		return NO_OP;
	not = strncmp(text, "not ", 4) == 0;
	if (not)
		text += 4 + strspn(text + 4, " ");
	path = path_parse(c->words, src, text, strlen(text));
	return path == NULL ? NO_OP : op_add(c, not ? OP_UNLESS : OP_IF, src, path);
}

/* The element's name and directives. False after reporting that it cannot stand here. */
static bool element_read(struct compile *c, struct element *e)
{
	const char *g = g_name(e->node->name, e->node->ns);

	e->name = g == NULL ? (const char *)e->node->name : NULL;
	for (const xmlAttr *a = e->node->properties; a != NULL; a = a->next) {
		const char *name = g_name(a->name, a->ns), **slot;

		slot = name == NULL ? NULL : directive_slot(e, name);
		if (slot != NULL)
			*slot = attribute_value(c, a);
	}
	if (g != NULL ? strcmp(g, "block") != 0 : has_prefix(e->node->name, e->node->ns)) {
		compile_mistake(c, element_at(c, e, NULL), (const char *)e->node->name,
			"an element with a prefix; only g:block is known here", "元素带有前缀；此处只能用 g:block");
		return false;
	}
	if (c->text_only && e->name != NULL) {
		compile_mistake(c, element_at(c, e, NULL), e->name, "title and textarea hold text and g:block only",
			"title 和 textarea 中只能有文字和 g:block");
		return false;
	}
	return true;
}

static void element_compile(struct compile *c, const xmlNode *node)
{
	struct element e = {.node = node};
	bool keep_space = c->keep_space, text_only = c->text_only;
	size_t each, condition;

	if (!element_read(c, &e))
		return;
	each = each_begin(c, &e);
	condition = condition_begin(c, &e);
	if (e.name != NULL)
		buf_printf(&c->literal, "<%s", e.name);
	attributes_write(c, &e);
	if (e.name != NULL)
		buf_putc(&c->literal, '>');
	c->keep_space |= keeps_space(e.name);
	c->text_only |= is_text_only(e.name);
	content_write(c, &e);
	c->keep_space = keep_space;
	c->text_only = text_only;
	if (e.name != NULL && !html_is_void(e.name))
		html_close(&c->literal, e.name);
	op_end(c, condition);
	op_end(c, each);
}

static void nodes_compile(struct compile *c, const xmlNode *first)
{
	for (const xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			element_compile(c, node);
		else if (is_text(node))
			text_write(c, (const char *)node->content);
		else if (node->type != XML_COMMENT_NODE && node->type != XML_DTD_NODE)
			compile_mistake(c, (struct src){c->program->path, (int)c->source.xml.xmlGetLineNo(node), 0},
				(const char *)node->name, "accepted: elements, text, comments",
				"只能有元素、文字和注释");
	}
}

void program_compile(struct words *w, const struct template_source *text, bool page, struct program *program)
{
	struct compile c = {.words = w, .program = program};
	const xmlNode *root;

	if (!source_open(w->arena, text, &c.source, w->diag)) {
		w->failed = true;
		return;
	}
	root = c.source.xml.xmlDocGetRootElement(c.source.doc);
	if (page && strcmp((const char *)root->name, "html") == 0)
		buf_puts(&c.literal, "<!DOCTYPE html>\n");
	nodes_compile(&c, c.source.doc->children);
	literal_flush(&c);
	buf_free(&c.literal);
}
