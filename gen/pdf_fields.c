#include "pdf_fields.h"

#include <stdlib.h>

#include "arena.h"

/*
 * The name fields know the font by. Chromium's viewer sets Chinese in a font of its own, which it does not embed, in
 * all but fields of a symbol font: those, known by this name, may hold any character.
 */
#define FONT "Wingdings"
#define FLAG_MULTILINE (1 << 12)
#define FLAG_NO_SCROLL (1 << 23) /* a field takes no more than can be seen, and so printed */

struct filler {
	qpdf_data q;
	const struct pdf_info *info;
	qpdf_oh page, font;            /* font: the Type 0 font */
};

static void key_set(const struct filler *f, qpdf_oh dict, const char *key, const char *value)
{
	qpdf_oh_replace_key(f->q, dict, key, qpdf_oh_parse(f->q, value));
}

static qpdf_oh stream_new(const struct filler *f, const struct buf *data, const char *filter)
{
	qpdf_oh stream = qpdf_oh_new_stream(f->q);

	qpdf_oh_replace_stream_data(f->q, stream, (const unsigned char *)buf_str(data), data->n,
		filter == NULL ? qpdf_oh_new_null(f->q) : qpdf_oh_new_name(f->q, filter), qpdf_oh_new_null(f->q));
	return stream;
}

static qpdf_oh object_new(const struct filler *f, const struct buf *text)
{
	return qpdf_make_indirect_object(f->q, qpdf_oh_parse(f->q, buf_str(text)));
}

static void font_add(struct filler *f)
{
	const struct pdf_field_font *from = f->info->field_font;
	qpdf_oh cid_font = object_new(f, &from->font.cid_font), descriptor = object_new(f, &from->font.descriptor);
	qpdf_oh file = stream_new(f, &from->deflated, "/FlateDecode");

	f->font = object_new(f, &from->font.type0);
	key_set(f, qpdf_oh_get_dict(f->q, file), "/Subtype", "/CIDFontType0C");
	/* A Chinese character's em square, and not the half as much again that the font asks for between lines: viewers that
	 * fit text to its field go by it. */
	key_set(f, descriptor, "/Ascent", "1000");
	key_set(f, descriptor, "/Descent", "-200");
	qpdf_oh_replace_key(f->q, descriptor, from->font.file_key, file);
	qpdf_oh_replace_key(f->q, cid_font, "/FontDescriptor", descriptor);
	qpdf_oh_replace_key(f->q, f->font, "/DescendantFonts", qpdf_oh_wrap_in_array(f->q, cid_font));
	qpdf_oh_replace_key(f->q, f->font, "/ToUnicode", stream_new(f, &from->font.to_unicode, NULL));
}

static qpdf_oh resources_new(const struct filler *f)
{
	qpdf_oh fonts = qpdf_oh_new_dictionary(f->q), resources = qpdf_oh_new_dictionary(f->q);

	qpdf_oh_replace_key(f->q, fonts, "/" FONT, f->font);
	qpdf_oh_replace_key(f->q, resources, "/Font", fonts);
	return resources;
}

/* A drawing as large as the field. */
static qpdf_oh look_new(const struct filler *f, const struct pdf_field *field, const struct buf *content,
	qpdf_oh resources)
{
	qpdf_oh stream = stream_new(f, content, NULL);
	struct buf box = {0};

	buf_printf(&box, "[0 0 %.2f %.2f]", field->w, field->h);
	key_set(f, qpdf_oh_get_dict(f->q, stream), "/Type", "/XObject");
	key_set(f, qpdf_oh_get_dict(f->q, stream), "/Subtype", "/Form");
	key_set(f, qpdf_oh_get_dict(f->q, stream), "/BBox", buf_str(&box));
	qpdf_oh_replace_key(f->q, qpdf_oh_get_dict(f->q, stream), "/Resources", resources);
	buf_free(&box);
	return stream;
}

/* What a field looks like that is empty: nothing, but said; and a box that is ticked: √, drawn. */
static qpdf_oh appearance_new(const struct filler *f, const struct pdf_field *field)
{
	qpdf_oh normal = qpdf_oh_new_dictionary(f->q), states = qpdf_oh_new_dictionary(f->q);
	struct buf content = {0};

	if (!field->tick) {
		buf_puts(&content, "/Tx BMC\nEMC\n");
		qpdf_oh_replace_key(f->q, normal, "/N", look_new(f, field, &content, resources_new(f)));
	} else {
		buf_puts(&content, " ");
		qpdf_oh_replace_key(f->q, states, "/Off", look_new(f, field, &content, qpdf_oh_new_dictionary(f->q)));
		buf_clear(&content);
		buf_printf(&content, "q 0 G 1.2 w 1 J 1 j %.2f %.2f m %.2f %.2f l %.2f %.2f l S Q\n", 0.14 * field->w,
			0.48 * field->h, 0.38 * field->w, 0.2 * field->h, 0.86 * field->w, 0.82 * field->h);
		qpdf_oh_replace_key(f->q, states, "/Yes", look_new(f, field, &content, qpdf_oh_new_dictionary(f->q)));
		qpdf_oh_replace_key(f->q, normal, "/N", states);
	}
	buf_free(&content);
	return normal;
}

