/* list_value: what offices type into a list's cells → numbers, dates and choices. */
#ifndef GONGBU_LIST_VALUE_H
#define GONGBU_LIST_VALUE_H

#include "list.h"

/*
 * Full-width digits and marks count as the usual ones. COUNT: 20, 1,200, with or without the column's unit. MONEY: in fen;
 * 1,200 1200.50 ¥1,200 1200元 4.8万元 4.8万. PERCENT: in hundredths; 50% 50. DATE: the day; 2021-03-05 2021/3/5
 * 2021.3.5 20210305 2021年3月5日 二〇二一年三月五日. CHOICE: the choice's index, by its label in either language or
 * another spelling. TEXT: 0. False where the text is none of these.
 */
bool list_value_read(const struct list_column *, const char *text, int64_t *value);

/* "2021年3月5日" and the other spellings. */
bool list_date_read(const char *text, int32_t *day);

/* What is accepted, for a message: texts[DIAG_EN], texts[DIAG_ZH], in the arena. */
void list_value_accepted(struct arena *, const struct list_column *, const char *texts[2]);

#endif
