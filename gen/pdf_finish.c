#include "pdf_finish.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "arena.h"
#include "pdf_content.h"
#include "pdf_fields.h"
#include "pdf_parts.h"

struct finisher {
	qpdf_data q;
	const struct pdf_info *info;
	size_t next;                   /* the tag the next structure element must be */
	qpdf_oh *fields;               /* the elements of info->fields, as they are met */
};

/* qpdf only warns of a wrong type and goes on with an empty object, so a warning is a failure too. */
static void finisher_check(struct finisher *f)
{
	if (qpdf_has_error(f->q))
		die("qpdf: %s", qpdf_get_error_full_text(f->q, qpdf_get_error(f->q)));
	if (qpdf_more_warnings(f->q))
		die("qpdf: %s", qpdf_get_error_full_text(f->q, qpdf_next_warning(f->q)));
}

static qpdf_oh stream_new(struct finisher *f, const struct buf *data)
{
	qpdf_oh stream = qpdf_oh_new_stream(f->q);

	qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)buf_str(data), data->n, qpdf_oh_new_null(f->q),
		qpdf_oh_new_null(f->q));
	return stream;
}

static void key_set(struct finisher *f, qpdf_oh dict, const char *key, const char *value)
{
	qpdf_oh_replace_key(f->q, dict, key, qpdf_oh_parse(f->q, value));
}

/* ---- the page ---- */

static void page_finish(struct finisher *f)
{
	qpdf_oh page = qpdf_get_page_n(f->q, 0), box = qpdf_oh_get_key(f->q, page, "/MediaBox");
	struct buf content = {0};
	unsigned char *from = NULL;
	const char *problem;
	size_t n = 0;

	qpdf_oh_get_page_content_data(f->q, page, &from, &n);
	finisher_check(f);
	problem = pdf_content_rewrite((const char *)from, n, f->info->nfields > 0, &content);
	if (problem != NULL)
		die("the page as drawn has %s", problem);
	qpdf_oh_replace_key(f->q, page, "/Contents", stream_new(f, &content));
	free(from);
	buf_free(&content);
	qpdf_oh_remove_key(f->q, page, "/Group"); /* nothing is transparent */
	qpdf_oh_replace_key(f->q, page, "/TrimBox", box);
	qpdf_oh_replace_key(f->q, page, "/BleedBox", box);
	key_set(f, page, "/Tabs", "/S");
}

/* ---- structure: what cairo cannot say of an element is added, element by element in the order begun ---- */

static void element_finish(struct finisher *f, qpdf_oh element)
{
	const struct pdf_tag *tag = &f->info->tags[f->next];
	struct buf b = {0};

	buf_printf(&b, "/%s", tag->name);
	if (f->next >= f->info->ntags ||
		!qpdf_oh_is_name_and_equals(f->q, qpdf_oh_get_key(f->q, element, "/S"), buf_str(&b)))
		die("the structure tree is not as it was drawn");
	f->next++;
	if (tag->field > 0)
		f->fields[tag->field - 1] = element;
	if (tag->lang != NULL)
		qpdf_oh_replace_key(f->q, element, "/Lang", qpdf_oh_new_string(f->q, tag->lang));
	if (tag->row_header || tag->span > 1) {
		buf_clear(&b);
		buf_puts(&b, "<< /O /Table");
		if (tag->row_header)
			buf_puts(&b, " /Scope /Row");
		if (tag->span > 1)
			buf_printf(&b, " /ColSpan %zu", tag->span);
		buf_puts(&b, " >>");
		key_set(f, element, "/A", buf_str(&b));
	}
	buf_free(&b);
}

/* A kid is an element, an array of kids, or a number (content of the page); one kid alone stands without array. */
static void kids_finish(struct finisher *f, qpdf_oh kids)
{
	if (qpdf_oh_is_array(f->q, kids)) {
		int n = qpdf_oh_get_array_n_items(f->q, kids);

		for (int i = 0; i < n; i++)
			kids_finish(f, qpdf_oh_get_array_item(f->q, kids, i));
	} else if (qpdf_oh_is_dictionary(f->q, kids) && qpdf_oh_has_key(f->q, kids, "/S")) {
		element_finish(f, kids);
		if (qpdf_oh_has_key(f->q, kids, "/K"))
			kids_finish(f, qpdf_oh_get_key(f->q, kids, "/K"));
	}
}

static void structure_finish(struct finisher *f)
{
	qpdf_oh tree = qpdf_oh_get_key(f->q, qpdf_get_root(f->q), "/StructTreeRoot");

	kids_finish(f, qpdf_oh_get_key(f->q, tree, "/K"));
	if (f->next != f->info->ntags)
		die("the structure tree is not as it was drawn");
}

/* ---- the document ---- */

static void information_set(struct finisher *f, const char *key, const char *text)
{
	qpdf_oh info = qpdf_oh_get_key(f->q, qpdf_get_trailer(f->q), "/Info");

	qpdf_oh_replace_key(f->q, info, key, qpdf_oh_new_unicode_string(f->q, text));
}

