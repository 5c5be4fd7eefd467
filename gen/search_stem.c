#include "search_stem.h"

#include <stdbool.h>
#include <string.h>

static const struct stem_rule plural[] = {
	{"sses", "ss", 0}, {"ies", "i", 0}, {"ss", "ss", 0}, {"us", "us", 0}, {"is", "is", 0}, {"s", "", -1}, {NULL, NULL, 0},
};
static const struct stem_rule verb[] = {
	{"eed", "ee", 1}, {"aying", "ay", 0}, {"oying", "oy", 0}, {"ying", "i", -1}, {"ing", "", -1}, {"ied", "i", 0}, {"ed", "", -1}, {NULL, NULL, 0},
};
static const struct stem_rule last_y[] = {
	{"ay", "ay", 0}, {"ey", "ey", 0}, {"oy", "oy", 0}, {"y", "i", -1}, {NULL, NULL, 0},
};
static const struct stem_rule long_ends[] = {
	{"ization", "iz", 1}, {"isation", "is", 1}, {"ational", "at", 1}, {"ation", "at", 1}, {"ator", "at", 1},
	{"tional", "tion", 1}, {"aliti", "al", 1}, {"iviti", "iv", 1}, {"biliti", "bl", 1}, {"ousli", "ous", 1},
	{"entli", "ent", 1}, {"alli", "al", 1}, {"li", "", 2}, {NULL, NULL, 0},
};
static const struct stem_rule ends[] = {
	{"ship", "", 1}, {"ness", "", 1}, {"ful", "", 1}, {"ement", "", 2}, {"ment", "", 2}, {"ance", "", 2},
	{"ence", "", 2}, {"able", "", 2}, {"ible", "", 2}, {NULL, NULL, 0},
};
static const struct stem_rule last_e[] = {{"e", "", 1}, {NULL, NULL, 0}};
static const struct stem_rule doubled[] = {
	{"bb", "b", 0}, {"dd", "d", 0}, {"gg", "g", 0}, {"ll", "l", 1}, {"mm", "m", 0}, {"nn", "n", 0}, {"pp", "p", 0},
	{"rr", "r", 0}, {"tt", "t", 0}, {NULL, NULL, 0},
};

const struct stem_rule *const stem_steps[] = {plural, verb, last_y, long_ends, ends, last_e, doubled};
const size_t nstem_steps = sizeof stem_steps / sizeof stem_steps[0];

/* y is one after a consonant. */
static bool is_vowel(const char *word, size_t i)
{
	return strchr("aeiou", word[i]) != NULL || (word[i] == 'y' && i > 0 && strchr("aeiou", word[i - 1]) == NULL);
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
		size_t end = strlen(rule->suffix), put = strlen(rule->put);
		int runs;

		if (n <= end || memcmp(word + n - end, rule->suffix, end) != 0)
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
