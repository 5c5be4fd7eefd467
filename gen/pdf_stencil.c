#include "pdf_stencil.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "arena.h"
#include "pdf_append.h"

/* An object of the blank that each page after the first needs a copy of. */
struct element {
	int number;
	const char *text;
};

struct pdf_stencil {
	struct arena *arena;
	struct buf pdf;
	size_t xref;                   /* where its cross-reference stands */
	int size;                      /* its objects are 1 … size - 1 */
	const char *trailer, *id;
	/* Objects that are written anew, without the keys that change and without the >> at the end. */
	const char *page_text, *resources_text, *fonts_text, *pages_text, *document_text;
	int page, contents, pages, document, parent_tree, outlines, bookmark;
	const char *title;             /* the bookmark's, as PDF writes a string */
	const char *top, *parents;     /* the document's elements, and the page's in the parent tree: as in "[…]" */
	struct element *elements;
	size_t nelements;
	int *copies;                   /* by object number: which element it is, from 1; 0: none, -1: the page */
	int *marks;                    /* of each field */
	const struct pdf_info *info;   /* while reading */
	size_t next;
};

static void stencil_check(qpdf_data q)
{
	if (qpdf_has_error(q))
		die("qpdf: %s", qpdf_get_error_full_text(q, qpdf_get_error(q)));
	if (qpdf_more_warnings(q))
		die("qpdf: %s", qpdf_get_error_full_text(q, qpdf_next_warning(q)));
}

/* An object's text without its last >> or ]. */
static const char *text_open(struct pdf_stencil *s, qpdf_data q, qpdf_oh object, size_t end)
{
	const char *text = qpdf_oh_unparse_resolved(q, object);

	return arena_copy(s->arena, text, strlen(text) - end);
}

static const char *text_of(struct pdf_stencil *s, qpdf_data q, qpdf_oh object)
{
	return text_open(s, q, object, 0);
}

/* Every element under the document, in the order of the tags; the document itself is the first tag. */
static void elements_read(struct pdf_stencil *s, qpdf_data q, qpdf_oh kids)
{
	const struct pdf_tag *tag;
	struct element *e;

	if (qpdf_oh_is_array(q, kids)) {
		for (int i = 0; i < qpdf_oh_get_array_n_items(q, kids); i++)
			elements_read(s, q, qpdf_oh_get_array_item(q, kids, i));
		return;
	}
	if (!qpdf_oh_is_dictionary(q, kids))
		return;
	if (s->next >= s->info->ntags)
		die("the structure tree is not as it was drawn");
	tag = &s->info->tags[s->next++];
	e = arena_append(s->arena, s->elements, s->nelements);
	e->number = qpdf_oh_get_object_id(q, kids);
	e->text = text_of(s, q, kids);
	s->copies[e->number] = (int)s->nelements;
	if (tag->field > 0)
		s->marks[tag->field - 1] = qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, kids, "/K"));
	if (qpdf_oh_has_key(q, kids, "/K"))
		elements_read(s, q, qpdf_oh_get_key(q, kids, "/K"));
}

static void structure_read(struct pdf_stencil *s, qpdf_data q)
{
	qpdf_oh tree = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot"), document, numbers;

	document = qpdf_oh_get_key(q, tree, "/K");
	if (qpdf_oh_is_array(q, document))
		document = qpdf_oh_get_array_item(q, document, 0);
	s->document = qpdf_oh_get_object_id(q, document);
	s->next = 1;
	elements_read(s, q, qpdf_oh_get_key(q, document, "/K"));
	s->top = text_of(s, q, qpdf_oh_get_key(q, document, "/K"));
	qpdf_oh_remove_key(q, document, "/K");
	s->document_text = text_open(s, q, document, 2);
	s->parent_tree = qpdf_oh_get_object_id(q, qpdf_oh_get_key(q, tree, "/ParentTree"));
	numbers = qpdf_oh_get_key(q, qpdf_oh_get_key(q, tree, "/ParentTree"), "/Nums");
	s->parents = text_of(s, q, qpdf_oh_get_array_item(q, numbers, 1));
}

