#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../gen/preview_path.h"

static void paths_stay_in_the_site(void **state)
{
	static const struct {
		const char *url, *file; /* NULL: no path of a site */
	} cases[] = {
		{"/", "index.html"}, {"/zh/", "zh/index.html"}, {"/zh", "zh"}, {"/zh/rates/index.html", "zh/rates/index.html"},
		{"/data/projects.xlsx", "data/projects.xlsx"}, {"/a..b", "a..b"}, {"/中文/", "中文/index.html"},
		{"", NULL}, {"zh/", NULL}, {"/..", NULL}, {"/../", NULL}, {"/zh/../x", NULL}, {"/zh/..", NULL}, {"/.", NULL},
		{"/./x", NULL}, {"//", NULL}, {"//host/x", NULL}, {"/zh//x", NULL}, {"/.hidden", NULL}, {"/zh/.git/config", NULL},
		{"/..\\x", NULL}, {"/zh\\x", NULL}, {"/zh/\r\nX: y", NULL}, {"/x\x7F", NULL}, {"*", NULL},
	};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		bool fine = preview_path(cases[i].url, &out);

		assert_int_equal(fine, cases[i].file != NULL);
		if (fine)
			assert_string_equal(buf_str(&out), cases[i].file);
	}
	buf_free(&out);
}

static void only_this_machine_is_a_host(void **state)
{
	static const char *const ours[] = {"localhost", "localhost:8000", "LocalHost:1", "127.0.0.1", "127.0.0.1:80",
		"[::1]", "[::1]:8000", "localhost:"};
	static const char *const others[] = {"", "localhost.evil.example", "evil.localhost", "127.0.0.1.evil.example",
		"127.0.0.11", "localhost:80@evil.example", "localhost:8000 ", "[::1", "evil.example:localhost", "0.0.0.0"};

	(void)state;
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		assert_true(preview_host(ours[i]));
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		assert_false(preview_host(others[i]));
	assert_false(preview_host(NULL));
}

static void locations_are_encoded(void **state)
{
	struct buf out = {0};

	(void)state;
	preview_escape("/zh/a b\r\n%中", &out);
	assert_string_equal(buf_str(&out), "/zh/a%20b%0D%0A%25%E4%B8%AD");
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_stay_in_the_site),
		cmocka_unit_test(only_this_machine_is_a_host),
		cmocka_unit_test(locations_are_encoded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
