/*
 * rules: a verified rule pack and what each of its rules gives for a set of facts. Freestanding, without state,
 * allocation or recursion: the same source answers natively and in the browser. For other programs:
 *
 * In C. Compile rules, rules_pack, rules_step (for JSON also answer, answer_line, given, put); they call nothing
 * else. The caller owns everything: a struct rules (240 KB, anywhere but the stack) for each open pack, a struct
 * rules_facts and a struct rules_line a question; nothing is ever to be freed. rules_open copies what it needs, so
 * the pack's bytes may go; an open pack is only read, threads may share it, and texts returned belong to it.
 *   facts: clear `known`; for each answer set its bit and value. rules_id(r, PACK_FACTS, i) is the name of fact i;
 *     region (0) and date (1, in days since 0000-03-01) must be known. given_read fills them from JSON.
 *   answers: rules_run for each rule that is PACK_PAYS and rules_applies; or answer_write, all as JSON (answer.h).
 * A rule or fact out of range, a choice beyond its values and a value beyond RULES_COUNT_MAX or RULES_MONEY_MAX are
 * the caller's mistakes; any bytes at all may be given to rules_open, given_read and answer_write. Errors: rules_open
 * false (not a sound pack, or not of RULES_PACK_VERSION: it changes with the format, and no other is read); rules_run
 * RULES_OVERFLOW, for amounts beyond 64 bits; mistakes in facts, named by given_read.
 *
 * As WebAssembly (data/rules.wasm; no imports, memory never grows). Exports, all numbers i32:
 *   memory              what the following point into
 *   pack(), packMax()   where to write the pack, data/rules.pack and data/rules.words after it, and the room there
 *   open(size)          1: the pack written there is sound and open; 0: it is not, and no pack is open
 *   facts(), factsMax() where to write the facts, one JSON object in UTF-8, and the room there
 *   answer(size, flags) answers the facts written there: the answer's size; 0: no pack is open, or the facts or the
 *                       answer are longer than their room. Flags, to be added: 1 says why rules do not apply, 2
 *                       writes Chinese as \u56db, which JavaScript decodes sooner (answer.h)
 *   answerText()        where the answer then stands, JSON in UTF-8, until the next answer
 * assets/ask.js is this in JavaScript. Facts in: names and values of data/vocabulary.json; answers out: answer.h.
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
	unsigned nsteps, nnotes;
	uint16_t notes[RULES_NOTES_MAX]; /* places of texts */
	struct rules_step steps[RULES_STEPS_MAX];
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
