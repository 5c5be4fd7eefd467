#include "output.h"

#include <stddef.h>
#include <string.h>

#define OUTPUT(name) &out_##name,
const struct output *const outputs[] = {
#include "outputs.def"
	NULL
};
#undef OUTPUT

#define NOUTPUTS (sizeof outputs / sizeof outputs[0] - 1)

/* The number of the output that a word of `names` names, or NOUTPUTS. */
static size_t named(const char *word, size_t n)
{
	size_t i = 0;

	while (i < NOUTPUTS && (strlen(outputs[i]->name) != n || memcmp(outputs[i]->name, word, n) != 0))
		i++;
	return i;
}

static const char *all_names(struct arena *a)
{
	const char *all = outputs[0]->name;

	for (size_t i = 1; i < NOUTPUTS; i++)
		all = arena_printf(a, "%s, %s", all, outputs[i]->name);
	return all;
}

const struct output *const *outputs_choose(struct arena *a, const char *names, struct diag *d)
{
	bool wanted[NOUTPUTS] = {false};
	const struct output **chosen = arena_new(a, const struct output *, NOUTPUTS + 1);
	size_t n = 0;

	if (names == NULL)
		return outputs;
	for (const char *word = names;; word++) {
		size_t length = strcspn(word, ","), i = named(word, length);

		if (i == NOUTPUTS) {
			diag_error(d, (struct src){"--only", 0, 0}, "only", "%s: no such output; accepted: %s",
				"%s：没有此项输出；可用：%s", arena_copy(a, word, length), all_names(a));
			return NULL;
		}
		wanted[i] = true;
		word += length;
		if (*word == '\0')
			break;
	}
	for (size_t i = 0; i < NOUTPUTS; i++)
		if (wanted[i])
			chosen[n++] = outputs[i];
	return chosen;
}
