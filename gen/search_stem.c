#include "search_stem.h"

#include <stdbool.h>
#include <string.h>

#define RULE(suffix, put, measure) {suffix, put, measure, sizeof suffix - 1, sizeof put - 1}

static const struct stem_rule plural[] = {
	RULE("sses", "ss", 0), RULE("ies", "i", 0), RULE("ss", "ss", 0), RULE("us", "us", 0), RULE("is", "is", 0), RULE("s", "", -1), {NULL, NULL, 0, 0, 0},
};
static const struct stem_rule verb[] = {
	RULE("eed", "ee", 1), RULE("aying", "ay", 0), RULE("oying", "oy", 0), RULE("ying", "i", -1), RULE("ing", "", -1), RULE("ied", "i", 0), RULE("ed", "", -1), {NULL, NULL, 0, 0, 0},
};
static const struct stem_rule last_y[] = {
	RULE("ay", "ay", 0), RULE("ey", "ey", 0), RULE("oy", "oy", 0), RULE("y", "i", -1), {NULL, NULL, 0, 0, 0},
};
static const struct stem_rule long_ends[] = {
	RULE("ization", "iz", 1), RULE("isation", "is", 1), RULE("ational", "at", 1), RULE("ation", "at", 1), RULE("ator", "at", 1),
	RULE("tional", "tion", 1), RULE("aliti", "al", 1), RULE("iviti", "iv", 1), RULE("biliti", "bl", 1), RULE("ousli", "ous", 1),
	RULE("entli", "ent", 1), RULE("alli", "al", 1), RULE("li", "", 2), {NULL, NULL, 0, 0, 0},
};
static const struct stem_rule ends[] = {
	RULE("ship", "", 1), RULE("ness", "", 1), RULE("ful", "", 1), RULE("ement", "", 2), RULE("ment", "", 2), RULE("ance", "", 2),
	RULE("ence", "", 2), RULE("able", "", 2), RULE("ible", "", 2), {NULL, NULL, 0, 0, 0},
};
static const struct stem_rule last_e[] = {RULE("e", "", 1), {NULL, NULL, 0, 0, 0}};
static const struct stem_rule doubled[] = {
	RULE("bb", "b", 0), RULE("dd", "d", 0), RULE("gg", "g", 0), RULE("ll", "l", 1), RULE("mm", "m", 0), RULE("nn", "n", 0), RULE("pp", "p", 0),
	RULE("rr", "r", 0), RULE("tt", "t", 0), {NULL, NULL, 0, 0, 0},
};

const struct stem_rule *const stem_steps[] = {plural, verb, last_y, long_ends, ends, last_e, doubled};
const size_t nstem_steps = sizeof stem_steps / sizeof stem_steps[0];

static bool is_aeiou(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* y is one after a consonant. */
static bool is_vowel(const char *word, size_t i)
{
	return is_aeiou(word[i]) || (word[i] == 'y' && i > 0 && !is_aeiou(word[i - 1]));
}

/* How often a consonant follows a vowel; -1 where there is no vowel. */
static int measure(const char *word, size_t n)
{
	int runs = 0;
	bool vowel = false, any = false;

	for (size_t i = 0; i < n; i++) {
		bool now = is_vowel(word, i);

		runs += vowel && !now;
		any |= now;
		vowel = now;
	}
	return any ? runs : -1;
}

static size_t step(char *word, size_t n, const struct stem_rule *rule)
{
	for (; rule->suffix != NULL; rule++) {
		size_t end = rule->nsuffix, put = rule->nput;
		int runs;

		/* the last letter decides most, for every word of every text */
		if (n <= end || word[n - 1] != rule->suffix[end - 1] || memcmp(word + n - end, rule->suffix, end) != 0)
			continue;
		runs = measure(word, n - end);
		if (rule->measure < 0 ? runs < 0 : rule->measure > 0 && runs < rule->measure)
			return n;
		memcpy(word + n - end, rule->put, put);
		return n - end + put;
	}
	return n;
}

size_t stem_word(char *word, size_t n)
{
	if (n < 3 || n > STEM_MAX)
		return n;
	for (size_t i = 0; i < n; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return n; /* numbers and codes stay */
	for (size_t i = 0; i < nstem_steps; i++)
		n = step(word, n, stem_steps[i]);
	return n;
}