static void information_finish(struct finisher *f)
{
	qpdf_oh info = qpdf_oh_get_key(f->q, qpdf_get_trailer(f->q), "/Info");
	struct buf date = {0};

	information_set(f, "/Title", f->info->title);
	if (f->info->author != NULL)
		information_set(f, "/Author", f->info->author);
	information_set(f, "/Creator", PDF_CREATOR);
	if (f->info->day != DAY_NONE) {
		struct date d = date_of(f->info->day);

		buf_printf(&date, "D:%04d%02d%02d000000+08'00'", d.year, d.month, d.day);
		information_set(f, "/CreationDate", buf_str(&date));
		information_set(f, "/ModDate", buf_str(&date));
	} else {
		qpdf_oh_remove_key(f->q, info, "/CreationDate");
		qpdf_oh_remove_key(f->q, info, "/ModDate");
	}
	buf_free(&date);
}

static void metadata_finish(struct finisher *f)
{
	qpdf_oh info = qpdf_oh_get_key(f->q, qpdf_get_trailer(f->q), "/Info"), metadata;
	struct buf xmp = {0};

	pdf_xmp(&xmp, f->info, qpdf_oh_get_utf8_value(f->q, qpdf_oh_get_key(f->q, info, "/Producer")));
	metadata = stream_new(f, &xmp);
	key_set(f, qpdf_oh_get_dict(f->q, metadata), "/Type", "/Metadata");
	key_set(f, qpdf_oh_get_dict(f->q, metadata), "/Subtype", "/XML");
	qpdf_oh_replace_key(f->q, qpdf_get_root(f->q), "/Metadata", metadata);
	buf_free(&xmp);
}

static void output_intent_finish(struct finisher *f)
{
	qpdf_oh intent = qpdf_oh_parse(f->q,
		"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (Gray gamma 2.2) /Info (Gray gamma 2.2) >>");
	struct buf profile = {0};
	qpdf_oh stream;

	pdf_gray_profile(&profile);
	stream = stream_new(f, &profile);
	key_set(f, qpdf_oh_get_dict(f->q, stream), "/N", "1");
	qpdf_oh_replace_key(f->q, intent, "/DestOutputProfile", stream);
	qpdf_oh_replace_key(f->q, qpdf_get_root(f->q), "/OutputIntents", qpdf_oh_wrap_in_array(f->q, intent));
	buf_free(&profile);
}

/* At its own size, one side, as many copies as its note asks for. */
static void preferences_finish(struct finisher *f)
{
	qpdf_oh root = qpdf_get_root(f->q), prefs;

	prefs = qpdf_oh_parse(f->q, "<< /DisplayDocTitle true /PrintScaling /None /Duplex /Simplex >>");
	if (f->info->copies >= 2 && f->info->copies <= 5)
		qpdf_oh_replace_key(f->q, prefs, "/NumCopies", qpdf_oh_new_integer(f->q, f->info->copies));
	qpdf_oh_replace_key(f->q, root, "/ViewerPreferences", prefs);
	qpdf_oh_replace_key(f->q, root, "/Lang", qpdf_oh_new_string(f->q, f->info->lang));
}

/* The title, which leads to the page's top at the size it is seen at. */
static void outline_finish(struct finisher *f)
{
	qpdf_oh root = qpdf_get_root(f->q);
	qpdf_oh outlines = qpdf_make_indirect_object(f->q, qpdf_oh_parse(f->q, "<< /Type /Outlines /Count 1 >>"));
	qpdf_oh item = qpdf_make_indirect_object(f->q, qpdf_oh_new_dictionary(f->q));
	qpdf_oh there = qpdf_oh_parse(f->q, "[ /XYZ null null null ]");

	qpdf_oh_insert_item(f->q, there, 0, qpdf_get_page_n(f->q, 0));
	qpdf_oh_replace_key(f->q, item, "/Title", qpdf_oh_new_unicode_string(f->q, f->info->title));
	qpdf_oh_replace_key(f->q, item, "/Parent", outlines);
	qpdf_oh_replace_key(f->q, item, "/Dest", there);
	qpdf_oh_replace_key(f->q, outlines, "/First", item);
	qpdf_oh_replace_key(f->q, outlines, "/Last", item);
	qpdf_oh_replace_key(f->q, root, "/Outlines", outlines);
}

static void file_write(struct finisher *f, struct buf *out)
{
	qpdf_init_write_memory(f->q);
	qpdf_set_deterministic_ID(f->q, QPDF_TRUE);
	qpdf_set_object_stream_mode(f->q, qpdf_o_generate);
	qpdf_set_newline_before_endstream(f->q, QPDF_TRUE); /* PDF/A asks for it */
	qpdf_force_pdf_version(f->q, "1.7");
	qpdf_write(f->q);
	finisher_check(f);
	buf_add(out, qpdf_get_buffer(f->q), qpdf_get_buffer_length(f->q));
}

void pdf_finish(const struct buf *pdf, const struct pdf_info *info, struct buf *out)
{
	struct finisher f = {.q = qpdf_init(), .info = info};

	qpdf_silence_errors(f.q);
	qpdf_set_suppress_warnings(f.q, QPDF_TRUE);
	qpdf_set_attempt_recovery(f.q, QPDF_FALSE);
	qpdf_read_memory(f.q, "form", buf_str(pdf), pdf->n, NULL);
	finisher_check(&f);
	f.fields = calloc(info->nfields + 1, sizeof *f.fields);
	if (f.fields == NULL)
		die("out of memory");
	page_finish(&f);
	structure_finish(&f);
	if (info->field_font != NULL)
		pdf_fields_add(f.q, info, f.fields);
	free(f.fields);
	information_finish(&f);
	metadata_finish(&f);
	output_intent_finish(&f);
	preferences_finish(&f);
	outline_finish(&f);
	finisher_check(&f);
	file_write(&f, out);
	qpdf_cleanup(&f.q);
}
