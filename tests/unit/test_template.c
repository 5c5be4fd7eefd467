#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/file.h"
#include "../../gen/strings.h"
#include "../../gen/template.h"
#include "../json_data.h"

#define ROOT "tests/template"

static bool ends(const char *s, const char *with)
{
	size_t n = strlen(s), m = strlen(with);

	return n >= m && strcmp(s + n - m, with) == 0;
}

static struct template_source source(struct arena *a, const char *folder, const char *file, struct diag *d)
{
	struct template_source s = {0};

	s.name = arena_copy(a, file, strlen(file) - strlen(".xhtml"));
	s.path = arena_printf(a, "%s/%s", folder, file);
	s.p = file_read(a, s.path, &s.n, d);
	assert_non_null(s.p);
	return s;
}

static struct template_source *parts_read(struct arena *a, size_t *n, struct diag *d)
{
	const char **files = folder_list(a, ROOT "/templates/parts", n);
	struct template_source *parts = arena_new(a, struct template_source, *n);

	for (size_t i = 0; i < *n; i++)
		parts[i] = source(a, ROOT "/templates/parts", files[i], d);
	return parts;
}

static struct data *document(struct arena *a, const char *path, struct diag *d)
{
	size_t n;
	const char *text = file_read(a, path, &n, d);
	struct data *map = data_map(a);
	json_t *json;

	assert_non_null(text);
	json = json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(json);
	json_data_map(a, map, json);
	json_decref(json);
	return map;
}

/* What a golden holds: the page, or else the diagnostics. */
static char *outcome(struct arena *a, const char *file)
{
	struct diag *d = diag_open(DIAG_EN);
	struct buf out = {0};
	struct template_source page = source(a, ROOT, file, d), *parts;
	size_t nparts, nstrings, size;
	struct ui_string *strings = strings_load(a, ROOT, &nstrings, d);
	struct templates *t;
	struct data *data;
	char *text = NULL;
	FILE *messages;

	parts = parts_read(a, &nparts, d);
	t = templates_compile(a, &page, 1, parts, nparts, strings, nstrings, ends(page.name, "-zh") ? ZH : EN, d);
	data = document(a, arena_printf(a, ROOT "/%s.json", page.name), d);
	if (t != NULL && template_run(t, page.name, data, &out, d)) {
		assert_int_equal(diag_errors(d), 0);
		text = arena_printf(a, "%s\n", buf_str(&out));
	} else {
		assert_int_equal(out.n, 0);
		messages = open_memstream(&text, &size);
		diag_print(d, messages);
		fclose(messages);
		arena_own(a, text, free);
	}
	buf_free(&out);
	diag_close(d);
	return text;
}

static void golden(void **state)
{
	const char *file = *state;
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	char *got = outcome(a, file), *path = arena_printf(a, ROOT "/%.*s.out", (int)(strlen(file) - 6), file);
	size_t n;

	if (getenv("ACCEPT") != NULL) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		fputs(got, f);
		fclose(f);
	}
	assert_string_equal(got, file_read(a, path, &n, d));
	diag_close(d);
	arena_close(a);
}

static struct templates *compile(struct arena *a, const char *text, struct diag *d)
{
	struct template_source page = {"page", "page.xhtml", text, strlen(text)};

	return templates_compile(a, &page, 1, NULL, 0, NULL, 0, EN, d);
}

static void a_failed_run_appends_nothing(void **state)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct templates *t = compile(a, "<p>text <b g:text='x'/></p>", d);
	struct buf out = {0};
	struct data *map = data_map(a);

	(void)state;
	buf_puts(&out, "before ");
	assert_false(template_run(t, "page", map, &out, d));
	assert_string_equal(buf_str(&out), "before ");
	assert_int_equal(diag_errors(d), 1);
	data_text(map, "x", "<&>");
	assert_true(template_run(t, "page", map, &out, d));
	assert_string_equal(buf_str(&out), "before <p>text <b>&lt;&amp;&gt;</b></p>");
	assert_false(template_run(t, "nowhere", map, &out, d));
	buf_free(&out);
	diag_close(d);
	arena_close(a);
}

static void deep_nesting_is_an_error(void **state)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct buf text = {0}, out = {0};
	struct data *map = data_map(a);

	(void)state;
	for (int i = 0; i < 300; i++)
		buf_puts(&text, "<p>");
	for (int i = 0; i < 300; i++)
		buf_puts(&text, "</p>");
	assert_null(compile(a, buf_str(&text), d));
	assert_int_equal(diag_errors(d), 1);
	buf_clear(&text);
	for (int i = 0; i < 40; i++)
		buf_puts(&text, "<p g:each='x in list'>");
	for (int i = 0; i < 40; i++)
		buf_puts(&text, "</p>");
	data_item_text(data_list(map, "list"), "one");
	assert_false(template_run(compile(a, buf_str(&text), d), "page", map, &out, d));
	buf_free(&text);
	buf_free(&out);
	diag_close(d);
	arena_close(a);
}

