/* dataset_page: the page that says what each file of data/ is and how to use it. */
#include <string.h>

#include "dataset.h"
#include "page.h"
#include "words.h"

/* A list longer than this is folded. */
#define SHOWN 8

static size_t kind_count(const struct data_log *log, int kind)
{
	size_t n = 0;

	for (size_t i = 0; i < log->n; i++)
		n += log->files[i].kind == kind;
	return n;
}

static void file_item(struct page *p, struct data *item, const struct data_file *f)
{
	data_text(item, "path", f->path);
	data_text(item, "href", page_root_href(p, arena_printf(p->arena, "data/%s", f->path)));
	data_text(item, "size", words_size(p->arena, (int64_t)f->size));
}

static void kind_item(struct page *p, struct data *list, int kind)
{
	const struct data_file_about *about = &data_file_about[kind];
	const struct data_log *log = p->pub->data;
	size_t n = kind_count(log, kind);
	struct data *item, *files;

	if (n == 0)
		return;
	item = data_item(list);
	data_text(item, "id", about->name);
	data_text(item, "title", page_string(p, arena_printf(p->arena, "data-%s", about->name)));
	data_text(item, "media-type", about->media_type);
	if (about->schema != NULL) {
		data_text(item, "schema", about->schema);
		data_text(item, "schema-href", page_root_href(p, arena_printf(p->arena, "data/schema/%s", about->schema)));
	}
	data_flag(item, "many", n > SHOWN);
	data_number(item, "count", (long long)n);
	files = data_list(item, "files");
	for (size_t i = 0; i < log->n; i++)
		if (log->files[i].kind == kind)
			file_item(p, data_item(files), &log->files[i]);
}

/* Where the site stands: as site.yaml says, else an address to be replaced. */
static const char *address(const struct page *p)
{
	return p->pub->site->base_url != NULL ? p->pub->site->base_url : page_string(p, "data-example-address");
}

static void examples(struct page *p)
{
	const struct data_log *log = p->pub->data;
	struct data *example;

	if (log->example_key == NULL)
		return;
	example = data_submap(p->data, "example");
	data_flag(example, "placeholder", p->pub->site->base_url == NULL);
	data_text(example, "region", log->example_region);
	data_text(example, "key", log->example_key);
	data_text(example, "said", log->example_said);
	data_text(example, "curl", arena_printf(p->arena, "curl -O %sdata/rates.csv", address(p)));
	data_text(example, "script", arena_printf(p->arena,
		"const answer = await fetch(\"%sdata/rates.json\");\n"
		"const data = await answer.json();\n"
		"for (const rate of data.rates)\n"
		"  if (rate.region === \"%s\" && rate.key === \"%s\")\n"
		"    console.log(rate.id, rate.amount, rate.unit, rate.clause);", p->root, log->example_region, log->example_key));
}

void dataset_page(const struct publication *pub, struct arena *a, enum lang lang)
{
	struct page p = page_list(pub, a, lang, SECTION_NONE, "data/index.html", "nav-data", "data-lead", "column-data");
	struct data *kinds = data_list(p.data, "kinds");

	data_text(p.data, "licence", pub->site->data_licence.text[lang]);
	data_text(p.data, "index-href", page_root_href(&p, "data/index.json"));
	for (int kind = 0; kind < DATA_FILE_KINDS; kind++)
		kind_item(&p, kinds, kind);
	examples(&p);
	page_write(&p, "data");
}
