/*
 * answer: a JSON object of facts in, the JSON answer of RULES §0 out. Freestanding.
 *
 * Compact, without spaces or a newline, keys always in this order, so that native and browser answers are equal byte
 * for byte ("?": left out where there is nothing to say):
 *   {"facts":{region, date, then in the pack's order},"rules":sha256,"entitlements":[line…],"needs":[fact…],
 *    "reminders":[rule…],"no"?:[{"rule","condition","clause"}…]}
 *   line: {"rule","status","low","high","per","payee":[…],"policy","draft","clause","anchor","depends-on"?:[document…],
 *    "steps":[step…],"notes":[…]}
 *   step: {"word","fact"?,"fact2"?,"n"?,"percent"?,"rule"?,"value"} or with "low","high" for "value" while they differ; a step
 *    of a modifier, or of a rule of which a percentage is taken, names its rule; the word "exclusive" says that the
 *    rule gave way to a larger one
 * Money is text of yuan with two decimals, null where there is none. A mistake in the facts gives instead
 *   {"error":{"fact"?,"given"?,"message","accepted"}}   "given" only if it needs no escaping
 *   {"error":{"rule","message":"overflow"}}             the rule's amount does not fit 64 bits
 * The messages: malformed JSON, unknown fact, given twice, not accepted, negative, beyond limits, required.
 */
#ifndef GONGBU_ANSWER_H
#define GONGBU_ANSWER_H

#include "rules.h"

#define ANSWER_EXPLAIN_NO 1u /* adds "no": the rules that give no line, and the first false condition of each */
#define ANSWER_ASCII 2u      /* Chinese as \u56db: the same JSON, which JavaScript decodes sooner */

/* Writes the answer; returns its size, 0 when it does not fit. *fine (NULL: not asked): an answer, not an error. */
size_t answer_write(const struct rules *, const char *facts, size_t n, unsigned flags, char *out, size_t cap,
	bool *fine);

#endif