/* Entities must neither be expanded nor read from a disk or a net. */
static void document_types_are_refused(void **state)
{
	static const char *const bad[] = {
		"<!DOCTYPE html [<!ENTITY a 'b'>]><p>&a;</p>",
		"<!DOCTYPE html SYSTEM 'http://localhost/x.dtd'><p/>",
		"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>",
		"<!DOCTYPE svg><p/>", "<p>&nbsp;</p>", "", "   ", "text", "<p>", "<p/><p/>",
		"<p a='1' a='2'/>", "<p>\x01</p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct arena *a = arena_open();
		struct diag *d = diag_open(DIAG_EN);

		assert_null(compile(a, bad[i], d));
		assert_int_equal(diag_errors(d), 1);
		diag_close(d);
		arena_close(a);
	}
}

static void parts_run_alone(void **state)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct template_source part = {"part", "part.xhtml", "<html g:text='x'/>", 18};
	struct templates *t = templates_compile(a, NULL, 0, &part, 1, NULL, 0, EN, d);
	struct data *map = data_map(a);
	struct buf out = {0};

	(void)state;
	data_text(map, "x", "y");
	assert_true(template_run_part(t, "part", map, &out, d));
	assert_string_equal(buf_str(&out), "<html>y</html>");
	assert_false(template_run(t, "part", map, &out, d));
	assert_false(template_run_part(t, "page", map, &out, d));
	buf_free(&out);
	diag_close(d);
	arena_close(a);
}

static void templates_are_loaded_from_a_folder(void **state)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct ui_string strings[] = {{"x", {{"甲", "A"}, {NULL, 0, 0}}}};
	struct templates *t = templates_load(a, ROOT, strings, 1, EN, d);
	struct data *map = data_map(a);
	struct buf out = {0};

	(void)state;
	assert_non_null(t);
	data_text(map, "note", "n");
	assert_true(template_run_part(t, "note", map, &out, d));
	assert_string_equal(buf_str(&out), "<aside class=\"note\"><p>n</p></aside>");
	buf_free(&out);
	diag_close(d);
	arena_close(a);
}

static void strings_are_given_by_language(void **state)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(DIAG_EN);
	struct ui_string strings[] = {{"b", {{"乙", "B"}, {NULL, 0, 0}}}, {"a", {{"甲", "A"}, {NULL, 0, 0}}}};

	(void)state;
	for (int lang = ZH; lang < NLANGS; lang++) {
		struct templates *t = templates_compile(a, NULL, 0, NULL, 0, strings, 2, (enum lang)lang, d);

		assert_string_equal(templates_string(t, "a"), strings[1].text.text[lang]);
		assert_string_equal(templates_string(t, "b"), strings[0].text.text[lang]);
	}
	assert_int_equal(diag_errors(d), 0);
	diag_close(d);
	arena_close(a);
}

static void unit_tests_add(struct arena *a, struct CMUnitTest **tests, size_t *n)
{
	const struct CMUnitTest fixed[] = {
		cmocka_unit_test(a_failed_run_appends_nothing), cmocka_unit_test(deep_nesting_is_an_error),
		cmocka_unit_test(document_types_are_refused), cmocka_unit_test(strings_are_given_by_language),
		cmocka_unit_test(parts_run_alone), cmocka_unit_test(templates_are_loaded_from_a_folder),
	};

	for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
		*arena_append(a, *tests, *n) = fixed[i];
}

/* Every tests/template/NAME.xhtml is a test; with ACCEPT set, its .out is rewritten. Run from the project folder. */
int main(void)
{
	struct arena *a = arena_open();
	struct CMUnitTest *tests = NULL;
	size_t n = 0, nfiles;
	const char **files = folder_list(a, ROOT, &nfiles);
	int failed;

	unit_tests_add(a, &tests, &n);
	for (size_t i = 0; i < nfiles; i++)
		if (ends(files[i], ".xhtml"))
			*arena_append(a, tests, n) = (struct CMUnitTest){files[i], golden, NULL, NULL,
				(void *)(uintptr_t)files[i]};
	if (nfiles == 0)
		die("no " ROOT " here; run from the project folder");
	failed = _cmocka_run_group_tests("template", tests, n, NULL, NULL);
	arena_close(a);
	return failed;
}
