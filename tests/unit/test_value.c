#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../gen/value.h"

struct quantity_case {
	const char *text;
	bool ok;
	int64_t value;
	enum unit unit;
	bool plus;
};

/* As the Hangzhou text writes amounts, then the bounds, then what must not pass. */
static const struct quantity_case quantities[] = {
	{"100元", true, 10000, UNIT_YUAN, false},
	{"650元", true, 65000, UNIT_YUAN, false},
	{"4.8万元", true, 4800000, UNIT_YUAN, false},
	{"1万元", true, 1000000, UNIT_YUAN, false},
	{"15万人", true, 150000, UNIT_PERSON, false},
	{"30%", true, 3000, UNIT_PERCENT, false},
	{"+30%", true, 3000, UNIT_PERCENT, true},
	{"20％", true, 2000, UNIT_PERCENT, false},
	{"0.5%", true, 50, UNIT_PERCENT, false},
	{"20天", true, 20, UNIT_DAY, false},
	{"12课时", true, 12, UNIT_HOUR, false},
	{"36个月", true, 36, UNIT_MONTH, false},
	{"3年", true, 3, UNIT_YEAR, false},
	{"3次", true, 3, UNIT_TIMES, false},
	{"1,200", true, 1200, UNIT_NONE, false},
	{"1,200元", true, 120000, UNIT_YUAN, false},
	{"12,345,678元", true, 1234567800, UNIT_YUAN, false},
	{"0元", true, 0, UNIT_YUAN, false},
	{"0.01元", true, 1, UNIT_YUAN, false},
	{"0.10元", true, 10, UNIT_YUAN, false},
	{"1.2345万元", true, 1234500, UNIT_YUAN, false},
	{"999999999.98元", true, 99999999998, UNIT_YUAN, false},
	{"999999999.99元", true, 99999999999, UNIT_YUAN, false},
	{"1000000000元", false, 0, UNIT_NONE, false},
	{"99999999999", true, 99999999999, UNIT_NONE, false},
	{"100000000000", false, 0, UNIT_NONE, false},
	{"999999999999万元", false, 0, UNIT_NONE, false},
	{"1234567890123", false, 0, UNIT_NONE, false},
	{"0.001元", false, 0, UNIT_NONE, false},
	{"1.23456万元", true, 1234560, UNIT_YUAN, false},
	{"1.234567万元", true, 1234567, UNIT_YUAN, false},
	{"1.2345678万元", false, 0, UNIT_NONE, false},
	{"1.5天", false, 0, UNIT_NONE, false},
	{"1.50000天", false, 0, UNIT_NONE, false},
	{"1.0天", true, 1, UNIT_DAY, false},
	{"+30元", false, 0, UNIT_NONE, false},
	{"-30%", false, 0, UNIT_NONE, false},
	{"1,20元", false, 0, UNIT_NONE, false},
	{"1,2000元", false, 0, UNIT_NONE, false},
	{"1234,567", false, 0, UNIT_NONE, false},
	{",100", false, 0, UNIT_NONE, false},
	{"100,", false, 0, UNIT_NONE, false},
	{"100.", false, 0, UNIT_NONE, false},
	{".5元", false, 0, UNIT_NONE, false},
	{"1200x", false, 0, UNIT_NONE, false},
	{"0x10", false, 0, UNIT_NONE, false},
	{"1e3元", false, 0, UNIT_NONE, false},
	{"10_320", false, 0, UNIT_NONE, false},
	{"100 元", false, 0, UNIT_NONE, false},
	{" 100元", false, 0, UNIT_NONE, false},
	{"100元 ", false, 0, UNIT_NONE, false},
	{"100元元", false, 0, UNIT_NONE, false},
	{"一百元", false, 0, UNIT_NONE, false},
	{"１００元", false, 0, UNIT_NONE, false},
	{"元", false, 0, UNIT_NONE, false},
	{"万元", false, 0, UNIT_NONE, false},
	{"+", false, 0, UNIT_NONE, false},
	{"", false, 0, UNIT_NONE, false},
};