static void outline_read(struct pdf_stencil *s, qpdf_data q)
{
	qpdf_oh outlines = qpdf_oh_get_key(q, qpdf_get_root(q), "/Outlines"), item = qpdf_oh_get_key(q, outlines, "/First");

	s->outlines = qpdf_oh_get_object_id(q, outlines);
	s->bookmark = qpdf_oh_get_object_id(q, item);
	s->title = text_of(s, q, qpdf_oh_get_key(q, item, "/Title"));
}

static void page_read(struct pdf_stencil *s, qpdf_data q)
{
	qpdf_oh page = qpdf_get_page_n(q, 0), pages = qpdf_oh_get_key(q, page, "/Parent");
	qpdf_oh resources = qpdf_oh_get_key(q, page, "/Resources");

	s->page = qpdf_oh_get_object_id(q, page);
	s->copies[s->page] = -1;
	s->contents = qpdf_oh_get_object_id(q, qpdf_oh_get_key(q, page, "/Contents"));
	s->fonts_text = text_open(s, q, qpdf_oh_get_key(q, resources, "/Font"), 2);
	qpdf_oh_remove_key(q, resources, "/Font");
	s->resources_text = text_open(s, q, resources, 2);
	qpdf_oh_remove_key(q, page, "/Contents");
	qpdf_oh_remove_key(q, page, "/Resources");
	qpdf_oh_remove_key(q, page, "/StructParents");
	s->page_text = text_open(s, q, page, 2);
	s->pages = qpdf_oh_get_object_id(q, pages);
	qpdf_oh_remove_key(q, pages, "/Kids");
	qpdf_oh_remove_key(q, pages, "/Count");
	s->pages_text = text_open(s, q, pages, 2);
}

static void trailer_read(struct pdf_stencil *s, qpdf_data q)
{
	qpdf_oh trailer = qpdf_get_trailer(q);
	qpdf_oh id = qpdf_oh_get_array_item(q, qpdf_oh_get_key(q, trailer, "/ID"), 0);
	struct buf hex = {0};
	size_t n;
	const char *p = qpdf_oh_get_binary_string_value(q, id, &n);
	const char *start = buf_str(&s->pdf) + s->pdf.n;

	for (size_t i = 0; i < n; i++)
		buf_printf(&hex, "%02x", (unsigned char)p[i]);
	s->id = arena_copy(s->arena, buf_str(&hex), hex.n);
	buf_free(&hex);
	s->size = qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, trailer, "/Size"));
	s->trailer = arena_printf(s->arena, "/Root %d 0 R /Info %d 0 R", qpdf_oh_get_object_id(q, qpdf_get_root(q)),
		qpdf_oh_get_object_id(q, qpdf_oh_get_key(q, trailer, "/Info")));
	while (start > s->pdf.p && strncmp(start, "startxref\n", 10) != 0)
		start--;
	s->xref = (size_t)strtoull(start + 10, NULL, 10);
}

struct pdf_stencil *pdf_stencil_open(struct buf *pdf, const struct pdf_info *info)
{
	struct pdf_stencil *s = calloc(1, sizeof *s);
	qpdf_data q = qpdf_init();

	if (s == NULL)
		die("out of memory");
	s->arena = arena_open();
	s->pdf = *pdf;
	*pdf = (struct buf){0};
	s->info = info;
	qpdf_silence_errors(q);
	qpdf_set_suppress_warnings(q, QPDF_TRUE);
	qpdf_read_memory(q, "form", buf_str(&s->pdf), s->pdf.n, NULL);
	stencil_check(q);
	trailer_read(s, q);
	s->copies = arena_new(s->arena, int, (size_t)s->size);
	s->marks = arena_new(s->arena, int, info->nfields);
	structure_read(s, q);
	outline_read(s, q);
	page_read(s, q);
	stencil_check(q);
	qpdf_cleanup(&q);
	s->info = NULL;
	return s;
}

void pdf_stencil_close(struct pdf_stencil *s)
{
	if (s == NULL)
		return;
	buf_free(&s->pdf);
	arena_close(s->arena);
	free(s);
}

