#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../../gen/strings.h"

/* strings_load over this text; what it reported, by diag_print. */
static char *load(struct arena *a, const char *text, struct ui_string **strings, size_t *n)
{
	char root[] = "/tmp/test_strings.XXXXXX";
	const char *folder, *path;
	struct diag *d = diag_open(DIAG_EN);
	char *messages, *shown;
	size_t size;
	FILE *f;

	assert_non_null(mkdtemp(root));
	folder = arena_printf(a, "%s/templates", root);
	path = arena_printf(a, "%s/strings.yaml", folder);
	assert_int_equal(mkdir(folder, 0700), 0);
	if (text != NULL) {
		f = fopen(path, "w");
		fputs(text, f);
		fclose(f);
	}
	*strings = strings_load(a, root, n, d);
	f = open_memstream(&messages, &size);
	diag_print(d, f);
	fclose(f);
	shown = arena_copy(a, messages, size);
	free(messages);
	diag_close(d);
	unlink(path);
	rmdir(folder);
	rmdir(root);
	return shown;
}

static void rows_are_read(void **state)
{
	struct arena *a = arena_open();
	struct ui_string *s;
	size_t n;

	(void)state;
	assert_string_equal(load(a, "# words\nskip: {zh: 跳到正文, en: Skip}\n"
		"a.b_c-1:\n  zh: \"{x}\"\n  en: No 010\n", &s, &n), "");
	assert_int_equal(n, 2);
	assert_string_equal(s[0].key, "skip");
	assert_string_equal(s[0].text.text[ZH], "跳到正文");
	assert_string_equal(s[0].text.text[EN], "Skip");
	assert_int_equal(s[0].text.src.line, 2);
	assert_string_equal(s[1].key, "a.b_c-1");
	assert_string_equal(s[1].text.text[ZH], "{x}");
	assert_int_equal(s[1].text.src.line, 4);
	arena_close(a);
}

static void mistakes_have_their_place(void **state)
{
	static const struct {
		const char *text, *place, *check;
	} cases[] = {
		{"a: {zh: 甲, en: A}\nb: {zh: 乙}\n", "strings.yaml:2:4: ", "[missing-key]"},
		{"a: {zh: 甲, en: A, fr: A}\n", "strings.yaml:1:19: ", "[unknown-key]"},
		{"a: {zh: 甲, en: A}\na: {zh: 乙, en: B}\n", "strings.yaml:2:1: ", "[yaml]"},
		{"a b: {zh: 甲, en: A}\n", "strings.yaml:1:1: ", "[bad-value]"},
		{"a: {zh: 甲, en: }\n", "strings.yaml:1:", "[yaml]"},
		{"a: text\n", "strings.yaml:1:4: ", "[yaml]"},
		{"- a\n", "strings.yaml:1:1: ", "[yaml]"},
		{NULL, "strings.yaml: ", "[file]"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *a = arena_open();
		struct ui_string *s;
		size_t n;
		const char *shown = load(a, cases[i].text, &s, &n);

		print_message("%s", shown); /* for whoever reads a failure */
		assert_non_null(strstr(shown, cases[i].place));
		assert_non_null(strstr(shown, cases[i].check));
		assert_ptr_equal(strchr(shown, '\n'), shown + strlen(shown) - 1);
		arena_close(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_read), cmocka_unit_test(mistakes_have_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