static void quantities_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof quantities / sizeof quantities[0]; i++) {
		const struct quantity_case *c = &quantities[i];
		struct quantity q;
		bool ok = quantity_parse(c->text, &q);

		if (ok != c->ok || (ok && (q.value != c->value || q.unit != c->unit || q.plus != c->plus)))
			fail_msg("%s: %s, %lld %s%s", c->text, ok ? "read" : "refused", (long long)q.value, unit_name(q.unit),
				q.plus ? " +" : "");
	}
}

static void units_have_their_first_name(void **state)
{
	(void)state;
	assert_string_equal(unit_name(UNIT_YUAN), "元");
	assert_string_equal(unit_name(UNIT_PERCENT), "%");
	assert_string_equal(unit_name(UNIT_NONE), "");
}

static const struct {
	const char *text;
	int32_t day; /* INT32_MIN: refused */
} dates[] = {
	{"1970-01-01", 0}, {"1969-12-31", -1}, {"2020-07-01", 18444}, {"2021-12-31", 18992}, {"2020-02-29", 18321},
	{"2021-02-29", INT32_MIN}, {"1900-02-29", INT32_MIN}, {"2000-02-29", 11016}, {"2000-02-30", INT32_MIN},
	{"2020-04-30", 18382}, {"2020-04-31", INT32_MIN}, {"2020-01-31", 18292}, {"2020-01-32", INT32_MIN},
	{"2020-00-01", INT32_MIN}, {"2020-13-01", INT32_MIN}, {"2020-12-00", INT32_MIN}, {"2023-13-45", INT32_MIN},
	{"1899-12-31", INT32_MIN}, {"1900-01-01", DAY_MIN}, {"2099-12-31", DAY_MAX}, {"2100-01-01", INT32_MIN},
	{"2020-7-1", INT32_MIN}, {"2020-07-01 ", INT32_MIN}, {" 2020-07-01", INT32_MIN}, {"2020/07/01", INT32_MIN},
	{"20200701", INT32_MIN}, {"2020-07-0a", INT32_MIN}, {"+020-07-01", INT32_MIN}, {"", INT32_MIN},
	{"2020年7月1日", INT32_MIN}, {"2020-07-01T00", INT32_MIN},
};

static void dates_are_days_of_the_calendar(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		int32_t day = INT32_MIN;
		bool ok = date_parse(dates[i].text, &day);

		if (ok != (dates[i].day != INT32_MIN) || (ok && day != dates[i].day))
			fail_msg("%s: %s, %d", dates[i].text, ok ? "read" : "refused", day);
	}
}

static void every_day_comes_back(void **state)
{
	struct date before = date_of(DAY_MIN - 1);

	(void)state;
	for (int32_t day = DAY_MIN; day <= DAY_MAX; day += day % 400 == 0 ? 1 : 13) {
		struct date d = date_of(day);
		char text[16];
		int32_t again;

		assert_int_equal(date_day(d), day);
		assert_true(d.year > before.year || d.month > before.month || d.day > before.day);
		snprintf(text, sizeof text, "%04d-%02d-%02d", d.year, d.month, d.day);
		assert_true(date_parse(text, &again));
		assert_int_equal(again, day);
		before = d;
	}
}

static void counts_are_whole(void **state)
{
	static const struct { const char *text; int64_t value; } counts[] = {
		{"0", 0}, {"1", 1}, {"007", 7}, {"1,000", 1000}, {"999999", 999999}, {"1000000", 1000000}, {"1,000,000", 1000000},
		{"1000001", -1}, {"1,000,001", -1}, {"-1", -1}, {"+1", -1}, {"1.0", -1}, {"1.", -1}, {"1天", -1}, {"", -1},
		{" 1", -1}, {"1 ", -1}, {"99999999999999999999", -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
		int64_t value = -2;
		bool ok = count_parse(counts[i].text, &value);

		if (ok != (counts[i].value >= 0) || (ok && value != counts[i].value))
			fail_msg("%s: %s, %lld", counts[i].text, ok ? "read" : "refused", (long long)value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quantities_are_read), cmocka_unit_test(units_have_their_first_name),
		cmocka_unit_test(dates_are_days_of_the_calendar), cmocka_unit_test(every_day_comes_back),
		cmocka_unit_test(counts_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
