/* audit_flow: the questions of a rule, and what follows from each answer, as a picture and as a list that says the same. */
#ifndef GONGBU_AUDIT_FLOW_H
#define GONGBU_AUDIT_FLOW_H

#include "audit_words.h"

enum flow_kind { FLOW_QUESTION, FLOW_RESULT, FLOW_END }; /* END: no subsidy */

/* A box and what leads on from it. */
struct flow {
	enum flow_kind kind;
	const char *text, *note;       /* note: a second line, or NULL */
	struct flow_way *ways;
	size_t nways;
};

struct flow_way {
	const char *answer;
	const struct flow *to;
};

/* Of a rule: its questions about whether and how it applies are boxes; those about how much stand in the results. */
struct flow *flow_of_rule(const struct audit_words *, const struct audit_node *);
struct flow *flow_new(struct arena *, enum flow_kind, const char *text, const char *note);
void flow_lead(struct arena *, struct flow *from, const char *answer, const struct flow *to);

/* Sets `key` to the picture, and `key`-list to the list. `id` is the picture's element. */
void flow_data(const struct page *, struct data *, const char *key, const char *id, const char *title,
	const struct flow *);

#endif
