/*
 * edges: where a rule's answer turns — each bound from below, at it and above, each value of a condition and none of
 * them, each row of a table that has a rate, the first and last day in force and the days beside them — and which of
 * them a situation stands on. Cases must cover them all [case-missing].
 */
#ifndef GONGBU_EDGES_H
#define GONGBU_EDGES_H

#include "ask.h"

enum edge_kind { EDGE_CONDITION, EDGE_DAY, EDGE_STEP, EDGE_ROW };
enum edge_side { EDGE_BELOW, EDGE_AT, EDGE_ABOVE };          /* of a bound */
enum edge_day { EDGE_BEFORE_FIRST, EDGE_FIRST, EDGE_LAST, EDGE_AFTER_LAST };

struct edge {
	enum edge_kind kind;
	size_t i;          /* which condition, step */
	size_t k;          /* side, day, row, or value of the condition: nvalues means none of them */
	const char *text;  /* "below cap 6000元", "with friction=yes", "row level-5", "after 2021-12-31" */
};

/* One rule's line for known facts: of the rule itself or, where `rule` modifies it, of the rule it acts on. */
struct situation {
	const struct rules *rules;
	const struct rules_facts *facts;
	const struct rule *rule;
	unsigned place;    /* of `rule` in the pack */
	bool modifies;     /* the line is another rule's */
	int32_t day;
	bool present;      /* there is a line */
	const struct rules_line *line;
};

/* All edges of a rule that pays, in the order of the file. */
struct edge *edges_list(struct arena *, const struct rule *, size_t *n);
bool edge_met(const struct situation *, const struct edge *);

#endif
