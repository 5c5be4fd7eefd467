/* dataset_index: the catalogue of data/, and the schemas. */
#include <string.h>

#include "dataset.h"
#include "hash.h"
#include "pack.h"
#include "stock.h"
#include "words.h"

/* The version of the files' shapes: a key that goes or changes its meaning raises it. */
#define DATA_FORMAT 1

/* templates/schema/ as it is: the files' shapes are part of what the templates are. */
static void schemas_put(const struct publication *pub, struct arena *a)
{
	const char *root = pub->site->root;
	size_t n;
	const char **names = stock_list(a, root, "templates/schema", &n);

	for (size_t i = 0; i < n; i++) {
		const char *path = arena_printf(a, "templates/schema/%s", names[i]);
		size_t size;
		const char *bytes = stock_read(a, root, path, &size, NULL, pub->diag);

		if (bytes != NULL)
			dataset_put(pub, DATA_FILE_SCHEMA, arena_printf(a, "schema/%s", names[i]), bytes, size);
	}
}

static json_t *file_json(const struct publication *pub, struct arena *a, const struct data_file *f)
{
	const struct data_file_about *about = &data_file_about[f->kind];
	json_t *o = json_object(), *title = json_object();

	json_set_text(o, "path", f->path);
	json_set_text(o, "kind", about->name);
	json_set_text(o, "media_type", about->media_type);
	if (about->schema != NULL)
		json_set_text(o, "schema", arena_printf(a, "schema/%s", about->schema));
	for (int lang = 0; lang < NLANGS; lang++)
		json_set_text(title, lang_code[lang], templates_string(pub->templates[lang],
			arena_printf(a, "data-%s", about->name)));
	json_object_set_new(o, "title", title);
	json_object_set_new(o, "bytes", json_integer((json_int_t)f->size));
	json_set_text(o, "sha256", f->sha256);
	return o;
}

/* Kind by kind in the table's order, and within one as they were put. */
static json_t *files_json(const struct publication *pub, struct arena *a)
{
	json_t *list = json_array();

	for (int kind = 0; kind < DATA_FILE_KINDS; kind++)
		for (size_t i = 0; i < pub->data->n; i++)
			if (pub->data->files[i].kind == kind)
				json_array_append_new(list, file_json(pub, a, &pub->data->files[i]));
	return list;
}

static json_t *licence_json(const struct publication *pub)
{
	json_t *o = json_object(), *texts = json_object();

	json_set_both(o, "data", &pub->site->data_licence);
	for (int lang = 0; lang < NLANGS; lang++)
		json_set_text(texts, lang_code[lang], templates_string(pub->templates[lang], "data-licence-texts"));
	json_object_set_new(o, "official_texts", texts);
	return o;
}

static json_t *policies_json(const struct publication *pub, struct arena *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < pub->site->npolicies; i++) {
		const struct policy *p = &pub->site->policies[i];
		json_t *o = dataset_policy_head(pub->site, p);

		json_set_text(o, "file", arena_printf(a, "policies/%s.json", p->id));
		json_array_append_new(list, o);
	}
	return list;
}

void dataset_index(const struct publication *pub, struct arena *a)
{
	const struct site *s = pub->site;
	json_t *top = json_object();

	schemas_put(pub, a);
	json_set_both(top, "name", &s->name);
	json_set_both(top, "description", &s->description);
	json_set_both(top, "publisher", &s->host);
	json_set_text(top, "address", s->base_url);
	json_object_set_new(top, "format", json_integer(DATA_FORMAT));
	json_set_day(top, "built", s->today);
	if (s->pack != NULL)
		json_set_text(top, "rules_sha256", hash_sha256(a, s->pack, pack_rules_size(s)));
	json_object_set_new(top, "licence", licence_json(pub));
	json_object_set_new(top, "files", files_json(pub, a));
	json_object_set_new(top, "policies", policies_json(pub, a));
	dataset_json(pub, DATA_FILE_INDEX, "index.json", top);
}
