/* address.h: what a site may call its address, and the addresses that come of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "address.h"

static void bases(void **state)
{
	static const char *const good[] = {"https://example.gov.cn", "https://example.gov.cn/", "http://a.b/policy/",
		"https://example.gov.cn:8443/a/b"};
	static const char *const bad[] = {"", "example.gov.cn", "ftp://example.gov.cn/", "https://", "https:///a",
		"https://user@example.gov.cn/", "https://例.cn/", "https://example.gov.cn/?a", "https://example.gov.cn/#a",
		"https://example.gov.cn/a b", "https://example.gov.cn//", "https://example.gov.cn:/", "https://example.gov.cn:123456/",
		"https://example.gov.cn\"/", "https://.cn/", "https://example.gov.cn/a\n"};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_true(address_valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(address_valid(bad[i]));
	assert_true(address_link_valid("https://example.gov.cn/mark?method=show&id=1#a"));
	assert_false(address_link_valid("javascript:alert(1)"));
}

static void addresses(void **state)
{
	struct arena *a = arena_open();
	struct site s = {.base_url = "https://example.gov.cn:8443/policy"}, none = {0};

	(void)state;
	assert_string_equal(address_of(a, &s, "zh/rates/index.html"), "https://example.gov.cn:8443/policy/zh/rates/");
	assert_string_equal(address_of(a, &s, "index.html"), "https://example.gov.cn:8443/policy/");
	assert_string_equal(address_of(a, &s, "zh/myindex.html"), "https://example.gov.cn:8443/policy/zh/myindex.html");
	assert_string_equal(address_of(a, &s, "feed.zh.xml"), "https://example.gov.cn:8443/policy/feed.zh.xml");
	assert_string_equal(address_host(a, &s), "example.gov.cn");
	s.base_url = "https://example.gov.cn/";
	assert_string_equal(address_of(a, &s, "zh/index.html"), "https://example.gov.cn/zh/");
	assert_null(address_of(a, &none, "index.html"));
	assert_null(address_host(a, &none));
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(bases), cmocka_unit_test(addresses)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
