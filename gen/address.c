#include "address.h"

#include <string.h>

/* Past the scheme; NULL where there is none that a public site has. */
static const char *after_scheme(const char *base)
{
	if (strncmp(base, "https://", 8) == 0)
		return base + 8;
	return strncmp(base, "http://", 7) == 0 ? base + 7 : NULL;
}

static size_t host_length(const char *host)
{
	return strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
}

/* Past the host and port; NULL where they are wrong. */
static const char *after_host(const char *address)
{
	const char *host = after_scheme(address), *p;
	size_t digits;

	if (host == NULL || host_length(host) == 0 || host[0] == '.' || host[0] == '-')
		return NULL;
	p = host + host_length(host);
	if (*p == ':') {
		digits = strspn(p + 1, "0123456789");
		if (digits == 0 || digits > 5)
			return NULL;
		p += 1 + digits;
	}
	return *p == '\0' || *p == '/' ? p : NULL;
}

bool address_link_valid(const char *address)
{
	const char *p = after_host(address);

	for (; p != NULL && *p != '\0'; p++)
		if (*p <= ' ' || *p >= 0x7f || strchr("\"<>\\^`{|}", *p) != NULL)
			return false;
	return p != NULL;
}

bool address_valid(const char *base)
{
	const char *path = after_host(base);

	return address_link_valid(base) && strpbrk(path, "?#") == NULL && strstr(path, "//") == NULL;
}

const char *address_of(struct arena *a, const struct site *s, const char *path)
{
	static const char index[] = "index.html";
	size_t n = strlen(path), last = sizeof index - 1;
	const char *slash;

	if (s->base_url == NULL)
		return NULL;
	slash = s->base_url[strlen(s->base_url) - 1] == '/' ? "" : "/";
	if (n >= last && strcmp(path + n - last, index) == 0 && (n == last || path[n - last - 1] == '/'))
		n -= last;
	return arena_printf(a, "%s%s%.*s", s->base_url, slash, (int)n, path);
}

const char *address_host(struct arena *a, const struct site *s)
{
	const char *host = s->base_url == NULL ? NULL : after_scheme(s->base_url);

	return host == NULL ? NULL : arena_copy(a, host, host_length(host));
}
