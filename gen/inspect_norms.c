#include "inspect_norms.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "value.h"

struct field {
	const char *zh, *en;
	const char *words[4]; /* any of them, in the footer's text */
};

static const struct field fields[] = {
	{"主办单位", "the office that runs the site", {"主办"}},
	{"联系方式", "how to reach it", {"联系", "电话"}},
	{"政府网站标识码", "the site's identification code", {"标识码"}},
	{"ICP备案号", "ICP filing number", {"ICP"}},
	{"公安备案号", "public security filing number", {"公安备案", "公网安备"}},
};
#define NFIELDS (sizeof fields / sizeof fields[0])

static bool blank(const char *p)
{
	while (*p != '\0')
		if (!text_is_space(utf8_next(&p)))
			return false;
	return true;
}

/* 2020-07-01 or 2020-07-01 09:30 */
static bool pub_date_right(const char *text)
{
	char day[11] = "";
	int32_t parsed;
	size_t n = strlen(text);

	if (n != 10 && n != 16)
		return false;
	memcpy(day, text, 10);
	if (!date_parse(day, &parsed) || n == 10)
		return n == 10 && date_parse(day, &parsed);
	return text[10] == ' ' && strspn(text + 11, "0123456789") == 2 && text[13] == ':' && strspn(text + 14, "0123456789") == 2
		&& atoi(text + 11) < 24 && atoi(text + 14) < 60;
}

/* The two that only the site's owner can supply are asked for once, with how many pages lack them. */
static bool owners(enum tag tag)
{
	return tag == TAG_SITE_DOMAIN || tag == TAG_SITE_CODE;
}

static bool tag_lacks(const struct seen_page *p, enum tag tag)
{
	return p->tags[tag] == NULL || blank(p->tags[tag]);
}

static void tag_missing(const struct seen_page *p, enum tag tag, struct diag *d)
{
	if (p->tags[tag] != NULL)
		diag_error(d, p->tag_src[tag], "page-tags", "<meta name=\"%s\"> says nothing; such a page must carry it (国办发〔2017〕47号)",
			"<meta name=\"%s\"> 没有内容；此类网页都必须有（国办发〔2017〕47号）", tag_names[tag]);
	else
		diag_error(d, (struct src){p->file, 1, 1}, "page-tags",
			"<meta name=\"%s\"> is missing; such a page must carry it (国办发〔2017〕47号)",
			"缺少 <meta name=\"%s\">；此类网页都必须有（国办发〔2017〕47号）", tag_names[tag]);
}

static void page_tags_inspect(const struct seen_page *p, struct diag *d)
{
	bool article = false;

	for (int i = TAG_ARTICLE_TITLE; i < NTAGS; i++)
		article = article || p->tags[i] != NULL;
	for (int i = 0; i < (article ? NTAGS : TAG_ARTICLE_TITLE); i++)
		if (!owners((enum tag)i) && tag_lacks(p, (enum tag)i))
			tag_missing(p, (enum tag)i, d);
	if (!tag_lacks(p, TAG_PUB_DATE) && !pub_date_right(p->tags[TAG_PUB_DATE]))
		diag_error(d, p->tag_src[TAG_PUB_DATE], "pub-date", "PubDate \"%s\" is no date; write YYYY-MM-DD HH:MM, when the page went up",
			"PubDate“%s”不是日期；请按 YYYY-MM-DD HH:MM 写明网页发布的时间", p->tags[TAG_PUB_DATE]);
}

static void owners_tag_inspect(const struct tree *t, enum tag tag, struct diag *d)
{
	const struct seen_page *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < t->npages; i++)
		if (tag_lacks(&t->pages[i], tag)) {
			first = first == NULL ? &t->pages[i] : first;
			n++;
		}
	if (first != NULL)
		diag_warn(d, (struct src){first->file, 1, 1}, "page-tags",
			"<meta name=\"%s\"> is missing or empty here and on %zu pages in all; the site's owner supplies it (国办发〔2017〕47号)",
			"缺少 <meta name=\"%s\"> 或没有内容，连本页共 %zu 页；由网站主办单位提供（国办发〔2017〕47号）", tag_names[tag], n);
}

void tags_inspect(const struct tree *t, struct diag *d)
{
	for (size_t i = 0; i < t->npages; i++)
		page_tags_inspect(&t->pages[i], d);
	owners_tag_inspect(t, TAG_SITE_DOMAIN, d);
	owners_tag_inspect(t, TAG_SITE_CODE, d);
}

static bool field_there(const struct seen_page *p, const struct field *f)
{
	for (size_t i = 0; i < 4 && f->words[i] != NULL; i++)
		if (strstr(p->footer, f->words[i]) != NULL)
			return true;
	return false;
}

static bool chinese(const struct seen_page *p)
{
	if (p->lang == NULL)
		return !p->refresh;
	return !p->refresh && (strcmp(p->lang, "zh") == 0 || strncmp(p->lang, "zh-Hans", 7) == 0 || strcmp(p->lang, "zh-CN") == 0);
}

static void field_inspect(const struct tree *t, const struct field *f, struct diag *d)
{
	const struct seen_page *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < t->npages; i++)
		if (chinese(&t->pages[i]) && !field_there(&t->pages[i], f)) {
			first = first == NULL ? &t->pages[i] : first;
			n++;
		}
	if (first != NULL)
		diag_warn(d, (struct src){first->file, 1, 1}, "footer", "the footer lacks %s (%s) here, and on %zu pages in all",
			"本页页脚没有%s（%s），连本页共 %zu 页", f->zh, f->en, n);
}

void footers_inspect(const struct tree *t, struct diag *d)
{
	for (size_t i = 0; i < NFIELDS; i++)
		field_inspect(t, &fields[i], d);
	for (size_t i = 0; i < t->npages; i++)
		if (t->pages[i].ngaps > 0 && chinese(&t->pages[i])) {
			for (size_t g = 0; g < t->pages[i].ngaps; g++)
				diag_warn(d, (struct src){t->pages[i].file, 1, 1}, "footer-gap",
					"the footer leaves \"%s\" open, on every page; the owner of the site supplies it",
					"页脚的“%s”空着，各页都是如此；请由网站主办单位提供", t->pages[i].gaps[g]);
			return; /* one footer serves the whole site */
		}
}
