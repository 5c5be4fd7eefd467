#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../gen/file.h"
#include "../../gen/stock.h"
#include "../scratch_project.h"

/* The tests run in the checkout, whose files are those that the program carries. */
static void carried_is_what_stands_here(void **state)
{
	static const char *const folders[] = {"templates", "templates/parts", "templates/schema", "assets"};
	struct scratch_project s;

	(void)state;
	scratch_open(&s);
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		size_t n, here;
		const char **names = stock_list(s.arena, s.root, folders[i], &n);
		const char **own = folder_list(s.arena, folders[i], &here);
		size_t k = 0;

		assert_true(n > 3);
		for (size_t j = 0; j < n; j++) {
			const char *path = arena_printf(s.arena, "%s/%s", folders[i], names[j]), *shown;
			size_t size, length;
			const char *bytes = stock_read(s.arena, s.root, path, &size, &shown, s.diag);
			const char *file = file_read(s.arena, path, &length, s.diag);

			while (k < here && strcmp(own[k], names[j]) != 0)
				k++; /* a folder in it */
			assert_true(k < here);
			assert_string_equal(shown, path);
			assert_int_equal(size, length);
			assert_memory_equal(bytes, file, size + 1);
		}
	}
	assert_string_equal(scratch_messages(&s), "");
	scratch_close(&s);
}

static void own_folder_counts_whole(void **state)
{
	struct scratch_project s;
	size_t n;

	(void)state;
	scratch_open(&s);
	scratch_write(&s, "assets/style.css", "own");
	assert_string_equal(*stock_list(s.arena, s.root, "assets", &n), "style.css");
	assert_int_equal(n, 1);
	assert_string_equal(stock_read(s.arena, s.root, "assets/style.css", &n, NULL, s.diag), "own");
	assert_null(stock_read(s.arena, s.root, "assets/head.js", &n, NULL, s.diag));
	assert_string_equal(scratch_messages(&s),
		"assets/head.js: error: cannot be read: No such file or directory [file]\n");
	stock_list(s.arena, s.root, "templates", &n);
	assert_true(n > 10);
	scratch_close(&s);
}

static void without_a_project_it_is_the_programs(void **state)
{
	struct scratch_project s;
	size_t n;

	(void)state;
	scratch_open(&s);
	assert_true(strncmp(stock_read(s.arena, NULL, "assets/icon.svg", &n, NULL, s.diag), "<svg", 4) == 0);
	scratch_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carried_is_what_stands_here),
		cmocka_unit_test(own_folder_counts_whole),
		cmocka_unit_test(without_a_project_it_is_the_programs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
