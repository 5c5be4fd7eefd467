/* hash: SHA-256 as people write it, 64 hexadecimal digits. */
#ifndef GONGBU_HASH_H
#define GONGBU_HASH_H

#include "arena.h"

const char *hash_sha256(struct arena *, const void *p, size_t n);

#endif
