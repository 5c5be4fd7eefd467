#include "output.h"

#include <stddef.h>

#define OUTPUT(name) &out_##name,
const struct output *const outputs[] = {
#include "outputs.def"
	NULL
};
#undef OUTPUT
