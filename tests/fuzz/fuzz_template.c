/* A template, a NUL (or else the middle of the input), and the JSON of its data document. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../../gen/template.h"
#include "../json_data.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* Loops in loops run as long as a designer asks for; here they would only look like a hang. */
static bool takes_long(const char *text)
{
	size_t loops = 0;

	for (const char *s = text; (s = strstr(s, "each")) != NULL; s++)
		loops++;
	for (const char *s = text; (s = strstr(s, "use")) != NULL; s++)
		loops++;
	return loops > 3;
}

static struct data *document(struct arena *a, const char *p, size_t n)
{
	json_t *json = json_loadb(p, n < 400 ? n : 400, JSON_REJECT_DUPLICATES, NULL);
	struct data *map = data_map(a);

	if (json_is_object(json))
		json_data_map(a, map, json);
	json_decref(json);
	return map;
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const struct ui_string strings[] = {
		{"a", {{"甲 & {x}", "A & {x}"}, {"strings.yaml", 1, 1}}}, {"b", {{"{", "}"}, {"strings.yaml", 2, 1}}}};
	const uint8_t *nul = n == 0 ? NULL : memchr(p, '\0', n);
	size_t split = nul == NULL ? n / 2 : (size_t)(nul - p), rest = nul == NULL ? split : split + 1;
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_ZH);
	struct template_source s = {"p", "p.xhtml", arena_copy(a, (const char *)p, split), split};
	struct templates *t = templates_compile(a, &s, 1, &s, 1, strings, 2, EN, d);
	struct data *top = document(a, (const char *)p + rest, n - rest);
	struct buf out = {0};

	if (t != NULL && !takes_long(s.p) && template_run(t, "p", top, &out, d) && strlen(buf_str(&out)) != out.n)
		__builtin_trap();
	data_json(top, &out);
	buf_free(&out);
	diag_close(d);
	arena_close(a);
	return 0;
}
