/* read_step: steps and conditions as rates.yaml writes them, and ambiguities.yaml too. */
#ifndef GONGBU_READ_STEP_H
#define GONGBU_READ_STEP_H

#include "site.h"
#include "yaml.h"

struct step_file {
	const char *fixed, *times, *max, **table, *external, *actual, *percent, *cap, *per, *prorate, *of, **documents,
		**documents_en;
	bool upto;
	const struct yaml_node *rows;
	size_t ntable, ndocuments, ndocuments_en;
	struct src src;
};

extern const struct yaml_schema step_schema;

/* The step's one word and what stands beside it. Mistakes: [rule-step] [bad-value]. */
void step_take(struct arena *, const struct step_file *, struct step *, struct diag *);

/* The list under `when`, appended; NULL for none. */
void when_take(struct arena *, const struct yaml_node *list, struct condition **, size_t *n, struct diag *);

#endif