int pdf_stencil_mark(const struct pdf_stencil *s, size_t i)
{
	return s->marks[i];
}

/* ---- filling ---- */

struct filling {
	const struct pdf_stencil *stencil;
	struct pdf_append append;
	int resources;
	int page, elements;            /* of the page in hand: its number, and that of its first element; elements 0: the blank's */
	struct buf kids, top, parents, text;
	int *pages;                    /* the number of each page written */
};

/* The objects of a font; returns the number of the Type 0 font. */
static int font_write(struct pdf_append *a, const struct pdf_embedded *embedded, struct buf *text)
{
	const struct pdf_font *font = &embedded->font;
	bool truetype = strcmp(font->file_key, "/FontFile2") == 0;
	int file = a->next, unicode = file + 1, descriptor = file + 2, cid = file + 3, type0 = file + 4;

	a->next += 5;
	buf_clear(text);
	buf_printf(text, "/Length1 %zu", embedded->file.n);
	pdf_append_stream(a, file, truetype ? buf_str(text) : "/Subtype /CIDFontType0C", &embedded->file);
	pdf_append_stream(a, unicode, "", &font->to_unicode);
	buf_clear(text);
	buf_add(text, font->descriptor.p, font->descriptor.n - 2);
	buf_printf(text, "%s %d 0 R >>", font->file_key, file);
	pdf_append_object(a, descriptor, text);
	buf_clear(text);
	buf_add(text, font->cid_font.p, font->cid_font.n - 2);
	buf_printf(text, "/FontDescriptor %d 0 R >>", descriptor);
	pdf_append_object(a, cid, text);
	buf_clear(text);
	buf_add(text, font->type0.p, font->type0.n - 2);
	buf_printf(text, "/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", cid, unicode);
	pdf_append_object(a, type0, text);
	return type0;
}

static void fonts_write(struct filling *f, const struct pdf_embedded *const *fonts, size_t n)
{
	struct pdf_append *a = &f->append;
	struct buf text = {0}, names = {0};

	for (size_t i = 0; i < n; i++)
		if (fonts[i] != NULL)
			buf_printf(&names, "/V%zu %d 0 R ", i, font_write(a, fonts[i], &text));
	f->resources = pdf_append_number(a);
	buf_clear(&text);
	buf_printf(&text, "%s/Font %s%s>> >>", f->stencil->resources_text, f->stencil->fonts_text, buf_str(&names));
	pdf_append_object(a, f->resources, &text);
	buf_free(&text);
	buf_free(&names);
}

/* The number an object of the blank has for the page in hand. */
static int number_here(const struct filling *f, int number)
{
	int copy = number < f->stencil->size ? f->stencil->copies[number] : 0;

	if (copy == 0 || f->elements == 0)
		return number;
	return copy < 0 ? f->page : f->elements + copy - 1;
}

/* A text of the blank with its references (“12 0 R”) as they are for the page in hand. */
static void text_write(const struct filling *f, const char *text, struct buf *b)
{
	const char *from = text;

	for (const char *p = strstr(text, " 0 R"); p != NULL; p = strstr(p + 4, " 0 R")) {
		const char *digits = p;

		while (digits > from && digits[-1] >= '0' && digits[-1] <= '9')
			digits--;
		buf_add(b, from, (size_t)(digits - from));
		buf_printf(b, "%d 0 R", number_here(f, atoi(digits)));
		from = p + 4;
	}
	buf_puts(b, from);
}

/* As text_write, of a list or a single reference, without the brackets. */
static void list_write(struct filling *f, const char *text, struct buf *b)
{
	bool list = text[0] == '[';

	buf_clear(&f->text);
	text_write(f, text, &f->text);
	buf_add(b, f->text.p + (list ? 1 : 0), f->text.n - (list ? 2 : 0));
	buf_putc(b, ' ');
}

