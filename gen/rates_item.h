/* rates_item: a rule as the pages of the rates show it. */
#ifndef GONGBU_RATES_ITEM_H
#define GONGBU_RATES_ITEM_H

#include "page.h"

/*
 * {id title clause href quote why? kind-label notes[]}; of a rule that pays also {amounts[] summary tables[] window?
 * payee estimator-href?}, where `window` is its own and left out where the document's holds.
 */
void rule_item(struct page *, struct data *item, const struct policy *, const struct rule *);
/* Adds to a list what the texts leave open, by ids: {id issue reading when[] others[] {rule text}}; `when` is empty, for who
   says in words where it can matter. */
void notes_data(const struct page *, struct data *list, const char *const *notes, size_t n);
/* The same of a document as a whole: its own and its windows', each once. */
void document_notes_data(const struct page *, struct data *list, const struct rates *);
/* Where its sentence is marked in the policy's page. */
const char *rule_clause_href(const struct page *, const struct policy *, const struct rule *);

#endif
