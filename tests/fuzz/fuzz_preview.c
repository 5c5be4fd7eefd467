/* The path and the Host header of a request to the preview: no path leads out of the site, no host has a name of its own. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/preview_path.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* Every step of the path is a plain name: whatever is opened lies below the folder it is taken from. */
static void path_inspect(const char *path)
{
	for (const char *step = path;; step += strcspn(step, "/") + 1) {
		if (step[0] == '/' || step[0] == '\0' || step[0] == '.')
			abort();
		if (step[strcspn(step, "/")] == '\0')
			return;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf text = {0}, out = {0};
	const char *s;

	buf_add(&text, p, n);
	s = buf_str(&text);
	if (preview_path(s, &out))
		path_inspect(buf_str(&out));
	if (preview_host(s) && s[0] != '[' && s[strcspn(s, ":.")] == '.' && strncmp(s, "127.0.0.1", 9) != 0)
		abort();
	buf_clear(&out);
	preview_escape(s, &out);
	if (strpbrk(buf_str(&out), " \r\n\"<>") != NULL)
		abort();
	buf_free(&text);
	buf_free(&out);
	return 0;
}
