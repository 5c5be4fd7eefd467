#include <string.h>

#include "data.h"
#include "template_ops.h"

#define PATH_EN "a PATH is names joined by dots, such as policy.title (letters, digits, _ and -)"
#define PATH_ZH "路径由名称以点相连，如 policy.title（名称用字母、数字、_ 和 -）"

void words_mistake(struct words *w, struct src src, const char *what, const char *en, const char *zh)
{
	diag_plain(w->diag, src, "template", what, en, zh);
	w->failed = true;
}

static bool name_byte(char c, bool first)
{
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_')
		return true;
	return !first && ((c >= '0' && c <= '9') || c == '-');
}

/* Length of the name at p, 0 where there is none. */
static size_t name_length(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && name_byte(p[i], i == 0))
		i++;
	return i;
}

static const struct name *name_intern(struct words *w, const char *p, size_t n)
{
	uint32_t hash = data_hash(p, n);
	struct name *name;

	for (size_t i = 0; i < w->nnames; i++) {
		name = w->names[i];
		if (name->hash == hash && name->n == n && memcmp(name->text, p, n) == 0)
			return name;
	}
	name = arena_new(w->arena, struct name, 1);
	name->text = arena_copy(w->arena, p, n);
	name->n = n;
	name->hash = hash;
	*arena_append(w->arena, w->names, w->nnames) = name;
	return name;
}

const struct path *path_parse(struct words *w, struct src src, const char *p, size_t n)
{
	struct path *path = arena_new(w->arena, struct path, 1);
	size_t i = 0;

	path->text = arena_copy(w->arena, p, n);
	for (;;) {
		size_t length = name_length(p + i, n - i);

		if (length > 0)
			*arena_append(w->arena, path->names, path->n) = name_intern(w, p + i, length);
		i += length;
		if (length > 0 && i == n)
			return path;
		if (length == 0 || p[i++] != '.') {
			words_mistake(w, src, path->text[0] == '\0' ? "\"\"" : path->text, PATH_EN, PATH_ZH);
			return NULL;
		}
	}
}

static const char *spaces_skip(const char *p)
{
	return p + strspn(p, " ");
}

bool each_parse(struct words *w, struct src src, const char *text, const struct name **bound,
	const struct path **path)
{
	const char *name = spaces_skip(text), *in, *list;
	size_t n = name_length(name, strlen(name));

	in = spaces_skip(name + n);
	list = strncmp(in, "in ", 3) == 0 ? spaces_skip(in + 3) : NULL;
	if (n == 0 || in == name + n || list == NULL) {
		words_mistake(w, src, text, "g:each is written \"x in PATH\"", "g:each 应写作“x in 路径”");
		return false;
	}
	*bound = name_intern(w, name, n);
	*path = path_parse(w, src, list, strlen(list));
	return *path != NULL;
}

const struct ui_string *string_lookup(const struct templates *t, const char *key)
{
	size_t low = 0, high = t->nstrings;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int c = strcmp(key, t->strings[middle]->key);

		if (c == 0)
			return t->strings[middle];
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static struct piece *piece_add(struct words *w, struct value *v)
{
	return arena_append(w->arena, v->pieces, v->n);
}

static void literal_add(struct words *w, struct value *v, const char *p, size_t n)
{
	struct piece *piece;

	if (n == 0)
		return;
	piece = piece_add(w, v);
	piece->p = arena_copy(w->arena, p, n);
	piece->n = n;
}

/* Text with {PATH}s in it. */
static bool pattern_parse(struct words *w, struct src src, const char *p, struct value *v)
{
	for (;;) {
		size_t n = strcspn(p, "{}"), inside;
		const struct path *path;

		literal_add(w, v, p, n);
		p += n;
		if (*p == '\0')
			return true;
		inside = strcspn(p + 1, "{}");
		if (*p == '}' || p[1 + inside] != '}') {
			words_mistake(w, src, p, "a brace without its partner; a value is written {PATH}",
				"花括号不成对；取值应写作 {路径}");
			return false;
		}
		path = path_parse(w, src, p + 1, inside);
		if (path == NULL)
			return false;
		piece_add(w, v)->path = path;
		p += inside + 2;
	}
}

static bool string_parse(struct words *w, struct src src, const char *key, struct value *v)
{
	const struct ui_string *s = string_lookup(w->templates, key);
	const char *text = s == NULL ? NULL : s->text.text[w->templates->lang];

	if (text == NULL) {
		diag_error(w->diag, src, "string-missing",
			"templates/strings.yaml has no text \"%s\"; add it in both languages",
			"templates/strings.yaml 缺少文字“%s”，请补上中英文", key);
		w->failed = true;
		return false;
	}
	return pattern_parse(w, s->text.src.path == NULL ? src : s->text.src, text, v);
}

bool value_parse(struct words *w, struct src src, const char *text, bool attribute, struct value *v)
{
	size_t n = strlen(text);
	const char *core;

	*v = (struct value){0};
	v->optional = attribute && n > 0 && text[n - 1] == '?';
	core = arena_copy(w->arena, text, v->optional ? n - 1 : n);
	if (strncmp(core, "t:", 2) == 0)
		return string_parse(w, src, core + 2, v);
	if (attribute && strchr(core, '{') != NULL)
		return pattern_parse(w, src, core, v);
	piece_add(w, v)->path = path_parse(w, src, core, strlen(core));
	return v->pieces[0].path != NULL;
}
