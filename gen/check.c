#include "check.h"

#include <stddef.h>

#define CHECK(name, function) {name, function},
const struct check checks[] = {
#include "checks.def"
	{NULL, NULL}
};
#undef CHECK

void checks_run(const struct reading *r)
{
	for (const struct check *c = checks; c->name != NULL; c++)
		c->run(r);
}
