#include "legislation.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "html.h"
#include "json.h"
#include "page_policy.h"
#include "words.h"

static json_t *named(const char *type, const char *name)
{
	return json_pack("{s:s, s:s}", "@type", type, "name", name);
}

static const char *force(enum policy_status status)
{
	return status == STATUS_IN_FORCE ? "https://schema.org/InForce" : "https://schema.org/NotInForce";
}

static const char *page_address(const struct page *p, enum lang lang, const struct policy *policy)
{
	return address_of(p->arena, p->pub->site, arena_printf(p->arena, "%s/%s", lang_code[lang],
		policy_path(p->arena, policy)));
}

static void issuers_set(json_t *o, const struct page *p, const struct policy *policy)
{
	const struct front *front = &policy->front[p->lang];
	json_t *list = json_array();

	for (size_t i = 0; i < front->nissuers; i++)
		json_array_append_new(list, named("GovernmentOrganization", front->issuers[i]));
	if (front->nissuers > 0)
		json_object_set_new(o, "legislationPassedBy", list);
	else
		json_decref(list);
}

/* The Chinese text is the law, the English its translation: each names the other where the site has an address. */
static void translation_set(json_t *o, const struct page *p, const struct policy *policy)
{
	enum lang other = p->lang == ZH ? EN : ZH;
	const char *at = page_address(p, other, policy);

	if (p->lang != ZH)
		json_set_text(o, "legislationLegalValue", "https://schema.org/UnofficialLegalValue");
	if (at != NULL)
		json_object_set_new(o, p->lang == ZH ? "workTranslation" : "translationOfWork",
			json_pack("{s:s, s:s, s:s, s:s}", "@type", "Legislation", "@id", at, "inLanguage", lang_tag[other], "name",
				policy_title(p->arena, policy, other)));
}

static void ways_set(json_t *o, const struct page *p, const struct policy *policy)
{
	const char *at = page_address(p, p->lang, policy);
	const char *data = address_of(p->arena, p->pub->site, arena_printf(p->arena, "data/policies/%s.json", policy->id));

	if (at == NULL)
		return;
	json_set_text(o, "@id", at);
	json_set_text(o, "url", at);
	json_object_set_new(o, "encoding", json_pack("{s:s, s:s, s:s}", "@type", "LegislationObject", "encodingFormat",
		"application/json", "contentUrl", data));
}

static json_t *legislation_json(const struct page *p, const struct policy *policy)
{
	enum policy_status status = policy_status(policy, p->pub->site->today);
	json_t *o = json_pack("{s:s, s:s}", "@context", "https://schema.org", "@type", "Legislation");

	ways_set(o, p, policy);
	json_set_text(o, "name", policy_title(p->arena, policy, p->lang));
	json_set_text(o, "legislationIdentifier", policy->number);
	json_set_text(o, "legislationType", policy_kind_label(p, policy->kind));
	json_set_text(o, "inLanguage", lang_tag[p->lang]);
	json_set_text(o, "abstract", policy->front[p->lang].summary);
	json_set_day(o, "legislationDate", policy->written);
	json_set_day(o, "datePublished", policy->posted);
	json_set_day(o, "legislationDateOfApplicability", policy->effective);
	json_set_day(o, "expires", policy->expires);
	json_set_text(o, "legislationLegalForce", force(status));
	if (policy->draft)
		json_set_text(o, "creativeWorkStatus", "Draft");
	json_object_set_new(o, "legislationJurisdiction", named("AdministrativeArea", policy->region->name.text[p->lang]));
	issuers_set(o, p, policy);
	translation_set(o, p, policy);
	return o;
}

/* In a script element no "<" may stand as it is: "</script" would end it. */
static const char *script_text(struct arena *a, json_t *o)
{
	char *json = json_dumps(o, JSON_COMPACT);
	struct buf out = {0};
	const char *copy;

	if (json == NULL)
		die("out of memory");
	for (const char *p = json; *p != '\0'; p++)
		if (*p == '<')
			buf_puts(&out, "\\u003c");
		else
			buf_putc(&out, *p);
	copy = arena_copy(a, out.p, out.n);
	free(json);
	buf_free(&out);
	return copy;
}

static void hash_write(struct buf *out, const char *text)
{
	struct sha256_ctx sha;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char base64[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)];

	sha256_init(&sha);
	sha256_update(&sha, strlen(text), (const uint8_t *)text);
	sha256_digest(&sha, sizeof digest, digest);
	base64_encode_raw(base64, sizeof digest, digest);
	buf_puts(out, " 'sha256-");
	buf_add(out, base64, sizeof base64);
	buf_putc(out, '\'');
}

static void head_html(struct buf *out, const void *ctx)
{
	const char *text = ctx, *after = strstr(PAGE_POLICY, "; style-src");
	struct buf policy = {0};

	buf_add(&policy, PAGE_POLICY, (size_t)(after - PAGE_POLICY));
	hash_write(&policy, text);
	buf_puts(&policy, after);
	html_element(out, "meta", NULL, "http-equiv", "Content-Security-Policy", "content", policy.p, (char *)NULL);
	buf_free(&policy);
	html_open(out, "script", "type", "application/ld+json", (char *)NULL);
	buf_puts(out, text);
	html_close(out, "script");
}

void legislation_add(struct page *p, const struct policy *policy)
{
	json_t *o = legislation_json(p, policy);

	data_html(p->data, "linked-data", head_html, script_text(p->arena, o));
	json_decref(o);
}
