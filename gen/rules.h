/*
 * rules: a verified rule pack and what each of its rules gives for a set of facts. Freestanding, without state,
 * allocation or recursion: the same source answers natively and in the browser.
 */
#ifndef GONGBU_RULES_H
#define GONGBU_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules_pack.h"

/* What is known; a choice is the index of its value, yes/no 1 or 0, money fen. Filled by given_read. */
struct rules_facts {
	const char *date;          /* its ten characters as given, for the echo */
	uint64_t known;            /* bit = index of the fact in the pack */
	int64_t value[RULES_FACTS_MAX];
};

/* The first that holds is the line's (RULES §0). */
enum rules_status {
	RULES_NOT_IN_FORCE, RULES_NO_RATE, RULES_NEEDS, RULES_DEPENDS, RULES_UP_TO, RULES_EXACT
};

/* In fen, rounded; -1: no amount, which for high alone means without bound. */
struct rules_range {
	int64_t low, high;
};

struct rules_step {
	unsigned step;             /* in the pack; RULES_NONE: the rule gave way to another of its exclusive group */
	unsigned rule;             /* whose step it is; RULES_NONE: the line's own rule */
	int64_t n;                 /* how many times, or how many of the number it is reduced by; -1: not counted */
	struct rules_range amount; /* after the step */
};

struct rules_line {
	enum rules_status status;
	struct rules_range amount;
	/* Unanswered facts that could still change the line: those of its own guard, of a table with gaps, of its
	   modifiers' guards, and of its amounts. */
	uint64_t guards, keys, modifiers, amounts;
	struct rules_step steps[RULES_STEPS_MAX];
	unsigned nsteps;
	uint16_t notes[RULES_NOTES_MAX]; /* places of texts */
	unsigned nnotes;
};

enum rules_result { RULES_NO_LINE, RULES_LINE, RULES_OVERFLOW };

bool rules_known(const struct rules_facts *, unsigned fact);
/* Whether the rule belongs to a document of the facts' region. */
bool rules_applies(const struct rules *, const struct rules_facts *, unsigned rule);
/* The day lies in the rule's window: its document's, narrowed by its own dates. */
bool rules_in_force(const struct rules *, const struct rules_facts *, unsigned rule);
enum rules_truth { RULES_NO, RULES_YES, RULES_UNKNOWN };
/*
 * All conditions of a rule. While they are open, `open` gains the unanswered facts that decide them; `refusal` is the
 * first condition known to be false, or RULES_NONE.
 */
enum rules_truth rules_guard(const struct rules *, const struct rules_facts *, unsigned rule, uint64_t *open,
	unsigned *refusal);
/* One rule that pays. On overflow the line's last step, if it has any, is the one whose amount does not fit. */
enum rules_result rules_run(const struct rules *, const struct rules_facts *, unsigned rule, struct rules_line *);

#endif
