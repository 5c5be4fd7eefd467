/* Checks of citations, terms and the marks of Chinese text. */
#include "check.h"

#include <string.h>

#include "cite.h"
#include "responsible.h"
#include "terms.h"
#include "text.h"

/* ---- citations ---- */
/* "人社发〔2019〕53号" needs its agency's code; a bracketed year and number alone name nothing. */
static bool has_agency(const char *number)
{
	const char *p = number;

	return text_is_han(utf8_next(&p)) && *number != '[' && strncmp(number, "〔", strlen("〔")) != 0 &&
		strncmp(number, "【", strlen("【")) != 0;
}

void check_citations(const struct reading *r)
{
	for (size_t i = 0; i < r->ncites[ZH]; i++) {
		const struct citation *c = &r->cites[ZH][i];
		const struct block *b = &r->text[ZH]->blocks[c->block];
		struct src src = block_src(b, c->from);

		if (c->number != NULL && !has_agency(c->number))
			diag_error(r->diag, src, "citation", "\"%s\" has no agency before its bracket; a 文号 reads 国办发〔2019〕24号",
				"“%s”缺少机关代字；文号应如 国办发〔2019〕24号", c->number);
		else if (c->held == r->policy && c->number != NULL)
			diag_error(r->diag, src, "citation", "the document cites itself: %s", "文件引用了自己：%s", c->number);
		else if (c->held == NULL && c->instrument == NULL)
			diag_error(r->diag, src, "citation", "%s is no policy here and not in documents.yaml; add it with its title",
				"%s 既不是本站政策，也不在 documents.yaml 中；请补上它的标题", c->number);
	}
}

/* The 文号 of a Chinese paragraph stand unchanged in the English one. */
void check_numbers_kept(const struct reading *r)
{
	size_t n = r->ncites[ZH], together = aligned_blocks(r);
	const struct citation *cites = r->cites[ZH];

	for (size_t i = 0; i < n; i++) {
		const struct block *b;
		size_t from, to;

		if (cites[i].number == NULL || cites[i].block >= together)
			continue;
		b = &r->text[EN]->blocks[cites[i].block];
		if (b->text != NULL && !text_find(b->text, b->n, cites[i].number, 0, &from, &to))
			diag_error(r->diag, b->src, "number-kept", "the document number %s is not kept here", "译文没有保留文号 %s",
				cites[i].number);
	}
}

/* ---- 责任单位 ---- */
static void responsible_check(const struct reading *r, const struct block *zh, const struct block *en)
{
	size_t n, from, to;
	struct responsible *list = responsible_read(r->scratch, r->site, zh, &n);

	for (size_t i = 0; i < n; i++)
		if (list[i].agency == NULL)
			diag_error(r->diag, block_src(zh, list[i].from), "responsible",
				"agencies.yaml does not know the body \"%s\"; add it, or this spelling under aliases",
				"agencies.yaml 中没有“%s”；请补上，或列入 aliases", list[i].text);
		else if (!text_find(en->text, en->n, list[i].agency->name.text[EN], 0, &from, &to))
			diag_error(r->diag, en->src, "responsible", "%s is not named here as \"%s\" (agencies.yaml)",
				"“%s”在此处没有译作“%s”（agencies.yaml）", list[i].text, list[i].agency->name.text[EN]);
}

void check_responsible(const struct reading *r)
{
	for (size_t i = 0, n = aligned_blocks(r); i < n; i++)
		if (r->text[ZH]->blocks[i].text != NULL && r->text[EN]->blocks[i].text != NULL)
			responsible_check(r, &r->text[ZH]->blocks[i], &r->text[EN]->blocks[i]);
}

