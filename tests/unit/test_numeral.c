#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../gen/numeral.h"

static void test_stands(void **state)
{
	(void)state;
	assert_true(numeral_stands("与企业签订一年以上劳动合同的", 1, UNIT_YEAR));
	assert_true(numeral_stands("满十二个月", 12, UNIT_MONTH));
	assert_true(numeral_stands("连续三十天", 30, UNIT_DAY));
	assert_true(numeral_stands("每年两次", 2, UNIT_TIMES));
	assert_true(numeral_stands("每年二次", 2, UNIT_TIMES));
	assert_true(numeral_stands("九十九人", 99, UNIT_PERSON));
}

/* Parts of other numerals, ordinals, other units, other numbers. */
static void test_does_not_stand(void **state)
{
	(void)state;
	assert_false(numeral_stands("十一年", 1, UNIT_YEAR));
	assert_false(numeral_stands("第一年", 1, UNIT_YEAR));
	assert_false(numeral_stands("一年以上", 2, UNIT_YEAR));
	assert_false(numeral_stands("一年以上", 1, UNIT_MONTH));
	assert_false(numeral_stands("一年以上", 1, UNIT_NONE));
	assert_false(numeral_stands("一百年", 100, UNIT_YEAR));
	assert_false(numeral_stands("零年", 0, UNIT_YEAR));
	assert_false(numeral_stands("", 1, UNIT_YEAR));
}

/* A later one counts though an earlier does not. */
static void test_later(void **state)
{
	(void)state;
	assert_true(numeral_stands("第一年起，满一年", 1, UNIT_YEAR));
	assert_true(numeral_stands("二十一天或一天", 1, UNIT_DAY));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stands), cmocka_unit_test(test_does_not_stand), cmocka_unit_test(test_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
