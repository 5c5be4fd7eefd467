/* estimator_texts: the words of one language that the estimator's page says its answers with. */
#ifndef GONGBU_ESTIMATOR_TEXTS_H
#define GONGBU_ESTIMATOR_TEXTS_H

#include "page.h"

/*
 * Puts LANG/estimator/texts.js, a classic script that sets gongbuTexts:
 *   rules     id → title, kind, clause, href of its sentence, quotes, policy, programs?, beside? (rules seen beside it),
 *             window? (where it has one of its own)
 *   policies  id → title, number?, href, region, window, status, draft?, forms?
 *   window    id?, from?, to?, clause, href, quote
 *   facts     id → kind, question, label, help?, unit?, byDocument?, values? → label, help?, regions? (left out: every region)
 *   occupations  [{region, fact, value, names: [[Chinese, English, pinyin]…]}…]
 *   notes, payees, per   what stands in an answer → its words
 */
void estimator_texts_put(const struct page *);

#endif