/* ---- terms ---- */
void check_glossary(const struct reading *r)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];
	size_t nterms = r->site->nterms, n = nterms == 0 ? 0 : aligned_blocks(r);
	bool *stands = arena_new(r->scratch, bool, nterms);

	for (size_t i = 0; i < n; i++) {
		const struct block *a = &zh->blocks[i], *b = &en->blocks[i];
		const char *small;

		if (a->text == NULL || b->text == NULL)
			continue;
		small = terms_small(r->scratch, b->text, b->n);
		memset(stands, 0, nterms * sizeof *stands);
		terms_find(r->site->term_index, a->text, a->n, stands);
		for (size_t k = 0; k < nterms; k++) {
			const struct term *t = &r->site->terms[k];

			if (stands[k] && !terms_translated(r->site->term_index, k, small, b->n))
				diag_error(r->diag, b->src, "glossary", "%s is \"%s\" in glossary.yaml; it is translated otherwise here",
					"glossary.yaml 中“%s”译作“%s”，此处译法不同", t->zh, t->en);
		}
	}
}

/* ---- half-width marks in our own Chinese ---- */
static const char *some_characters(struct arena *a, const char *text)
{
	return arena_copy(a, text, utf8_prefix(text, strlen(text), 5));
}

static void width_text(const struct reading *r, const char *text, struct src src)
{
	const char *p = text;
	uint32_t before = 0;

	while (text != NULL && *p != '\0') {
		const char *at = p;
		uint32_t c = utf8_next(&p);
		const char *q = p;
		uint32_t after = *p == '\0' ? 0 : utf8_next(&q);

		if (c < 0x80 && strchr(",;:?!()", (int)c) != NULL && text_is_han(before) && (after == 0 || text_is_han(after))) {
			diag_error(r->diag, src, "width", "a half-width \"%c\" among Chinese at \"%s\"; use the full-width mark",
				"中文里有半角“%c”（“%s”处）；请用全角标点", (int)c, some_characters(r->scratch, at));
			return;
		}
		if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF5A)) {
			diag_error(r->diag, src, "width", "a full-width letter or digit at \"%s\"; use the half-width one",
				"有全角字母或数字（“%s”处）；请用半角", some_characters(r->scratch, at));
			return;
		}
		before = c;
	}
}

void check_width(const struct reading *r)
{
	const struct policy *p = r->policy;

	width_text(r, p->front[ZH].summary, p->front[ZH].src);
	for (size_t i = 0; i < p->nnotes; i++)
		width_text(r, p->notes[i].note.text[ZH], p->notes[i].note.src);
	for (size_t i = 0; i < p->nrepairs; i++)
		width_text(r, p->repairs[i].why.text[ZH], p->repairs[i].why.src);
	for (size_t i = 0; p->rates != NULL && i < p->rates->nrules; i++) {
		width_text(r, p->rates->rules[i].title.text[ZH], p->rates->rules[i].title.src);
		width_text(r, p->rates->rules[i].why.text[ZH], p->rates->rules[i].why.src);
	}
}

/* ---- replaced by ---- */
static const struct policy *successor(const struct reading *r, const struct policy *p, size_t i)
{
	return i < p->nreplaced_by ? policy_lookup(r->site, p->replaced_by[i]) : NULL;
}

void check_replaced(const struct reading *r)
{
	const struct policy *p = r->policy, *next = p;
	size_t steps = 0;

	for (size_t i = 0; i < p->nreplaced_by; i++)
		if (successor(r, p, i) == NULL)
			diag_plain(r->diag, p->front[ZH].src, "replaced", p->replaced_by[i], "no such policy here", "本站没有这件政策");
	while ((next = successor(r, next, 0)) != NULL && steps++ <= r->site->npolicies)
		if (next == p) {
			diag_plain(r->diag, p->front[ZH].src, "replaced", "replaced_by", "leads back to this policy itself",
				"最后又回到了本政策");
			return;
		}
	if (p->replaces != NULL && policy_lookup(r->site, p->replaces) == p)
		diag_plain(r->diag, p->front[ZH].src, "replaced", "replaces", "a policy cannot replace itself", "政策不能替代自己");
	if (p->draft && (p->number != NULL || p->effective != DAY_NONE))
		diag_plain(r->diag, p->front[ZH].src, "replaced", "draft", "a draft has no document number and is not in force",
			"送审稿没有文号，也未施行");
	for (size_t i = 0; i < p->ntopics; i++)
		if (topic_lookup(r->site, p->topics[i]) == NULL)
			diag_plain(r->diag, p->front[ZH].src, "reference", p->topics[i], "no such topic in topics.yaml",
				"topics.yaml 中没有这个主题");
}
