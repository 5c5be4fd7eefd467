/*
 * audit_tree: all answers of one rule, as the questions the estimator asks for it: a tree with a question at each fork,
 * each answer that can matter a branch, and the rule's answer at each leaf. Grown by asking the rule itself.
 */
#ifndef GONGBU_AUDIT_TREE_H
#define GONGBU_AUDIT_TREE_H

#include "proofs.h"

/* Of one rule's tree. Questions multiply; more than this nobody can read. */
#define AUDIT_NODES_MAX 6000

/* What the rule gives for what is known at a place of the tree. */
struct audit_answer {
	bool present;                       /* it gives a line */
	enum rules_status status;
	struct rules_range amount;
};

struct audit_node;

struct audit_branch {
	const int64_t *values;              /* of the fact, ascending; none: left open, as another document sets it */
	size_t nvalues;
	bool onward;                        /* a number's: the last value stands for all larger too */
	const struct audit_node *to;
};

struct audit_node {
	struct audit_answer answer;         /* with everything below left open */
	unsigned fact;                      /* asked here; RULES_NONE at a leaf */
	bool decides;                       /* whether and how the rule applies, and not only how much it gives */
	int64_t more;                       /* a number's: what each unit beyond the last value adds, fen; else 0 */
	struct audit_branch *branches;
	size_t nbranches;
};

/* Where one more unit of a number pays less, or more than a step up to it and a step beyond it do. */
struct audit_cliff {
	unsigned fact;
	int64_t from, to;
	struct audit_answer before, after;
	int64_t usual;                      /* what one more unit pays beside it, fen; -1: nothing to compare */
	struct rules_facts facts;           /* known besides */
};

/* The rule being grown. */
struct audit_rule {
	struct arena *arena;
	struct proofs *proofs;
	struct proof *own;
	int32_t day;                        /* asked for: in force */
	const struct audit_node *tree;
	struct audit_cliff *cliffs;         /* one for each bound */
	size_t ncliffs, situations;         /* leaves reached, before equal ones were joined */
	size_t nodes;
	bool cut;                           /* more than AUDIT_NODES_MAX: from there on questions are left open */
};

/*
 * Grows the tree of a rule that gives lines, on its last day in force (else its first; else `today`), and notes what
 * it meets in the proofs.
 */
void audit_grow(struct audit_rule *, const struct policy *, int32_t today);

/*
 * For audit_tree.c: the values of a fact that can matter with what is known: of a choice all; of a number 0, its first
 * unit, and each bound from below, at it and above, found by asking. Ascending; yes before no.
 */
int64_t *audit_values(const struct audit_rule *, const struct rules_facts *, unsigned fact, size_t *n);
/* The rule's line with one more fact known. */
enum rules_result audit_ask(const struct audit_rule *, const struct rules_facts *, unsigned fact, int64_t value,
	struct rules_line *);
/* What each further unit adds from a value on; 0 where it adds nothing, or not the same each time. */
int64_t audit_more(const struct audit_rule *, const struct rules_facts *, unsigned fact, int64_t value);
/* For audit_tree.c: looks along a number for cliffs at the values. */
void audit_cliffs_find(struct audit_rule *, const struct rules_facts *, unsigned fact, const int64_t *values, size_t n);

#endif
