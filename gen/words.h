/* words: dates, amounts and rules said in a language, from strings.yaml's texts. */
#ifndef GONGBU_WORDS_H
#define GONGBU_WORDS_H

#include "data.h"
#include "output.h"

/* 2021年12月31日, 31 December 2021; NULL for DAY_NONE. */
const char *words_date(struct arena *, enum lang, int32_t day);
/* 2021-12-31; NULL for DAY_NONE. */
const char *words_iso(struct arena *, int32_t day);
/* Fen as yuan without needless decimals: 4800, 0.50; in English with separators: 4,800. */
const char *words_yuan(struct arena *, enum lang, int64_t fen);
/* A clause's path as the language prints it: 四（二）, IV (II). */
const char *words_clause(struct arena *, enum lang, const char *path);
/* 54.8 KB. */
const char *words_size(struct arena *, int64_t bytes);

/* The text with each {} replaced in turn by an argument, ended by NULL. */
const char *words_fill(struct arena *, const char *text, ...) __attribute__((sentinel));

/* 2020年7月1日至2021年12月31日, 至2021年12月31日; NULL where it has no day at all. */
const char *words_window(struct arena *, const struct publication *, enum lang, const struct window *);

/* "The amounts stand in cells G3, G4 of the table"; NULL for a rule that quotes a sentence. */
const char *words_cells(struct arena *, const struct publication *, enum lang, const struct rule *);

/* What a rule pays, in short texts: "100 元/人·天", "最高 20 天"; a table gives one a row. */
void words_amounts(struct data *list, struct arena *, const struct publication *, enum lang, const struct rule *);
/* The same as rows {label?, value, unit?}. */
void words_amount_rows(struct data *list, struct arena *, const struct publication *, enum lang, const struct rule *);
/* The same as tables {label?, amounts: rows}: a table of two keys gives one for each value of the first. */
void words_amount_tables(struct data *list, struct arena *, const struct publication *, enum lang, const struct rule *);
/* fixed, upto, external, actual, uplift, limit, text. */
const char *words_rule_kind_name(const struct rule *);
/* 定额 最高 另定 上浮 限次 不计算. */
const char *words_rule_kind(const struct publication *, enum lang, const struct rule *);
const char *words_status(const struct publication *, enum lang, enum policy_status);
/* "in-force", …: class names and data. */
const char *status_name(enum policy_status);
/* One sentence: 本政策已于2021年12月31日失效。 */
const char *words_status_sentence(struct arena *, const struct publication *, enum lang, const struct policy *);

#endif
