/*
 * Random pack, random facts: opening refuses, or answering stays inside. Input: the pack's size after its fixed head
 * (two bytes), where in it the words begin (two), the pack, then the facts as JSON.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/answer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char asked[] = "{\"region\":\"hangzhou\",\"date\":\"2021-03-01\"}";
	static struct rules rules;
	static char out[1 << 16];
	size_t n = size < 4 ? 0 : (size_t)data[0] | (size_t)data[1] << 8;
	size_t words = size < 4 ? 0 : RULES_PACK_HEADER + ((size_t)data[2] | (size_t)data[3] << 8);
	uint8_t *pack;

	if (size < 4 || n > size - 4)
		return 0;
	pack = calloc(1, RULES_PACK_HEADER + n);
	memcpy(pack, "GBRP\3", 5);
	pack[6] = (uint8_t)words;
	pack[7] = (uint8_t)(words >> 8);
	memcpy(pack + RULES_PACK_HEADER, data + 4, n);
	if (rules_open(&rules, pack, RULES_PACK_HEADER + n)) {
		answer_write(&rules, asked, strlen(asked), ANSWER_EXPLAIN_NO, out, sizeof out, NULL);
		answer_write(&rules, (const char *)data + 4 + n, size - 4 - n, ANSWER_EXPLAIN_NO, out, sizeof out, NULL);
	}
	free(pack);
	return 0;
}
