#include <string.h>

#include "data.h"
#include "html.h"
#include "template_ops.h"

#define MAX_BOUND 32                   /* g:each inside g:each */
#define MAX_DEPTH 16                   /* g:use inside g:use */

struct bound {
	const struct name *name;
	const struct data *value;
};

struct run {
	const struct data *top;
	struct buf *out;
	struct diag *diag;
	struct bound bound[MAX_BOUND];
	size_t nbound;
	int depth;
};

static const struct data *resolve(const struct run *r, const struct path *path)
{
	const struct name *name = path->names[0];
	const struct data *d = NULL;
	size_t i = r->nbound;

	while (i > 0 && r->bound[i - 1].name != name)
		i--;
	if (i > 0)
		d = r->bound[i - 1].value;
	else
		d = data_find_hashed(r->top, name->text, name->n, name->hash);
	for (size_t k = 1; k < path->n && d != NULL; k++) {
		name = path->names[k];
		d = data_find_hashed(d, name->text, name->n, name->hash);
	}
	return d;
}

static bool is_full(const struct data *d)
{
	if (d == NULL)
		return false;
	switch (data_kind_of(d)) {
	case DATA_TEXT:
		return data_size(d) > 0;
	case DATA_LIST:
	case DATA_MAP:
		return data_count(d) > 0;
	case DATA_HTML:
		break;
	}
	return true;
}

static bool mistake(struct run *r, const struct program *p, const struct op *op, const char *what, const char *en,
	const char *zh)
{
	diag_plain(r->diag, (struct src){p->path, op->line, op->col}, "template", what, en, zh);
	return false;
}

/* The op's value, which must be there and of this kind. */
static const struct data *expect(struct run *r, const struct program *p, const struct op *op, enum data_kind kind)
{
	const char *path = op->as.value.path->text;
	const struct data *d = resolve(r, op->as.value.path);

	if (d == NULL)
		mistake(r, p, op, path, "nothing in the data has this name; if it may be missing, ask with "
			"g:if or end the attribute's value in ?", "数据中没有此项；可能缺少时，请用 g:if 判断，或在属性值末尾加 ?");
	else if (data_kind_of(d) == kind)
		return d;
	else if (kind == DATA_HTML)
		mistake(r, p, op, path, "is not HTML; g:html takes a value that was made as HTML, g:text takes a text",
			"不是 HTML；g:html 只接受 HTML 值，文字请用 g:text");
	else
		mistake(r, p, op, path, "is not a text; g:text and g:NAME take texts, g:html HTML, g:each lists",
			"不是文字；g:text 和 g:NAME 取文字，g:html 取 HTML，g:each 取列表");
	return NULL;
}

static bool run_range(struct run *, const struct program *, size_t i, size_t end);

static bool run_value(struct run *r, const struct program *p, const struct op *op)
{
	const struct data *d = expect(r, p, op, op->kind == OP_HTML ? DATA_HTML : DATA_TEXT);

	if (d == NULL)
		return false;
	if (op->kind == OP_HTML)
		data_write_html(d, r->out);
	else if (op->kind == OP_TEXT)
		html_text(r->out, data_value(d), data_size(d));
	else
		html_attribute(r->out, data_value(d), data_size(d));
	return true;
}

static bool run_each(struct run *r, const struct program *p, const struct op *op)
{
	const struct data *list = resolve(r, op->as.value.path);
	size_t first = (size_t)(op - p->ops) + 1;
	bool ok = true;

	if (list == NULL)
		return true;
	if (data_kind_of(list) != DATA_LIST)
		return mistake(r, p, op, op->as.value.path->text, "is not a list; g:each takes lists",
			"不是列表；g:each 只取列表");
	if (r->nbound == MAX_BOUND)
		return mistake(r, p, op, NULL, "g:each nested more than 32 deep", "g:each 嵌套超过 32 层");
	r->bound[r->nbound++].name = op->as.value.bound;
	for (size_t i = 0; ok && i < data_count(list); i++) {
		r->bound[r->nbound - 1].value = data_at(list, i);
		ok = run_range(r, p, first, op->end);
	}
	r->nbound--;
	return ok;
}

