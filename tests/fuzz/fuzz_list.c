/* A cell of a list: the first byte is its column's type, the rest its text. What is read lies within its bounds. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/list_value.h"
#include "../../gen/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static struct list_choice choices[] = {
		{.id = "a", .label.text = {"五级（初级）", "Level 5"}}, {.id = "b", .label.text = {"四级", "Level 4"}},
	};
	struct list_column column = {.unit.text = {"天", "days"}, .choices = choices, .nchoices = 2};
	struct arena *a;
	int64_t value;

	/* A sheet's texts are valid UTF-8 without NUL. */
	if (n < 1 || memchr(p + 1, '\0', n - 1) != NULL || utf8_valid((const char *)p + 1, n - 1) != n - 1)
		return 0;
	column.type = (enum list_type)(p[0] % (LIST_ESTIMATE + 1));
	column.wan = p[0] >= 128;
	a = arena_open();
	if (list_value_read(&column, arena_copy(a, (const char *)p + 1, n - 1), &value) &&
		(value < (column.type == LIST_DATE ? DAY_MIN : 0) || value > 99999999999 ||
			(column.type == LIST_DATE && value > DAY_MAX) || (column.type == LIST_CHOICE && value > 1)))
		abort();
	arena_close(a);
	return 0;
}
