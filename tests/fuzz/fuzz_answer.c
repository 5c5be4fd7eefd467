/* A sound pack, random facts: an answer or an error, always JSON. Run where content/ lies. */
#include "../estimate_site.h"
#include "../estimate_ask.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct rules rules;
	static struct site *site;
	char *facts;

	if (site == NULL) {
		site = estimate_site(arena_open()); /* lives as long as the fuzzer */
		if (!rules_open(&rules, site->pack, site->pack_size))
			abort();
	}
	facts = malloc(size + 1); /* its end is where a read too far is seen */
	memcpy(facts, data, size);
	json_decref(ask_json(&rules, facts, size, ANSWER_EXPLAIN_NO));
	free(facts);
	return 0;
}
