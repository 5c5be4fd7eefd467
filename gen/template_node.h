/* template_node: a template on its way from libxml2's tree to ops. For template_compile.c and its helpers only. */
#ifndef GONGBU_TEMPLATE_NODE_H
#define GONGBU_TEMPLATE_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "template_ops.h"
#include "template_source.h"

struct compile {
	struct words *words;
	struct source source;
	struct program *program;
	struct buf literal;            /* bytes not yet put into an op */
	bool keep_space;               /* inside pre, textarea */
	bool text_only;                /* inside title, textarea: tags would be shown */
};

/* An element with its directives; a directive that is not there is NULL. */
struct element {
	const xmlNode *node;
	const char *name;              /* NULL: g:block */
	const char *each, *condition, *use, *text, *html;
};

/* Where the element, or its attribute as written, stands. */
struct src element_at(const struct compile *, const struct element *, const char *attribute);
void compile_mistake(struct compile *, struct src, const char *what, const char *en, const char *zh);

#define NO_OP ((size_t)-1)
/* Puts the literal bytes so far and then an op; its number. */
size_t op_add(struct compile *, enum op_kind, struct src, const struct path *);
/* The op's range ends here. NO_OP is fine. */
void op_end(struct compile *, size_t op);
void literal_flush(struct compile *);
/* A value's pieces, each path as an op of this kind (TEXT or ATTRIBUTE). */
void pieces_write(struct compile *, const struct value *, enum op_kind, struct src);

/* The name after g:, whether or not the file declares the prefix; else NULL. */
const char *g_name(const xmlChar *name, const xmlNs *ns);
bool has_prefix(const xmlChar *name, const xmlNs *ns);
/* The value, copied to the arena. */
const char *attribute_value(struct compile *, const xmlAttr *);

/* template_bind.c: the attributes of a tag, static ones first. On g:block there can only be mistakes. */
void attributes_write(struct compile *, const struct element *);
/* The names after g: that are no attributes; where struct element keeps the value, or NULL. */
const char **directive_slot(struct element *, const char *name);

#endif
