#include "check.h"

#include <stddef.h>

#define CHECK(name, function) {name, function},
const struct check checks[] = {
#include "checks.def"
	{NULL, NULL}
};
#undef CHECK

void reading_cite(struct reading *r)
{
	for (int lang = 0; lang < NLANGS; lang++)
		if (r->text[lang] != NULL)
			r->cites[lang] = citations_find(r->scratch, r->site, r->text[lang], &r->ncites[lang]);
}

void checks_run(const struct reading *r)
{
	for (const struct check *c = checks; c->name != NULL; c++)
		c->run(r);
}
