/* template_ops: a compiled template, and the words it is compiled from. For the template*.c files only. */
#ifndef GONGBU_TEMPLATE_OPS_H
#define GONGBU_TEMPLATE_OPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"
#include "site.h"
#include "template.h"

/* One spelling is one struct name, so that bound names are compared by address. */
struct name {
	const char *text;
	size_t n;
	uint32_t hash;                 /* data_hash */
};

struct path {
	const char *text;              /* as written, for diagnostics */
	const struct name **names;
	size_t n;
};

enum op_kind {
	OP_BYTES,                      /* these bytes */
	OP_TEXT, OP_ATTRIBUTE,         /* the value, escaped for its place */
	OP_HTML,                       /* the value's HTML */
	OP_EACH,                       /* the ops before `end`, once an item */
	OP_IF, OP_UNLESS, OP_PRESENT,  /* the ops before `end` if the value is there and not empty; if not; if there */
	OP_URL, OP_LOCAL_URL,          /* what the ops before `end` write must be an address, in the site itself */
	OP_USE                         /* another program */
};

struct op {
	enum op_kind kind;
	uint32_t end;
	int line, col;
	union {
		struct {
			const char *p;
			size_t n;
		} bytes;
		struct {
			const struct path *path;
			const struct name *bound; /* EACH */
		} value;
		const struct program *part;
	} as;
};

struct program {
	const char *name, *path;       /* policy, templates/policy.xhtml */
	struct op *ops;
	size_t nops;
};

struct templates {
	enum lang lang;
	const struct ui_string **strings; /* sorted by key */
	size_t nstrings;
	struct program *pages, *parts;
	size_t npages, nparts;
};

/* ---- template_value.c: what a g: attribute may hold ---- */
struct words {
	struct arena *arena;
	struct diag *diag;
	const struct templates *templates;
	struct name **names;
	size_t nnames;
	bool failed;                   /* something was reported */
};

struct piece {                         /* a path, or literal bytes where path is NULL */
	const struct path *path;
	const char *p;
	size_t n;
};

struct value {
	struct piece *pieces;
	size_t n;
	bool optional;                 /* ended in ? */
};

/* A mistake in a template or in a text of strings.yaml; `what` is quoted before the words, NULL for none. */
void words_mistake(struct words *, struct src, const char *what, const char *en, const char *zh);
/* NULL after reporting. */
const struct path *path_parse(struct words *, struct src, const char *p, size_t n);
/* "x in PATH". */
bool each_parse(struct words *, struct src, const char *text, const struct name **bound, const struct path **);
/* A PATH or t:KEY; for an attribute also a pattern, and the ? at its end. */
bool value_parse(struct words *, struct src, const char *text, bool attribute, struct value *);
/* NULL where there is none. */
const struct ui_string *string_lookup(const struct templates *, const char *key);

/* ---- template_attribute.c: which attributes g:NAME may set ---- */
enum attribute_kind { ATTRIBUTE_UNKNOWN, ATTRIBUTE_REFUSED, ATTRIBUTE_TEXT, ATTRIBUTE_BOOLEAN, ATTRIBUTE_URL,
	ATTRIBUTE_LOCAL_URL };
enum attribute_kind attribute_kind(const char *name);
/* Every name that is accepted, for a message. */
const char *attribute_list(struct arena *);

/* ---- template_compile.c: the only part that knows libxml2, with template_source.c ---- */
void program_compile(struct words *, const struct template_source *, bool page, struct program *);

#endif
