/* search_stem.h, search_terms.h, search_index.h: what is indexed for a text, and how it is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "search_index.h"
#include "search_stem.h"
#include "search_terms.h"

static const char *stem(char *word)
{
	word[stem_word(word, strlen(word))] = '\0';
	return word;
}

static void stems(void **state)
{
	static const char *const families[][6] = {
		{"subsidy", "subsidies", NULL}, {"train", "training", "trained", "trains", NULL}, {"plan", "plans", "planning", "planned", NULL},
		{"certificate", "certificates", "certification", NULL}, {"apprentice", "apprentices", "apprenticeship", NULL},
		{"apply", "applies", "applied", "applying", NULL}, {"worker", "workers", NULL}, {"allowance", "allowances", NULL},
		{"class", "classes", NULL}, {"rate", "rates", "rated", "rating", NULL}, {"employ", "employment", "employed", "employing", "employs", NULL},
	};
	static const char *const same[] = {"level", "sss", "2020", "4.8", "a", "is", "bus", "gongbu"};

	(void)state;
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
		char first[32];

		strcpy(first, families[i][0]);
		stem(first);
		for (size_t k = 1; families[i][k] != NULL; k++) {
			char word[32];

			strcpy(word, families[i][k]);
			assert_string_equal(stem(word), first);
		}
	}
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
		char word[32];

		strcpy(word, same[i]);
		assert_string_equal(stem(word), same[i]);
	}
}

static void collect(void *ctx, const char *term, size_t n, int han)
{
	buf_puts(ctx, han ? " " : " =");
	buf_add(ctx, term, n);
}

static void assert_terms(const char *text, const char *expected)
{
	struct buf out = {0};

	search_terms(text, strlen(text), collect, &out);
	assert_string_equal(buf_str(&out), expected);
	buf_free(&out);
}

static void terms(void **state)
{
	(void)state;
	assert_terms("竞赛补贴", " 竞赛 赛补 补贴 贴");
	assert_terms("竞赛、补贴。", " 竞赛 赛 补贴 贴");
	assert_terms("杭人社发〔2020〕43号", " 杭人 人社 社发 发 =2020 =43 号");
	assert_terms("印发《杭州", " 印发 发杭 杭州 州");
	assert_terms("ＡＢ１２", " =ab12");
	assert_terms("1,200 yuan; 4.8万元, 1,2", " =1200 =yuan =4.8 万元 元 =1 =2");
	assert_terms("12,3456", " =12 =3456");
	assert_terms("Subsidies for the unemployed.", " =subsidi =for =the =unemploy");
	assert_terms("two-type “school” leavers", " =two =typ =school =leaver");
	assert_terms("3.", " =3");
	assert_terms("", "");
	assert_terms("——（）", "");
}

static void index_files(void **state)
{
	struct arena *a = arena_open();
	struct search_index *x = search_index_open(a);
	struct buf han = {0}, words = {0}, string = {0};

	(void)state;
	for (uint32_t i = 0; i < 100; i++) {
		assert_int_equal(search_entry_begin(x), i);
		search_entry_add(x, i == 0 || i == 99 ? "竞赛 b" : "a a");
		search_entry_add(x, NULL);
	}
	assert_int_equal(search_entries(x), 100);
	assert_int_equal(search_parts(x, true), 1);
	search_part_write(x, true, 0, &han);
	search_part_write(x, false, 0, &words);
	/* entry 0 is a step of 1, entry 99 one of 99 more: 3 with more to come, and 3 times 32 */
	assert_string_equal(buf_str(&han), "{\"竞\":\"赛BjD\",\n\"赛\":\"BjD\"}");
	assert_true(strstr(buf_str(&words), "b BjD\\n") != NULL);
	assert_true(strncmp(buf_str(&words), "\"a CBB", 6) == 0);
	search_string(&string, "“a”\"\\\n");
	assert_string_equal(buf_str(&string), "\"“a”\\\"\\\\ \"");
	buf_free(&han);
	buf_free(&words);
	buf_free(&string);
	arena_close(a);
}

/* Entries [from, to) of one long text; every seventh has no words. */
static void some_entries(struct search_index *x, int from, int to)
{
	for (int i = from; i < to; i++) {
		const char *head[NLANGS];
		char text[64];

		snprintf(text, sizeof text, i % 7 == 0 ? "——" : "补贴%d 竞赛 a%d word%d", i % 5, i % 3, i);
		search_entry_begin(x);
		search_entry_add(x, text);
		head[ZH] = head[EN] = text;
		if (i % 10 == 9)
			search_group_note(x, head, (uint32_t)(i - 9 < from ? from : i - 9) - (uint32_t)from, 10);
	}
}

static void assert_same_parts(const struct search_index *x, const struct search_index *y)
{
	for (int han = 0; han < 2; han++) {
		struct buf a = {0}, b = {0};

		assert_int_equal(search_parts(x, han), search_parts(y, han));
		search_part_write(x, han, 0, &a);
		search_part_write(y, han, 0, &b);
		assert_string_equal(buf_str(&a), buf_str(&b));
		buf_free(&a);
		buf_free(&b);
	}
}

/* What workers index by themselves is put together as if one had done it all, however it was cut. */
static void indexes_follow_each_other(void **state)
{
	static const int cuts[][4] = {{0, 300, 300, 300}, {0, 1, 2, 300}, {0, 0, 170, 300}, {0, 100, 200, 300}, {0, 40, 290, 300}};
	struct arena *a = arena_open(), *shared = arena_open_shared();
	struct search_index *whole = search_index_open(a);

	(void)state;
	assert_non_null(shared);
	some_entries(whole, 0, 300);
	for (size_t c = 0; c < sizeof cuts / sizeof cuts[0]; c++) {
		struct search_index *joined = search_index_open(a);
		const struct search_group_record *groups;
		size_t n;

		for (int i = 0; i < 3; i++) {
			struct arena *own = arena_open();
			struct search_index *piece = search_index_open(own);

			some_entries(piece, cuts[c][i], cuts[c][i + 1]);
			piece = search_index_copy(piece, shared);
			arena_close(own); /* nothing of it may be needed */
			search_index_take(joined, piece);
		}
		assert_int_equal(search_entries(joined), 300);
		assert_same_parts(whole, joined);
		groups = search_groups(joined, &n);
		assert_int_equal(n, 30);
		assert_string_equal(groups[29].head[EN], "补贴4 竞赛 a2 word299");
		assert_int_equal(groups[29].first, 290);
	}
	arena_close(a);
	arena_close(shared);
}

static void pages(void **state)
{
	struct arena *a = arena_open();
	struct search_index *x = search_index_open(a);
	const struct search_page *list;
	size_t n;

	(void)state;
	search_page_add(x, ZH, "rates/index.html", "标准", "说明");
	search_page_add(x, ZH, "only/index.html", "独", "独");
	search_page_add(x, ZH, "forms/index.html", "表", "说明");
	search_page_add(x, EN, "rates/index.html", "Rates", "What they are");
	search_page_add(x, EN, "forms/index.html", "Forms", "What they are");
	list = search_pages(x, &n);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].path, "forms/index.html");
	assert_string_equal(list[0].title.text[ZH], "表");
	assert_string_equal(list[0].title.text[EN], "Forms");
	assert_string_equal(list[1].description.text[EN], "What they are");
	assert_string_equal(list[1].description.text[ZH], "说明");
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(stems), cmocka_unit_test(terms), cmocka_unit_test(index_files),
		cmocka_unit_test(pages), cmocka_unit_test(indexes_follow_each_other)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
