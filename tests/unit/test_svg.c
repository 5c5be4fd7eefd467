/* Pictures: lengths without rounding, what a screen reader is told, lines that break where Chinese and English may. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "svg.h"

static const struct svg_about about = {"p", "chart", "A & B", "<more>"};

static void test_fluid(void **state)
{
	struct buf out = {0};
	struct svg s = svg_fluid(&out, &about, 1250);

	(void)state;
	svg_rect(&s, "bar", 0, 105, 3333, 160);
	svg_text(&s, NULL, 5000, -50, 120, "end", "1 < 2");
	svg_line(&s, "axis", 0, 0, 10000, 10);
	svg_close(&s);
	assert_string_equal(buf_str(&out), "<svg id=\"p\" class=\"chart\" role=\"img\" aria-labelledby=\"p-title\" "
		"aria-describedby=\"p-desc\" width=\"100%\" height=\"12.5em\"><title id=\"p-title\">A &amp; B</title>"
		"<desc id=\"p-desc\">&lt;more&gt;</desc>"
		"<rect class=\"bar\" x=\"0%\" y=\"1.05em\" width=\"33.33%\" height=\"1.6em\"></rect>"
		"<text x=\"50%\" dx=\"-0.5em\" y=\"1.2em\" text-anchor=\"end\">1 &lt; 2</text>"
		"<line class=\"axis\" x1=\"0%\" y1=\"0em\" x2=\"100%\" y2=\"0.1em\"></line></svg>");
	buf_free(&out);
}

static void test_fixed(void **state)
{
	struct buf out = {0};
	struct svg s = svg_fixed(&out, &about, 64000, 12050);

	(void)state;
	svg_dot(&s, "dot", 100, 200, 350);
	svg_close(&s);
	assert_string_equal(buf_str(&out), "<svg id=\"p\" class=\"chart\" role=\"img\" aria-labelledby=\"p-title\" "
		"aria-describedby=\"p-desc\" viewBox=\"0 0 640 120.5\"><title id=\"p-title\">A &amp; B</title>"
		"<desc id=\"p-desc\">&lt;more&gt;</desc><circle class=\"dot\" cx=\"1\" cy=\"2\" r=\"3.5\"></circle></svg>");
	buf_free(&out);
}

static void lines_are(const char *text, size_t width, const char *first, const char *second, const char *third)
{
	struct arena *a = arena_open();
	const char **lines = svg_lines(a, text, width), *const wanted[] = {first, second, third};
	size_t i = 0;

	for (; i < 3 && wanted[i] != NULL; i++)
		assert_string_equal(lines[i], wanted[i]);
	assert_null(lines[i]);
	arena_close(a);
}

static void test_lines(void **state)
{
	(void)state;
	assert_int_equal(svg_width("A类：ab"), 7);
	lines_are("Vocational skill-level certificate", 22, "Vocational skill-level", "certificate", NULL);
	lines_are("职业资格证书培训", 8, "职业资格", "证书培训", NULL);
	lines_are("车工、焊工（电工）", 8, "车工、焊", "工（电", "工）");
	lines_are("一个unbreakable字", 4, "一个", "unbreakable", "字");
	lines_are("short", 40, "short", NULL, NULL);
	lines_are("", 40, NULL, NULL, NULL);
	lines_are("  two  words ", 5, "two", "words", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fluid), cmocka_unit_test(test_fixed), cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
