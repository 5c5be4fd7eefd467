#include "role.h"

#include <string.h>

#include "text.h"

static bool same_text(const struct block *b, const char *text)
{
	size_t from, to;

	return text != NULL && text_find(b->text, b->n, text, 0, &from, &to) && from == 0 &&
		to + strlen("：") >= b->n;
}

static bool is_date(const struct block *b)
{
	return b->n > 8 && b->n < 24 && b->text[0] >= '0' && b->text[0] <= '9' &&
		memcmp(b->text + b->n - strlen("日"), "日", strlen("日")) == 0;
}

static int title_line(const struct document *zh)
{
	for (size_t i = 0; i < zh->nblocks; i++)
		if (zh->blocks[i].kind == BLOCK_TITLE)
			return zh->blocks[i].src.line;
	return 0;
}

/* One issuer after another and nothing else: a signature below a text, the red head above it. */
static bool is_issuers(const struct document *zh, const struct block *b, const char **rest)
{
	const struct front *front = &zh->policy->front[ZH];
	size_t at = 0, from, to;
	bool found = true;

	while (found && at < b->n) {
		found = false;
		for (size_t i = 0; i < front->nissuers && !found; i++)
			if (text_find(b->text, b->n, front->issuers[i], at, &from, &to) && from - at <= strlen("    ")) {
				at = to;
				found = true;
			}
	}
	*rest = b->text + at;
	return at > 0;
}

static bool ends_with(const struct block *b, const char *word)
{
	size_t n = strlen(word);

	return b->n >= n && memcmp(b->text + b->n - n, word, n) == 0;
}

/* Above the title: the issuers, the last followed by 文件, and the number. */
static enum role head_role(const struct document *zh, const struct block *b)
{
	const char *rest;

	if (is_issuers(zh, b, &rest) && (*rest == '\0' || strstr(rest, "文件") != NULL))
		return ROLE_RED_HEAD;
	return ROLE_PLAIN;
}

enum role role_of(const struct document *zh, const struct block *b)
{
	const struct part *part = &zh->parts[b->part];
	const char *rest;

	if (b->kind != BLOCK_PARAGRAPH || part->kind == PART_ANNEX || b->label.level > 0)
		return ROLE_PLAIN;
	if (same_text(b, zh->policy->number))
		return ROLE_NUMBER;
	if (same_text(b, zh->policy->front[ZH].addressees))
		return ROLE_ADDRESSEES;
	if (ends_with(b, "印发"))
		return ROLE_IMPRINT;
	if (b->part == 0 && b->src.line < title_line(zh))
		return head_role(zh, b);
	return is_date(b) || (is_issuers(zh, b, &rest) && *rest == '\0') ? ROLE_SIGN : ROLE_PLAIN;
}