static qpdf_oh widget_new(const struct filler *f, const struct pdf_field *field, size_t index)
{
	struct buf text = {0};
	qpdf_oh widget;

	buf_printf(&text, "<< /Type /Annot /Subtype /Widget /F 4 /Rect [%.2f %.2f %.2f %.2f] /StructParent %zu", field->x,
		field->y, field->x + field->w, field->y + field->h, index + 1);
	if (field->tick)
		buf_puts(&text, " /FT /Btn /Ff 0 /V /Off /AS /Off");
	else
		buf_printf(&text, " /FT /Tx /Ff %d /DA (/" FONT " %.4g Tf 0 g) /Q %d",
			FLAG_NO_SCROLL | (field->multiline ? FLAG_MULTILINE : 0), field->size, field->centred ? 1 : 0);
	if (field->most > 0)
		buf_printf(&text, " /MaxLen %d", field->most);
	buf_puts(&text, " >>");
	widget = object_new(f, &text);
	qpdf_oh_replace_key(f->q, widget, "/T", qpdf_oh_new_unicode_string(f->q, field->name));
	qpdf_oh_replace_key(f->q, widget, "/TU", qpdf_oh_new_unicode_string(f->q, field->tip));
	qpdf_oh_replace_key(f->q, widget, "/P", f->page);
	qpdf_oh_replace_key(f->q, widget, "/AP", appearance_new(f, field));
	buf_free(&text);
	return widget;
}

/* The element holds the widget in place of the empty content it was drawn with, which is gone from the page. */
static void element_own(const struct filler *f, qpdf_oh element, qpdf_oh widget, qpdf_oh parents)
{
	qpdf_oh reference = qpdf_oh_parse(f->q, "<< /Type /OBJR >>"), marked = qpdf_oh_get_key(f->q, element, "/K");

	if (!qpdf_oh_is_integer(f->q, marked))
		die("a field's element is not as it was drawn");
	qpdf_oh_set_array_item(f->q, parents, qpdf_oh_get_int_value_as_int(f->q, marked), qpdf_oh_new_null(f->q));
	qpdf_oh_replace_key(f->q, reference, "/Obj", widget);
	qpdf_oh_replace_key(f->q, reference, "/Pg", f->page);
	qpdf_oh_replace_key(f->q, element, "/K", reference);
}

/* The page's content has number 0 in the parent tree, its fields the numbers after it. */
void pdf_fields_add(qpdf_data q, const struct pdf_info *info, const qpdf_oh *elements)
{
	struct filler f = {.q = q, .info = info, .page = qpdf_get_page_n(q, 0)};
	qpdf_oh root = qpdf_get_root(q), tree = qpdf_oh_get_key(q, root, "/StructTreeRoot");
	qpdf_oh numbers = qpdf_oh_get_key(q, qpdf_oh_get_key(q, tree, "/ParentTree"), "/Nums");
	qpdf_oh parents = qpdf_oh_get_array_item(q, numbers, 1);
	qpdf_oh fields = qpdf_oh_new_array(q), widgets = qpdf_oh_new_array(q), form = qpdf_oh_new_dictionary(q);

	if (qpdf_oh_get_array_n_items(q, numbers) != 2 || !qpdf_oh_is_array(q, parents))
		die("the structure's parent tree is not as it was drawn");
	font_add(&f);
	for (size_t i = 0; i < info->nfields; i++) {
		qpdf_oh widget = widget_new(&f, &info->fields[i], i);

		element_own(&f, elements[i], widget, parents);
		qpdf_oh_append_item(q, numbers, qpdf_oh_new_integer(q, (long long)i + 1));
		qpdf_oh_append_item(q, numbers, elements[i]);
		qpdf_oh_append_item(q, fields, widget);
		qpdf_oh_append_item(q, widgets, widget);
	}
	key_set(&f, form, "/DA", "(/" FONT " 12 Tf 0 g)");
	qpdf_oh_replace_key(q, form, "/Fields", fields);
	qpdf_oh_replace_key(q, form, "/DR", resources_new(&f));
	qpdf_oh_replace_key(q, root, "/AcroForm", form);
	qpdf_oh_replace_key(q, tree, "/ParentTreeNextKey", qpdf_oh_new_integer(q, (long long)info->nfields + 1));
	qpdf_oh_replace_key(q, f.page, "/Annots", widgets);
}
