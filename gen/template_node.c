#include "template_node.h"

#include <string.h>

#include "html.h"

struct src element_at(const struct compile *c, const struct element *e, const char *attribute)
{
	return source_at(&c->source, e->node, attribute);
}

void compile_mistake(struct compile *c, struct src src, const char *what, const char *en, const char *zh)
{
	words_mistake(c->words, src, what, en, zh);
}

static size_t op_push(struct compile *c, enum op_kind kind, struct src src)
{
	struct op *op = arena_append(c->words->arena, c->program->ops, c->program->nops);

	op->kind = kind;
	op->line = src.line;
	op->col = src.col;
	return c->program->nops - 1;
}

void literal_flush(struct compile *c)
{
	size_t i;

	if (c->literal.n == 0)
		return;
	i = op_push(c, OP_BYTES, (struct src){0}); /* may move the ops */
	c->program->ops[i].as.bytes.p = arena_copy(c->words->arena, c->literal.p, c->literal.n);
	c->program->ops[i].as.bytes.n = c->literal.n;
	buf_clear(&c->literal);
}

size_t op_add(struct compile *c, enum op_kind kind, struct src src, const struct path *path)
{
	size_t i;

	literal_flush(c);
	i = op_push(c, kind, src);
	c->program->ops[i].as.value.path = path;
	return i;
}

void op_end(struct compile *c, size_t i)
{
	if (i == NO_OP)
		return;
	literal_flush(c);
	c->program->ops[i].end = (uint32_t)c->program->nops;
}

const char *g_name(const xmlChar *name, const xmlNs *ns)
{
	const char *s = (const char *)name;

	if (ns != NULL && ns->prefix != NULL)
		return strcmp((const char *)ns->prefix, "g") == 0 ? s : NULL;
	return strncmp(s, "g:", 2) == 0 ? s + 2 : NULL;
}

bool has_prefix(const xmlChar *name, const xmlNs *ns)
{
	return (ns != NULL && ns->prefix != NULL) || strchr((const char *)name, ':') != NULL;
}

const char *attribute_value(struct compile *c, const xmlAttr *a)
{
	xmlChar *value = c->source.xml.xmlNodeListGetString(c->source.doc, a->children, 1);
	const char *copy;

	if (value == NULL)
		return "";
	copy = arena_copy(c->words->arena, (const char *)value, strlen((const char *)value));
	(*c->source.xml.xmlFree)(value);
	return copy;
}

void pieces_write(struct compile *c, const struct value *v, enum op_kind kind, struct src src)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct piece *piece = &v->pieces[i];

		if (piece->path != NULL)
			op_add(c, kind, src, piece->path);
		else if (kind == OP_ATTRIBUTE)
			html_attribute(&c->literal, piece->p, piece->n);
		else
			html_text(&c->literal, piece->p, piece->n);
	}
}