static void page_write(struct filling *f, const struct buf *content, size_t index)
{
	const struct pdf_stencil *s = f->stencil;
	struct pdf_append *a = &f->append;
	int values = pdf_append_number(a);
	struct buf text = {0};

	pdf_append_stream(a, values, "", content);
	f->page = index == 0 ? s->page : pdf_append_number(a);
	buf_printf(&text, "%s/Contents [ %d 0 R %d 0 R ] /Resources %d 0 R /StructParents %zu >>", s->page_text,
		s->contents, values, f->resources, index);
	pdf_append_object(a, f->page, &text);
	f->elements = index == 0 ? 0 : a->next;
	a->next += index == 0 ? 0 : (int)s->nelements;
	for (size_t i = 0; index > 0 && i < s->nelements; i++) {
		buf_clear(&text);
		text_write(f, s->elements[i].text, &text);
		pdf_append_packed(a, f->elements + (int)i, &text);
	}
	f->pages[index] = f->page;
	buf_printf(&f->kids, "%d 0 R ", f->page);
	list_write(f, s->top, &f->top);
	buf_printf(&f->parents, "%zu [ ", index);
	list_write(f, s->parents, &f->parents);
	buf_puts(&f->parents, "] ");
	buf_free(&text);
}

/* Under the title a bookmark for each form, by its number: it is one row of the sheet. */
static void outline_write(struct filling *f, size_t npages)
{
	const struct pdf_stencil *s = f->stencil;
	int first = f->append.next, last = first + (int)npages - 1;
	struct buf text = {0};

	f->append.next += (int)npages;
	buf_printf(&text, "<< /Title %s /Parent %d 0 R /Dest [ %d 0 R /XYZ null null null ] /First %d 0 R /Last %d 0 R"
		" /Count -%zu >>", s->title, s->outlines, s->page, first, last, npages);
	pdf_append_packed(&f->append, s->bookmark, &text);
	for (int i = 0; i < (int)npages; i++) {
		buf_clear(&text);
		buf_printf(&text, "<< /Title (%d) /Parent %d 0 R /Dest [ %d 0 R /XYZ null null null ]", i + 1, s->bookmark,
			f->pages[i]);
		if (i > 0)
			buf_printf(&text, " /Prev %d 0 R", first + i - 1);
		if (first + i < last)
			buf_printf(&text, " /Next %d 0 R", first + i + 1);
		buf_puts(&text, " >>");
		pdf_append_packed(&f->append, first + i, &text);
	}
	buf_free(&text);
}

/* What says that there are several pages. */
static void pages_write(struct filling *f, size_t npages)
{
	const struct pdf_stencil *s = f->stencil;
	struct buf text = {0};

	buf_printf(&text, "%s/Count %zu /Kids [ %s] >>", s->pages_text, npages, buf_str(&f->kids));
	pdf_append_packed(&f->append, s->pages, &text);
	buf_clear(&text);
	buf_printf(&text, "%s/K [ %s] >>", s->document_text, buf_str(&f->top));
	pdf_append_packed(&f->append, s->document, &text);
	buf_clear(&text);
	buf_printf(&text, "<< /Nums [ %s] >>", buf_str(&f->parents));
	pdf_append_packed(&f->append, s->parent_tree, &text);
	buf_free(&text);
}

void pdf_stencil_fill(const struct pdf_stencil *s, const struct buf *pages, size_t npages,
	const struct pdf_embedded *const *fonts, size_t nfonts, struct buf *out)
{
	struct filling f = {.stencil = s, .pages = calloc(npages, sizeof *f.pages)};

	if (f.pages == NULL)
		die("out of memory");
	buf_reserve(out, s->pdf.n + 64 * 1024);
	buf_add(out, s->pdf.p, s->pdf.n);
	pdf_append_begin(&f.append, out, s->size);
	fonts_write(&f, fonts, nfonts);
	for (size_t i = 0; i < npages; i++)
		page_write(&f, &pages[i], i);
	if (npages > 1) {
		pages_write(&f, npages);
		outline_write(&f, npages);
	}
	pdf_append_end(&f.append, s->trailer, s->id, s->xref);
	pdf_append_free(&f.append);
	free(f.pages);
	buf_free(&f.kids);
	buf_free(&f.top);
	buf_free(&f.parents);
	buf_free(&f.text);
}
