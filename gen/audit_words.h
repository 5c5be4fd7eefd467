/* audit_words: rules, questions and answers in plain words, for the audit's pages. */
#ifndef GONGBU_AUDIT_WORDS_H
#define GONGBU_AUDIT_WORDS_H

#include "audit_tree.h"
#include "page.h"

struct audit_words {
	struct page *page;
	const struct rules *rules;
};

/* The label of a fact of the pack. */
const char *audit_fact_text(const struct audit_words *, unsigned fact);
/* 高级工, 是, 20天, 649.99元. */
const char *audit_value_text(const struct audit_words *, unsigned fact, int64_t value);
/* The values of a branch: "初级工、中级工", "0–11课时", "20天及以上", "不清楚". */
const char *audit_branch_text(const struct audit_words *, unsigned fact, const struct audit_branch *);
/* 1200元; 最高1950元; 文件没有标准; 没有这项补贴 … */
const char *audit_answer_text(const struct audit_words *, const struct audit_answer *);
/* A range of fen as an amount; high -1: without end. */
const char *audit_range_text(const struct audit_words *, struct rules_range);
/* "+25元". */
const char *audit_more_text(const struct audit_words *, unsigned fact, int64_t fen);
/* What is known, without region, date and what `rule` takes for granted: "等级：高级工；…"; NULL for nothing. */
const char *audit_facts_text(const struct audit_words *, const struct rules_facts *, const struct rule *);
/* A case's facts the same way, and what it says the rule gives. */
const char *audit_given_text(const struct audit_words *, const struct example *, const struct rule *);
const char *audit_outcome_text(const struct audit_words *, const struct example *);
/* "受经贸摩擦影响的企业：是"; conditions joined by "or" are one. */
void audit_conditions(struct data *list, const struct audit_words *, const struct rule *);
/* The same of conditions alone. */
void audit_when(struct data *list, const struct audit_words *, const struct condition *, size_t n);
/* The steps in order, one text each. */
void audit_steps(struct data *list, const struct audit_words *, const struct rule *);
/* An edge of [case-missing] in plain words. */
const char *audit_edge_text(const struct audit_words *, const struct rule *, const struct edge *);

#endif
