/* out_data: everything as open data. */
#include "dataset.h"

static void write_site(const struct publication *pub, struct arena *a)
{
	dataset_rules(pub, a);
	dataset_vocabulary(pub, a);
	dataset_forms(pub, a);
	dataset_glossary(pub, a);
}

static void write_policy(const struct publication *pub, const struct reading *r)
{
	if (r->text[ZH] == NULL)
		return;
	dataset_policy(pub, r);
	dataset_tables(pub, r);
}

static void finish(const struct publication *pub, struct arena *a)
{
	dataset_index(pub, a);
	for (int lang = 0; lang < NLANGS; lang++)
		dataset_page(pub, a, (enum lang)lang);
}

const struct output out_data = {"data", write_site, write_policy, finish};
