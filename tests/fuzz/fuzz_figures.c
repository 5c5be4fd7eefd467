/* A text: its first byte picks the language; the rest is read for figures and for a label. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/buf.h"
#include "../../gen/figures.h"
#include "../../gen/label.h"
#include "../../gen/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	enum lang lang = n > 0 && (p[0] & 1) != 0 ? EN : ZH;
	const char *text = (const char *)p + (n > 0);
	size_t length = utf8_valid(text, n > 0 ? n - 1 : 0), count, attachment, last = 0;
	struct arena *a = arena_open();
	const struct figure *lost, *added;
	struct figure *f;
	struct label label;
	struct buf b = {0};

	label_attachment(text, length, lang, &attachment);
	if (label_parse(text, length, lang, &label)) {
		if (label.length > length || label.number < 1 || label.number > 99)
			abort();
		label_write(&b, label.level, label.number + 1);
		label_print(&b, lang, label.level, label.number);
	}
	f = figures_read(a, text, length, label.length, lang, &count);
	for (size_t i = 0; i < count; i++) {
		if (f[i].from < last || f[i].to <= f[i].from || f[i].to > length)
			abort();
		last = f[i].to;
		figure_text(a, &f[i]);
	}
	if (!figures_equal(a, f, count, f, count, &lost, &added) || lost != NULL || added != NULL)
		abort();
	buf_free(&b);
	arena_close(a);
	return 0;
}
