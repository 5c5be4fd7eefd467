#include "form_filled.h"

#include <stdlib.h>

#include "form_pdf.h"
#include "form_value.h"
#include "pdf_stencil.h"

struct form_filler {
	struct form_printer *printer;
	struct pdf_stencil *stencil;
	struct form_types *types;
	const struct form *form;
	struct form_layout *layout;    /* the printer's, with the space for the copy's name at its end, where named */
	bool named;
	const char *said;              /* what every corner says; NULL: whose copy it is */
	struct buf *pages;             /* contents of the file in hand */
	size_t npages, cap;
};

static enum value_fault value_set(struct form_filler *f, size_t i, const char *value, uint32_t *code)
{
	const struct form_space *space = &f->layout->spaces[i];
	bool copy = f->named && i == f->layout->nspaces - 1;

	return form_value_set(f->types, space, copy ? VALUE_RIGHT : space->kind >= SPACE_YEAR || space->kind == SPACE_TICK ? VALUE_CENTRE : VALUE_LEFT,
		value, code);
}

/* “存：行业主管部门”, “Copy for: …”. */
static const char *copy_name(const struct form_filler *f, size_t copy, struct buf *b)
{
	buf_clear(b);
	if (f->said != NULL)
		buf_puts(b, f->said);
	else if (f->layout->edition == FORM_EN)
		buf_printf(b, "Copy for: %s", f->form->holders[copy].text[EN]);
	else
		buf_printf(b, "存：%s", f->form->holders[copy].text[ZH]);
	return buf_str(b);
}

/* Does what the corners say fit? Reported where not. */
static bool copies_try(struct form_filler *f, struct diag *d)
{
	struct buf name = {0};
	bool fits = true;
	uint32_t code;

	for (size_t i = 0; f->named && i < (f->said != NULL ? 1 : f->form->nholders); i++) {
		if (value_set(f, f->layout->nspaces - 1, copy_name(f, i, &name), &code) == VALUE_FITS)
			continue;
		diag_error(d, f->said != NULL ? f->form->src : f->form->holders[i].src, "form-overflow",
			"\"%s\" does not fit its place on the printed form (edition %s), even at the smallest size; shorten it",
			"“%s”在打印表格（%s 版）中放不下，字号已缩到最小；请缩短文字", buf_str(&name), form_edition_name[f->layout->edition]);
		fits = false;
	}
	buf_free(&name);
	return fits;
}

struct form_filler *form_filler_open(const char *font_dir, const struct policy *policy, const struct form *form,
	enum form_edition edition, bool named, const char *said, struct diag *d)
{
	struct form_filler *f = calloc(1, sizeof *f);

	if (f == NULL)
		die("out of memory");
	f->form = form;
	f->named = named || said != NULL;
	f->said = said;
	f->printer = form_printer_open(font_dir, d);
	if (f->printer != NULL)
		f->types = form_types_open(font_dir, edition == FORM_EN, d);
	if (f->types != NULL)
		f->stencil = form_stencil(f->printer, policy, form, edition, f->named, policy_from(policy), &f->layout, d);
	if (f->stencil != NULL && copies_try(f, d))
		return f;
	form_filler_close(f);
	return NULL;
}

void form_filler_close(struct form_filler *f)
{
	if (f == NULL)
		return;
	for (size_t i = 0; i < f->cap; i++)
		buf_free(&f->pages[i]);
	free(f->pages);
	pdf_stencil_close(f->stencil);
	form_types_close(f->types);
	form_printer_close(f->printer);
	free(f);
}

const struct form_layout *form_filler_layout(const struct form_filler *f)
{
	return f->layout;
}

bool form_filler_try(struct form_filler *f, size_t space, const char *value, struct value_problem *problem)
{
	uint32_t code;
	enum value_fault fault = value_set(f, space, value, &code);

	*problem = (struct value_problem){.too_long = fault == VALUE_TOO_LONG, .code = code, .takes = code};
	return fault == VALUE_FITS;
}

void form_filler_ready(struct form_filler *f, size_t nfiles)
{
	form_types_cut(f->types, nfiles);
}

static struct buf *page_add(struct form_filler *f)
{
	if (f->npages == f->cap) {
		size_t cap = f->cap == 0 ? 4 : f->cap * 2;

		f->pages = realloc(f->pages, cap * sizeof *f->pages);
		if (f->pages == NULL)
			die("out of memory");
		for (size_t i = f->cap; i < cap; i++)
			f->pages[i] = (struct buf){0};
		f->cap = cap;
	}
	buf_clear(&f->pages[f->npages]);
	return &f->pages[f->npages++];
}

void form_filler_add(struct form_filler *f, const char *const *values, size_t copy)
{
	const struct form_layout *l = f->layout;
	struct buf *content = page_add(f), name = {0};

	buf_puts(content, "0 g\n");
	for (size_t i = 0; i < l->nspaces; i++) {
		const char *value = f->named && i == l->nspaces - 1 ? copy_name(f, copy, &name) :
			values == NULL || values[i] == NULL ? "" : values[i];
		uint32_t code;

		if (*value != '\0' && value_set(f, i, value, &code) == VALUE_FITS)
			form_value_draw(f->types, pdf_stencil_mark(f->stencil, i), content);
		else
			form_value_none(pdf_stencil_mark(f->stencil, i), content);
	}
	buf_free(&name);
}

void form_filler_end(struct form_filler *f, struct buf *out)
{
	const struct pdf_embedded *fonts[VALUE_FACES];

	form_types_embed(f->types, fonts);
	pdf_stencil_fill(f->stencil, f->pages, f->npages, fonts, VALUE_FACES, out);
	f->npages = 0;
}
