/* proofs: which edges of a policy's rules the situations tried so far stand on, and what the rules did in them. */
#ifndef GONGBU_PROOFS_H
#define GONGBU_PROOFS_H

#include "edges.h"

/* A rule that pays. */
struct proof {
	const struct rule *rule;
	unsigned place;            /* in the pack */
	struct edge *edges;
	bool *met;
	size_t nedges;
	size_t lines;              /* situations in which it gave a line on a day in force */
	size_t acted, yielded;     /* one that modifies: in which it acted, or gave way to another of its group */
	bool *winners;             /* those it gave way to, by their place in the list */
};

struct proofs {
	const struct rules *rules;
	struct proof *list;        /* in the order of the file */
	size_t n;
};

/* Nothing tried yet. False where the site has no pack. */
bool proofs_open(struct arena *, const struct site *, const struct policy *, struct proofs *);
/* NULL where no rule that pays has the id. */
struct proof *proof_lookup(const struct proofs *, const char *id);
/* Whether `modifier` acts on `rule`. */
bool proof_acts_on(const struct proof *modifier, const struct proof *rule);
/* One rule's line with all it asks answered, for the rule itself and for those that act on it; present, line, facts and day are set. */
void proofs_meet(struct proofs *, struct proof *own, const struct situation *);

#endif
