#include <string.h>

#include "buf.h"
#include "html.h"
#include "template_ops.h"

static const char *const text_names[] = {"abbr", "accept", "accesskey", "allow", "alt", "as", "autocapitalize",
	"autocomplete", "charset", "class", "cols", "colspan", "content", "contenteditable", "coords", "crossorigin",
	"datetime", "dir", "dirname", "download", "draggable", "enctype", "enterkeyhint", "fetchpriority", "for", "form",
	"headers", "height", "high", "hreflang", "id", "inputmode", "integrity", "is", "itemid", "itemprop", "itemref",
	"itemtype", "kind", "label", "lang", "list", "loading", "low", "max", "maxlength", "media", "method", "min",
	"minlength", "name", "optimum", "pattern", "placeholder", "popover", "popovertarget", "preload", "prefix",
	"property", "referrerpolicy", "rel", "role", "rows", "rowspan", "sandbox", "scope", "shape", "size", "sizes",
	"slot", "span", "spellcheck", "srclang", "start", "step", "summary", "tabindex", "target", "title", "translate",
	"type", "typeof", "usemap", "value", "vocab", "about", "resource", "width", "wrap",
	"cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill", "fill-opacity", "focusable", "offset", "opacity",
	"pathLength", "points", "preserveAspectRatio", "r", "rx", "ry", "stroke", "stroke-dasharray", "stroke-linecap",
	"stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "x", "x1", "x2", "y",
	"y1", "y2", NULL};
static const char *const boolean_names[] = {"async", "autofocus", "checked", "default", "defer", "disabled", "hidden",
	"inert", "itemscope", "multiple", "novalidate", "open", "readonly", "required", "reversed", "selected", NULL};
static const char *const url_names[] = {"action", "cite", "formaction", "href", NULL};
static const char *const local_url_names[] = {"poster", "src", NULL};

static const struct {
	enum attribute_kind kind;
	const char *const *names;
} lists[] = {
	{ATTRIBUTE_URL, url_names}, {ATTRIBUTE_LOCAL_URL, local_url_names}, {ATTRIBUTE_TEXT, text_names},
	{ATTRIBUTE_BOOLEAN, boolean_names},
};
#define NLISTS (sizeof lists / sizeof lists[0])

/* aria-… and data-… with at least one more letter. */
static bool open_ended(const char *name)
{
	if (strncmp(name, "aria-", 5) != 0 && strncmp(name, "data-", 5) != 0)
		return false;
	return name[5] != '\0' && strspn(name + 5, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name + 5);
}

enum attribute_kind attribute_kind(const char *name)
{
	if (strncasecmp(name, "on", 2) == 0 || strcasecmp(name, "style") == 0 || strcasecmp(name, "srcdoc") == 0)
		return ATTRIBUTE_REFUSED;
	for (size_t i = 0; i < NLISTS; i++)
		for (const char *const *n = lists[i].names; *n != NULL; n++)
			if (strcmp(*n, name) == 0)
				return lists[i].kind;
	return open_ended(name) ? ATTRIBUTE_TEXT : ATTRIBUTE_UNKNOWN;
}

const char *attribute_list(struct arena *a)
{
	struct buf b = {0};
	const char *list;

	for (size_t i = 0; i < NLISTS; i++)
		for (const char *const *n = lists[i].names; *n != NULL; n++)
			buf_printf(&b, "%s ", *n);
	buf_puts(&b, "aria-* data-*");
	list = arena_copy(a, buf_str(&b), b.n);
	buf_free(&b);
	return list;
}
