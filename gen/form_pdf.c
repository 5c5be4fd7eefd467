#include "form_pdf.h"

#include <stdlib.h>

#include "form_paint.h"
#include "pdf_finish.h"

struct form_printer {
	struct form_fonts *fonts;
	struct arena *arena;           /* of the form being printed */
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
	printer->arena = arena_open();
	return printer;
}

void form_printer_close(struct form_printer *printer)
{
	if (printer == NULL)
		return;
	form_fonts_close(printer->fonts);
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

bool form_print(struct form_printer *printer, const struct policy *policy, const struct form *form,
	enum form_edition edition, int32_t day, struct buf *out, struct diag *d)
{
	struct arena *a = printer->arena;
	enum lang lang = edition == FORM_EN ? EN : ZH;
	struct form_layout *layout = form_layout(a, printer->fonts, form, edition, d);

	if (layout != NULL) {
		struct form_painting *painting = form_paint(a, printer->fonts, layout);
		struct pdf_info info = {
			.title = title_make(a, policy, form, edition),
			.author = author_make(a, &policy->front[lang], lang),
			.lang = lang_tag[lang],
			.day = day,
			.copies = form->copies,
			.tags = painting->tags,
			.ntags = painting->ntags,
		};

		pdf_finish(&painting->pdf, &info, out);
	}
	arena_reset(a);
	return layout != NULL;
}
