/* given: the facts someone gave, one flat JSON object, read strictly against a pack. Freestanding. */
#ifndef GONGBU_GIVEN_H
#define GONGBU_GIVEN_H

#include "rules.h"

enum given_mistake {
	GIVEN_FINE, GIVEN_NOT_JSON, GIVEN_UNKNOWN_FACT, GIVEN_TWICE, GIVEN_NOT_ACCEPTED, GIVEN_NEGATIVE, GIVEN_BEYOND,
	GIVEN_REQUIRED
};

struct given_token {
	const char *p;             /* a slice of the JSON text; NULL: none */
	size_t n;
	bool string;               /* stood in quotes, which are left out */
};

struct given_error {
	enum given_mistake mistake;
	unsigned fact;             /* RULES_NONE when it is unknown */
	struct given_token name, value;
};

/*
 * Values: a string, a number or true/false; numbers and yes/no may be strings as well ("12", "yes"). Escapes in
 * strings are not decoded: no fact's name and no value needs one. False sets the first mistake.
 */
bool given_read(const struct rules *, const char *json, size_t n, struct rules_facts *, struct given_error *);

#endif
