#include <stdio.h>
#include <string.h>

#include "html.h"
#include "template_node.h"

static const struct {
	const char *name;
	size_t offset;
} directives[] = {
	{"each", offsetof(struct element, each)}, {"if", offsetof(struct element, condition)},
	{"use", offsetof(struct element, use)}, {"text", offsetof(struct element, text)},
	{"html", offsetof(struct element, html)},
};
#define NDIRECTIVES (sizeof directives / sizeof directives[0])

const char **directive_slot(struct element *e, const char *name)
{
	for (size_t i = 0; i < NDIRECTIVES; i++)
		if (strcmp(name, directives[i].name) == 0)
			return (const char **)((char *)e + directives[i].offset);
	return NULL;
}

static bool is_directive(const char *name)
{
	struct element any = {0};

	return directive_slot(&any, name) != NULL;
}

/* True if the element has g:NAME, whose value takes the place of a sample in the template. */
static bool is_bound(const xmlNode *node, const xmlChar *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *g = g_name(a->name, a->ns);

		if (g != NULL && strcmp(g, (const char *)name) == 0)
			return true;
	}
	return false;
}

static const char *static_attribute(struct compile *c, const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (!has_prefix(a->name, a->ns) && strcmp((const char *)a->name, name) == 0)
			return attribute_value(c, a);
	return NULL;
}

static void static_write(struct compile *c, const struct element *e, const xmlAttr *a)
{
	const char *name = (const char *)a->name, *value = attribute_value(c, a);

	if (has_prefix(a->name, a->ns)) {
		compile_mistake(c, element_at(c, e, NULL), name, "an attribute with a prefix; only g: is known here",
			"属性带有前缀；此处只能用 g:");
		return;
	}
	buf_putc(&c->literal, ' ');
	buf_puts(&c->literal, name);
	if ((value[0] == '\0' || strcmp(value, name) == 0) && html_is_boolean(name))
		return;
	buf_puts(&c->literal, "=\"");
	html_attribute(&c->literal, value, strlen(value));
	buf_putc(&c->literal, '"');
}

static void boolean_bind(struct compile *c, struct src src, const char *name, const struct value *v)
{
	size_t op;

	if (v->n != 1 || v->pieces[0].path == NULL || !v->optional) {
		compile_mistake(c, src, name, "is there or not; write a PATH that ends in ?", "该属性只有有无之分；应写以 ? 结尾的路径");
		return;
	}
	op = op_add(c, OP_IF, src, v->pieces[0].path);
	buf_putc(&c->literal, ' ');
	buf_puts(&c->literal, name);
	op_end(c, op);
}

static void value_bind(struct compile *c, struct src src, const char *name, const struct value *v,
	enum attribute_kind kind)
{
	size_t first = NO_OP, npresent = 0, url = NO_OP;

	for (size_t i = 0; v->optional && i < v->n; i++) {
		size_t op;

		if (v->pieces[i].path == NULL)
			continue;
		op = op_add(c, OP_PRESENT, src, v->pieces[i].path);
		if (npresent++ == 0)
			first = op;
	}
	buf_putc(&c->literal, ' ');
	buf_puts(&c->literal, name);
	buf_puts(&c->literal, "=\"");
	if (kind == ATTRIBUTE_URL || kind == ATTRIBUTE_LOCAL_URL)
		url = op_add(c, kind == ATTRIBUTE_URL ? OP_URL : OP_LOCAL_URL, src, NULL);
	pieces_write(c, v, OP_ATTRIBUTE, src);
	op_end(c, url);
	buf_putc(&c->literal, '"');
	for (size_t i = 0; i < npresent; i++) /* they stand side by side */
		op_end(c, first + i);
}

/* False after reporting that this attribute of this element cannot be set. */
static bool bind_allowed(struct compile *c, const struct element *e, struct src src, const char *name)
{
	enum attribute_kind kind = attribute_kind(name);

	if (kind == ATTRIBUTE_UNKNOWN) {
		diag_error(c->words->diag, src, "template",
			"g:%s is neither a directive nor an attribute that can be set; accepted: g:text g:html g:each g:if g:use, and g: with %s",
			"g:%s 不是指令，也不是可设置的属性；可用 g:text g:html g:each g:if g:use，以及 g: 加 %s",
			name, attribute_list(c->words->arena));
		c->words->failed = true;
	} else if (kind == ATTRIBUTE_REFUSED) {
		compile_mistake(c, src, name, "cannot be set from data; use class, data-… and a script of its own",
			"不能由数据设置；请用 class、data-… 和单独的脚本");
	} else if (e->name == NULL) {
		compile_mistake(c, src, name,
			"g:block leaves no tag, so it has no attributes; accepted: g:text g:html g:each g:if g:use",
			"g:block 不产生标签，因此没有属性；可用 g:text g:html g:each g:if g:use");
	} else if (strcmp(name, "content") == 0 && static_attribute(c, e->node, "http-equiv") != NULL) {
		compile_mistake(c, src, name, "cannot be set from data where http-equiv stands",
			"有 http-equiv 时不能由数据设置");
	} else {
		return true;
	}
	return false;
}

static void attribute_bind(struct compile *c, const struct element *e, const char *name, const char *text)
{
	char written[80];
	struct src src;
	struct value v;

	snprintf(written, sizeof written, "g:%s", name);
	src = element_at(c, e, written);
	if (!bind_allowed(c, e, src, name) || !value_parse(c->words, src, text, true, &v))
		return;
	if (attribute_kind(name) == ATTRIBUTE_BOOLEAN)
		boolean_bind(c, src, name, &v);
	else
		value_bind(c, src, name, &v, attribute_kind(name));
}

/* Static attributes in their order, then the set ones in theirs. On g:block there can only be mistakes. */
void attributes_write(struct compile *c, const struct element *e)
{
	for (const xmlAttr *a = e->node->properties; a != NULL; a = a->next) {
		if (g_name(a->name, a->ns) != NULL || is_bound(e->node, a->name))
			continue;
		if (e->name == NULL)
			compile_mistake(c, element_at(c, e, (const char *)a->name), (const char *)a->name,
				"g:block leaves no tag, so it has no attributes", "g:block 不产生标签，因此没有属性");
		else
			static_write(c, e, a);
	}
	for (const xmlAttr *a = e->node->properties; a != NULL; a = a->next) {
		const char *name = g_name(a->name, a->ns);

		if (name != NULL && !is_directive(name))
			attribute_bind(c, e, name, attribute_value(c, a));
	}
}
