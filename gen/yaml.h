/*
 * yaml: strict YAML. Every scalar is text; anchors, aliases, tags, duplicate and unknown keys, empty values are
 * errors, each with its line and column, all of them in one run. The only includer of libyaml is yaml.c.
 */
#ifndef GONGBU_YAML_H
#define GONGBU_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

#define YAML_MAX_BYTES ((size_t)1024 * 1024)
#define YAML_MAX_DEPTH 16

enum yaml_kind { YAML_SCALAR, YAML_MAP, YAML_LIST };

struct yaml_node {
	enum yaml_kind kind;
	const char *text;              /* SCALAR */
	struct yaml_node **keys;       /* MAP: the keys, all scalars, each once */
	struct yaml_node **items;      /* MAP: the values; LIST: the items */
	size_t n;
	struct src src;
};

/* The document's tree in the arena, or NULL after reporting [yaml]. `path` is borrowed for diagnostics. */
struct yaml_node *yaml_parse(struct arena *, const char *path, const char *p, size_t n, struct diag *);

/* ---- binding a tree to structs by tables ---- */
enum yaml_type {
	YAML_TEXT,      /* const char * */
	YAML_TEXTS,     /* const char ** + count: a list of texts, or one text */
	YAML_BILINGUAL, /* struct bilingual: {zh, en}, both required */
	YAML_DAY,       /* int32_t: 2020-07-01 */
	YAML_COUNT,     /* int64_t */
	YAML_FLAG,      /* bool: yes or no */
	YAML_CHOICE,    /* an enum (int): index of the text in `choices` */
	YAML_STRUCT,    /* a struct by `schema` */
	YAML_STRUCTS,   /* array + count of structs by `schema` */
	YAML_PAIRS,     /* struct yaml_pair * + count: a map with keys of its own, values texts or lists of texts */
	YAML_NODE       /* const struct yaml_node *: taken as it is */
};

struct yaml_pair {
	const char *key;
	const char **values;
	size_t nvalues;
	bool list;
	struct src src;                /* of the value */
};

struct yaml_field {
	const char *key;
	enum yaml_type type;
	bool required;
	size_t offset, count_offset;
	const struct yaml_schema *schema;
	const char *const *choices;    /* NULL-ended */
};

struct yaml_schema {
	const struct yaml_field *fields;
	size_t nfields, size;
	size_t src_offset;             /* where the struct keeps its `struct src`, or YAML_NO_SRC */
};
#define YAML_NO_SRC ((size_t)-1)
#define YAML_SCHEMA(fields, type) {(fields), sizeof (fields) / sizeof (fields)[0], sizeof(type), offsetof(type, src)}

/*
 * Fills `target` (zeroed by the caller, defaults set) from a map. Mistakes: [yaml] wrong shape or empty value,
 * [unknown-key], [missing-key], [bad-value]. False if there was any; what could be read is filled all the same, and a
 * required text that is missing is "", a day DAY_NONE.
 */
bool yaml_bind(struct arena *, const struct yaml_node *, const struct yaml_schema *, void *target, struct diag *);

/* A map with keys of its own, as YAML_PAIRS binds it; `key` names it in messages. None where it is no map. */
struct yaml_pair *yaml_pairs(struct arena *, const char *key, const struct yaml_node *, size_t *n, struct diag *);

/* Reads a file, parses and binds it. */
bool yaml_load(struct arena *, const char *path, const struct yaml_schema *, void *target, struct diag *);

#endif
