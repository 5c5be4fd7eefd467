/* rules_wasm: the estimator as a browser calls it; the page writes into two buffers and reads a third. */
#include "answer.h"

#define EXPORT(name) __attribute__((export_name(#name)))
#define PACK_MAX 131072
#define FACTS_MAX 16384
#define ANSWER_MAX 262144

static uint8_t pack_bytes[PACK_MAX];
static char facts_text[FACTS_MAX], answer_text[ANSWER_MAX];
static struct rules rules;
static bool opened;

EXPORT(pack) uint8_t *wasm_pack(void)
{
	return pack_bytes;
}

EXPORT(packMax) size_t wasm_pack_max(void)
{
	return sizeof pack_bytes;
}

EXPORT(facts) char *wasm_facts(void)
{
	return facts_text;
}

EXPORT(factsMax) size_t wasm_facts_max(void)
{
	return sizeof facts_text;
}

EXPORT(answerText) char *wasm_answer_text(void)
{
	return answer_text;
}

/* The pack lies in its buffer: 1 when it is sound. */
EXPORT(open) int wasm_open(size_t n)
{
	return opened = n <= sizeof pack_bytes && rules_open(&rules, pack_bytes, n);
}

/* The facts lie in their buffer: the answer's size in answerText, 0 when it does not fit or no pack is open. */
EXPORT(answer) size_t wasm_answer(size_t n, unsigned flags)
{
	if (!opened || n > sizeof facts_text)
		return 0;
	return answer_write(&rules, facts_text, n, flags, answer_text, sizeof answer_text, NULL);
}
