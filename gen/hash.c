#include "hash.h"

#include <nettle/sha2.h>

const char *hash_sha256(struct arena *a, const void *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	struct sha256_ctx hash;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char *text = arena_alloc(a, 2 * SHA256_DIGEST_SIZE + 1);

	sha256_init(&hash);
	sha256_update(&hash, n, p);
	sha256_digest(&hash, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		text[2 * i] = digits[digest[i] >> 4];
		text[2 * i + 1] = digits[digest[i] & 15];
	}
	return text;
}
