/* read_notes: ambiguities.yaml, what the texts leave open. */
#include "read.h"

#include "read_step.h"
#include "yaml.h"

/* An entry as it stands, before its words are read. */
struct ambiguity_file {
	struct ambiguity ambiguity;
	const struct yaml_node *when;
};

struct ambiguities_file {
	struct ambiguity_file *ambiguities;
	size_t n;
};

#define TEXT(k, req, m) {k, YAML_TEXT, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define BOTH(k, req, m) {k, YAML_BILINGUAL, req, offsetof(struct ROW, m), 0, NULL, NULL}
#define NODE(k, m) {k, YAML_NODE, false, offsetof(struct ROW, m), 0, NULL, NULL}

#define ROW ambiguity_file
static const struct yaml_field ambiguity_fields[] = {
	TEXT("id", true, ambiguity.id), BOTH("issue", true, ambiguity.issue), BOTH("reading", true, ambiguity.reading),
	NODE("when", when),
};
static const struct yaml_schema ambiguity_schema = {ambiguity_fields, sizeof ambiguity_fields / sizeof ambiguity_fields[0],
	sizeof(struct ambiguity_file), offsetof(struct ambiguity_file, ambiguity.src)};
#undef ROW

static const struct yaml_field ambiguities_fields[] = {
	{"ambiguities", YAML_STRUCTS, true, offsetof(struct ambiguities_file, ambiguities), offsetof(struct ambiguities_file, n),
		&ambiguity_schema, NULL}};
static const struct yaml_schema ambiguities_schema = {ambiguities_fields, 1, sizeof(struct ambiguities_file), YAML_NO_SRC};

void ambiguities_read(struct site *s, const char *path, struct diag *d)
{
	struct ambiguities_file file = {0};

	yaml_load(s->arena, path, &ambiguities_schema, &file, d);
	s->nambiguities = file.n;
	s->ambiguities = arena_new(s->arena, struct ambiguity, file.n);
	for (size_t i = 0; i < file.n; i++) {
		s->ambiguities[i] = file.ambiguities[i].ambiguity;
		when_take(s->arena, file.ambiguities[i].when, &s->ambiguities[i].when, &s->ambiguities[i].nwhen, d);
	}
}
