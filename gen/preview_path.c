#include "preview_path.h"

#include <string.h>
#include <strings.h>

/* One step of a path, up to the next slash. */
static bool step_fine(const char *p, size_t n)
{
	if (n == 0 || p[0] == '.')
		return false;
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)p[i] < 0x20 || p[i] == 0x7F || p[i] == '\\')
			return false;
	return true;
}

bool preview_path(const char *url, struct buf *out)
{
	const char *p = url;

	buf_clear(out);
	while (*p == '/' && p[1] != '\0') {
		size_t n = strcspn(p + 1, "/");

		if (!step_fine(p + 1, n))
			return false;
		if (out->n > 0)
			buf_putc(out, '/');
		buf_add(out, p + 1, n);
		p += 1 + n;
	}
	if (*p == '/')
		buf_puts(out, out->n > 0 ? "/index.html" : "index.html");
	return (*p == '\0' && out->n > 0) || strcmp(p, "/") == 0;
}

bool preview_host(const char *host)
{
	static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};

	for (size_t i = 0; host != NULL && i < sizeof names / sizeof names[0]; i++) {
		size_t n = strlen(names[i]);

		if (strncasecmp(host, names[i], n) != 0)
			continue;
		if (host[n] == '\0' || (host[n] == ':' && host[n + 1 + strspn(host + n + 1, "0123456789")] == '\0'))
			return true;
	}
	return false;
}

void preview_escape(const char *url, struct buf *out)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

	for (const char *p = url; *p != '\0'; p++) {
		if (strchr(plain, *p) != NULL)
			buf_putc(out, *p);
		else
			buf_printf(out, "%%%02X", (unsigned char)*p);
	}
}
