#include "form_pdf.h"

#include <stdlib.h>

#include <hb.h>

#include "form_fields.h"
#include "form_paint.h"
#include "pdf_finish.h"
#include "pdf_stencil.h"

struct form_printer {
	struct form_fonts *fonts;
	struct arena *arena;           /* of the form being printed */
	const char *dir;               /* of the fonts; borrowed */
	struct pdf_field_font field;   /* read when first a form to fill in is asked for */
	bool field_tried, field_read;
};

struct form_printer *form_printer_open(const char *font_dir, struct diag *d)
{
	struct form_fonts *fonts = form_fonts_open(font_dir, d);
	struct form_printer *printer;

	if (fonts == NULL)
		return NULL;
	printer = calloc(1, sizeof *printer);
	if (printer == NULL)
		die("out of memory");
	printer->fonts = fonts;
	printer->dir = font_dir;
	printer->arena = arena_open();
	return printer;
}

void form_printer_close(struct form_printer *printer)
{
	if (printer == NULL)
		return;
	form_fonts_close(printer->fonts);
	pdf_font_free(&printer->field.font);
	buf_free(&printer->field.deflated);
	arena_close(printer->arena);
	free(printer);
}

/* “附件3 特种作业操作证书项目备案审核表（杭人社发〔2020〕43号）”: what the window and the archive call it. */
static const char *title_make(struct arena *a, const struct policy *policy, const struct form *form,
	enum form_edition edition)
{
	long long n = (long long)form->attachment;
	const char *zh = arena_printf(a, "附件%lld %s", n, form->title.text[ZH]);
	const char *en = arena_printf(a, "Attachment %lld %s", n, form->title.text[EN]);
	const char *title = edition == FORM_ZH ? zh : edition == FORM_EN ? en : arena_printf(a, "%s / %s", zh, en);

	if (policy->number == NULL)
		return title;
	return arena_printf(a, edition == FORM_ZH ? "%s（%s）" : "%s (%s)", title, policy->number);
}

static const char *author_make(struct arena *a, const struct front *front, enum lang lang)
{
	const char *author = NULL;

	for (size_t i = 0; i < front->nissuers; i++)
		author = i == 0 ? front->issuers[i] :
			arena_printf(a, "%s%s%s", author, lang == ZH ? "、" : ", ", front->issuers[i]);
	return author;
}

/* The fields' font: FormField.otf for what its characters are, FormField.cff.z for its outlines, deflated. */
static bool field_font_read(struct form_printer *printer, struct diag *d)
{
	struct pdf_face *face;
	struct buf path = {0};
	hb_blob_t *blob;
	unsigned n;
	const char *p;

	if (printer->field_tried)
		return printer->field_read;
	printer->field_tried = true;
	face = pdf_face_open(printer->dir, "FormField.otf", d);
	if (face == NULL)
		return false;
	buf_printf(&path, "%s/FormField.cff.z", printer->dir);
	blob = hb_blob_create_from_file(buf_str(&path));
	p = hb_blob_get_data(blob, &n);
	if (n == 0)
		diag_error(d, (struct src){printer->dir, 0, 0}, "form-font",
			"no font file \"%s\" here; the forms are set in it (gen/fonts.sh brings it)",
			"这里没有字体文件“%s”，表格要用它排版（gen/fonts.sh 可取得）", "FormField.cff.z");
	pdf_face_whole(face, &printer->field.font);
	buf_add(&printer->field.deflated, p, n);
	hb_blob_destroy(blob);
	buf_free(&path);
	pdf_face_close(face);
	return printer->field_read = n > 0;
}

static void form_finish(struct form_printer *printer, const struct form_layout *layout, enum form_use use,
	struct pdf_info *info, struct buf *out)
{
	struct arena *a = printer->arena;
	struct form_painting *painting = form_paint(a, printer->fonts, layout, use == FORM_FILL ? "Form" : NULL);

	if (use == FORM_FILL) {
		for (size_t i = 0; i < layout->nspaces; i++)
			painting->tags[painting->spaces[i]].field = i + 1;
		info->fields = form_fields(a, layout);
		info->nfields = layout->nspaces;
		info->field_font = &printer->field;
	}
	info->tags = painting->tags;
	info->ntags = painting->ntags;
	pdf_finish(&painting->pdf, info, out);
}

static struct pdf_info info_make(struct arena *a, const struct policy *policy, const struct form *form,
	enum form_edition edition, int32_t day)
{
	enum lang lang = edition == FORM_EN ? EN : ZH;

	return (struct pdf_info){
		.title = title_make(a, policy, form, edition),
		.author = author_make(a, &policy->front[lang], lang),
		.lang = lang_tag[lang],
		.day = day,
		.copies = form->copies,
	};
}

bool form_print(struct form_printer *printer, const struct policy *policy, const struct form *form,
	enum form_edition edition, enum form_use use, int32_t day, struct buf *out, struct diag *d)
{
	struct arena *a = printer->arena;
	struct pdf_info info = info_make(a, policy, form, edition, day);
	struct form_layout *layout = use == FORM_FILL && !field_font_read(printer, d) ? NULL :
		form_layout(a, printer->fonts, form, edition, d);

	if (layout != NULL)
		form_finish(printer, layout, use, &info, out);
	arena_reset(a);
	return layout != NULL;
}

/* Room to say whose copy it is, beside the attachment's number. */
static void copy_space_add(struct arena *a, struct form_layout *l)
{
	const struct form_box *box = &l->places[0].box;
	struct form_space *space = arena_append(a, l->spaces, l->nspaces);

	space->id = "copy";
	space->kind = SPACE_AREA;
	space->box = (struct form_box){box->x + box->w * 0.4, box->y + 1.5, box->w * 0.6, 2 * box->h - 4};
}

struct pdf_stencil *form_stencil(struct form_printer *printer, const struct policy *policy, const struct form *form,
	enum form_edition edition, bool named, int32_t day, struct form_layout **layout, struct diag *d)
{
	struct arena *a = printer->arena;
	struct pdf_info info;
	struct form_painting *painting;
	struct buf pdf = {0};

	arena_reset(a);
	info = info_make(a, policy, form, edition, day);
	*layout = form_layout(a, printer->fonts, form, edition, d);
	if (*layout == NULL)
		return NULL;
	if (named)
		copy_space_add(a, *layout);
	painting = form_paint(a, printer->fonts, *layout, "Span");
	for (size_t i = 0; i < (*layout)->nspaces; i++)
		painting->tags[painting->spaces[i]].field = i + 1;
	info.nfields = (*layout)->nspaces;
	info.tags = painting->tags;
	info.ntags = painting->ntags;
	pdf_finish(&painting->pdf, &info, &pdf);
	return pdf_stencil_open(&pdf, &info);
}