/* What is checked is the escaped address: & < > and " are no part of a scheme either way. */
static bool run_url(struct run *r, const struct program *p, const struct op *op)
{
	size_t start = r->out->n;

	if (!run_range(r, p, (size_t)(op - p->ops) + 1, op->end))
		return false;
	if (op->kind == OP_URL && !html_url_allowed(buf_str(r->out) + start))
		return mistake(r, p, op, buf_str(r->out) + start,
			"no address a page may lead to; accepted: relative ones, http:, https:, mailto:, tel:",
			"页面不可使用此地址；可用相对地址、http:、https:、mailto:、tel:");
	if (op->kind == OP_LOCAL_URL && !html_url_relative(buf_str(r->out) + start))
		return mistake(r, p, op, buf_str(r->out) + start,
			"nothing is loaded from elsewhere; accepted: a relative address", "不从站外加载内容；只能用相对地址");
	return true;
}

static bool run_use(struct run *r, const struct program *p, const struct op *op)
{
	bool ok;

	if (r->depth == MAX_DEPTH)
		return mistake(r, p, op, op->as.part->name, "parts nested more than 16 deep; a part that uses itself "
			"needs a g:if or g:each that ends it", "部件嵌套超过 16 层；自我引用的部件须有 g:if 或 g:each 使其终止");
	r->depth++;
	ok = run_range(r, op->as.part, 0, op->as.part->nops);
	r->depth--;
	return ok;
}

static bool is_passed_over(const struct run *r, const struct op *op)
{
	const struct data *d = resolve(r, op->as.value.path);

	return op->kind == OP_PRESENT ? d == NULL : is_full(d) == (op->kind == OP_UNLESS);
}

static bool run_range(struct run *r, const struct program *p, size_t i, size_t end)
{
	while (i < end) {
		const struct op *op = &p->ops[i++];
		bool ok = true;

		switch (op->kind) {
		case OP_BYTES:
			buf_add(r->out, op->as.bytes.p, op->as.bytes.n);
			break;
		case OP_TEXT:
		case OP_ATTRIBUTE:
		case OP_HTML:
			ok = run_value(r, p, op);
			break;
		case OP_IF:
		case OP_UNLESS:
		case OP_PRESENT:
			if (is_passed_over(r, op))
				i = op->end;
			break;
		case OP_EACH:
			ok = run_each(r, p, op);
			i = op->end;
			break;
		case OP_URL:
		case OP_LOCAL_URL:
			ok = run_url(r, p, op);
			i = op->end;
			break;
		case OP_USE:
			ok = run_use(r, p, op);
			break;
		}
		if (!ok)
			return false;
	}
	return true;
}

static bool program_run(const struct program *programs, size_t n, const char *name, const struct data *top,
	struct buf *out, struct diag *d)
{
	struct run r = {.top = top, .out = out, .diag = d};
	size_t start = out->n;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(programs[i].name, name) != 0)
			continue;
		if (run_range(&r, &programs[i], 0, programs[i].nops))
			return true;
		out->n = start;
		if (out->p != NULL)
			out->p[start] = '\0';
		return false;
	}
	diag_error(d, (struct src){"templates", 0, 0}, "template", "there is no %s.xhtml", "缺少 %s.xhtml", name);
	return false;
}

bool template_run(const struct templates *t, const char *name, const struct data *top, struct buf *out, struct diag *d)
{
	return program_run(t->pages, t->npages, name, top, out, d);
}

bool template_run_part(const struct templates *t, const char *name, const struct data *top, struct buf *out,
	struct diag *d)
{
	return program_run(t->parts, t->nparts, name, top, out, d);
}
