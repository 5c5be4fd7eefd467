/* Bytes of a YAML file: parsed, then bound to a struct with a field of every type. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../../gen/site.h"
#include "../../gen/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

struct leaf {
	const char *id;
	struct bilingual name;
	struct src src;
};

struct all {
	const char *a, **b;
	struct bilingual c;
	int32_t d;
	int64_t e;
	bool f;
	int g;
	struct leaf h, *i;
	struct yaml_pair *j;
	const struct yaml_node *k;
	size_t nb, ni, nj;
	struct src src;
};

static const char *const kinds[] = {"x", "y", NULL};
static const struct yaml_field leaf_fields[] = {
	{"id", YAML_TEXT, true, offsetof(struct leaf, id), 0, NULL, NULL},
	{"name", YAML_BILINGUAL, true, offsetof(struct leaf, name), 0, NULL, NULL},
};
static const struct yaml_schema leaf_schema = YAML_SCHEMA(leaf_fields, struct leaf);
static const struct yaml_field all_fields[] = {
	{"a", YAML_TEXT, true, offsetof(struct all, a), 0, NULL, NULL},
	{"b", YAML_TEXTS, false, offsetof(struct all, b), offsetof(struct all, nb), NULL, NULL},
	{"c", YAML_BILINGUAL, false, offsetof(struct all, c), 0, NULL, NULL},
	{"d", YAML_DAY, false, offsetof(struct all, d), 0, NULL, NULL},
	{"e", YAML_COUNT, false, offsetof(struct all, e), 0, NULL, NULL},
	{"f", YAML_FLAG, false, offsetof(struct all, f), 0, NULL, NULL},
	{"g", YAML_CHOICE, false, offsetof(struct all, g), 0, NULL, kinds},
	{"h", YAML_STRUCT, true, offsetof(struct all, h), 0, &leaf_schema, NULL},
	{"i", YAML_STRUCTS, false, offsetof(struct all, i), offsetof(struct all, ni), &leaf_schema, NULL},
	{"j", YAML_PAIRS, false, offsetof(struct all, j), offsetof(struct all, nj), NULL, NULL},
	{"k", YAML_NODE, false, offsetof(struct all, k), 0, NULL, NULL},
};
static const struct yaml_schema all_schema = YAML_SCHEMA(all_fields, struct all);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct yaml_node *root = yaml_parse(a, "x", (const char *)p, n, d);
	struct all all = {0};
	bool bound = root != NULL && yaml_bind(a, root, &all_schema, &all, d);

	if (root == NULL && diag_errors(d) == 0)
		__builtin_trap(); /* refused without a word */
	if (root != NULL && (all.a == NULL || all.h.id == NULL || all.h.name.text[EN] == NULL))
		__builtin_trap(); /* a required text is never NULL */
	for (size_t i = 0; i < all.ni; i++)
		if (all.i[i].id == NULL || strlen(all.i[i].id) > n)
			__builtin_trap();
	if (bound && all.a[0] == '\0')
		__builtin_trap();
	diag_close(d);
	arena_close(a);
	return 0;
}
