#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/html.h"

static void expect(struct buf *out, const char *html)
{
	assert_string_equal(buf_str(out), html);
	buf_clear(out);
}

static void text_and_attributes_are_escaped(void **state)
{
	const char *s = "<a href=\"x\">'公布' & 'co'</a>";
	struct buf out = {0};

	(void)state;
	html_text(&out, s, strlen(s));
	expect(&out, "&lt;a href=\"x\"&gt;'公布' &amp; 'co'&lt;/a&gt;");
	html_attribute(&out, s, strlen(s));
	expect(&out, "&lt;a href=&quot;x&quot;&gt;'公布' &amp; 'co'&lt;/a&gt;");
	html_text(&out, s, 0);
	expect(&out, "");
	html_text(&out, "a&b", 2);
	expect(&out, "a&amp;");
	buf_free(&out);
}

static void tags_are_written(void **state)
{
	struct buf out = {0};

	(void)state;
	html_open(&out, "p", NULL);
	html_close(&out, "p");
	expect(&out, "<p></p>");
	html_open(&out, "a", "href", "?a=1&b=\"2\"", "id", NULL, "class", "", "download", "", "hidden", "", NULL);
	expect(&out, "<a href=\"?a=1&amp;b=&quot;2&quot;\" class=\"\" download=\"\" hidden>");
	html_element(&out, "td", "1 < 2", "colspan", "2", NULL);
	html_element(&out, "td", NULL, NULL);
	html_element(&out, "br", NULL, NULL);
	html_element(&out, "input", "ignored", "required", "required", NULL);
	expect(&out, "<td colspan=\"2\">1 &lt; 2</td><td></td><br><input required>");
	buf_free(&out);
}

static void names_are_known(void **state)
{
	(void)state;
	assert_true(html_is_void("br"));
	assert_true(html_is_void("wbr"));
	assert_false(html_is_void("b"));
	assert_false(html_is_void("path"));
	assert_true(html_is_boolean("hidden"));
	assert_false(html_is_boolean("alt"));
}

static void addresses_are_judged(void **state)
{
	static const char *const relative[] = {"", "#一", "a/b.html", "../zh/", "/x", "?q=a:b", "./a:b", "a/b:c",
		"x.html#a:b", "公布/", "https"};
	static const char *const absolute[] = {"http://x", "https://x/?a=b:c", "HTTPS://x", "mailto:a@b", "tel:12345"};
	static const char *const refused[] = {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
		"java\nscript:alert(1)", "\tjavascript:alert(1)", "\x01javascript:alert(1)", "data:text/html,x",
		"vbscript:x", "file:///etc", "blob:x", ":x", "javascript&colon;:x", "a:b", "//host/x", "/\\host", "\\\\host",
		"http\\://x"};

	(void)state;
	for (size_t i = 0; i < sizeof relative / sizeof relative[0]; i++) {
		assert_true(html_url_allowed(relative[i]));
		assert_true(html_url_relative(relative[i]));
	}
	for (size_t i = 0; i < sizeof absolute / sizeof absolute[0]; i++) {
		assert_true(html_url_allowed(absolute[i]));
		assert_false(html_url_relative(absolute[i]));
	}
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		assert_false(html_url_allowed(refused[i]));
		assert_false(html_url_relative(refused[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_and_attributes_are_escaped), cmocka_unit_test(tags_are_written),
		cmocka_unit_test(names_are_known), cmocka_unit_test(addresses_are_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
