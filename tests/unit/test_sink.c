#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/sink.h"
#include "../scratch_project.h"

static bool holds(struct scratch_project *s, const char *path, const char *text)
{
	char bytes[64] = "";
	FILE *f = fopen(scratch_path(s, path), "rb");
	size_t n = f == NULL ? 0 : fread(bytes, 1, sizeof bytes - 1, f);

	if (f != NULL)
		fclose(f);
	return f != NULL && n == strlen(text) && memcmp(bytes, text, n) == 0;
}

static bool exists(struct scratch_project *s, const char *path)
{
	struct stat st;

	return lstat(scratch_path(s, path), &st) == 0;
}

/* A site of two files published at `site`. */
static void publish(struct scratch_project *s, const char *text)
{
	struct sink *sink = sink_open(scratch_path(s, "site"), false, s->diag);

	assert_non_null(sink);
	sink_put(sink, "data/index.json", text, strlen(text), s->diag);
	sink_put(sink, "zh/a/b/index.html", "x", 1, s->diag);
	assert_int_equal(sink_count(sink), 2);
	assert_int_equal(sink_size(sink, "data/index.json"), (int)strlen(text));
	assert_int_equal(sink_size(sink, "data"), -1);
	sink_publish(sink);
}

static void a_site_takes_the_old_ones_place(void **state)
{
	struct scratch_project s;

	(void)state;
	scratch_open(&s);
	publish(&s, "one");
	assert_true(holds(&s, "site/data/index.json", "one"));
	publish(&s, "two");
	assert_true(holds(&s, "site/data/index.json", "two"));
	assert_true(holds(&s, "site/zh/a/b/index.html", "x"));
	assert_false(exists(&s, "site.gongbu-new"));
	assert_string_equal(scratch_messages(&s), "");
	scratch_close(&s);
}

static void discarding_leaves_the_old_site(void **state)
{
	struct scratch_project s;
	struct sink *sink;

	(void)state;
	scratch_open(&s);
	publish(&s, "one");
	sink = sink_open(scratch_path(&s, "site"), false, s.diag);
	sink_put(sink, "data/index.json", "two", 3, s.diag);
	sink_discard(sink);
	assert_true(holds(&s, "site/data/index.json", "one"));
	assert_false(exists(&s, "site.gongbu-new"));
	scratch_close(&s);
}

static void leftovers_are_removed(void **state)
{
	struct scratch_project s;

	(void)state;
	scratch_open(&s);
	scratch_write(&s, "site.gongbu-new/zh/half", "x");
	publish(&s, "one");
	assert_false(exists(&s, "site/zh/half"));
	assert_int_equal(symlink("nowhere", scratch_path(&s, "site.gongbu-new")), 0);
	publish(&s, "two");
	assert_true(holds(&s, "site/data/index.json", "two"));
	assert_false(exists(&s, "site.gongbu-new"));
	scratch_close(&s);
}

static void a_path_is_put_once(void **state)
{
	struct scratch_project s;
	struct sink *sink = sink_open_dry();

	(void)state;
	scratch_open(&s);
	for (int i = 0; i < 1000; i++)
		sink_put(sink, arena_printf(s.arena, "zh/%d.html", i), "", 0, s.diag);
	sink_put(sink, "zh/500.html", "x", 1, s.diag);
	assert_string_equal(scratch_messages(&s), "zh/500.html: error: two outputs write this file [path-twice]\n");
	assert_int_equal(sink_count(sink), 1000);
	assert_int_equal(sink_size(sink, "zh/999.html"), 0);
	sink_discard(sink);
	scratch_close(&s);
}

/* What is no site is not thrown away. */
static void only_a_site_is_replaced(void **state)
{
	struct scratch_project s;
	const char *message = "there is something here that is no site; name a new or empty folder, or an earlier site [build]\n";

	(void)state;
	scratch_open(&s);
	scratch_write(&s, "letters/mine.txt", "mine");
	scratch_write(&s, "file", "mine");
	assert_null(sink_open(scratch_path(&s, "letters"), false, s.diag));
	assert_null(sink_open(scratch_path(&s, "file"), false, s.diag));
	assert_string_equal(scratch_messages(&s), arena_printf(s.arena, "file: error: %sletters: error: %s", message, message));
	assert_true(holds(&s, "letters/mine.txt", "mine"));
	assert_true(holds(&s, "file", "mine"));
	mkdir(scratch_path(&s, "site"), 0700);
	publish(&s, "one");
	scratch_close(&s);
}

static void a_link_stays_a_link(void **state)
{
	struct scratch_project s;
	struct sink *sink;
	struct stat st;

	(void)state;
	scratch_open(&s);
	publish(&s, "one");
	assert_int_equal(symlink("site", scratch_path(&s, "live")), 0);
	sink = sink_open(scratch_path(&s, "live/"), false, s.diag);
	assert_non_null(sink);
	sink_put(sink, "data/index.json", "two", 3, s.diag);
	sink_publish(sink);
	assert_int_equal(lstat(scratch_path(&s, "live"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_true(holds(&s, "site/data/index.json", "two"));
	scratch_close(&s);
}

static void one_build_at_a_time(void **state)
{
	struct scratch_project s;
	struct sink *first;

	(void)state;
	scratch_open(&s);
	first = sink_open(scratch_path(&s, "site"), false, s.diag);
	assert_non_null(first);
	assert_null(sink_open(scratch_path(&s, "site"), false, s.diag));
	assert_string_equal(scratch_messages(&s), "site: error: another build is writing here; wait until it is done [build]\n");
	sink_discard(first);
	publish(&s, "one");
	scratch_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_site_takes_the_old_ones_place), cmocka_unit_test(discarding_leaves_the_old_site),
		cmocka_unit_test(leftovers_are_removed), cmocka_unit_test(a_path_is_put_once),
		cmocka_unit_test(only_a_site_is_replaced), cmocka_unit_test(a_link_stays_a_link),
		cmocka_unit_test(one_build_at_a_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
