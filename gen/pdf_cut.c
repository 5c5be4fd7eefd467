#include "pdf_cut.h"

#include <stdbool.h>
#include <stdlib.h>

#include <hb-subset.h>

#include "arena.h"

struct pdf_cut {
	hb_face_t *face;
	bool truetype;
};

/* Glyphs keep their CIDs in CFF outlines and, as RETAIN_GIDS asks, their numbers in TrueType ones. */
static hb_face_t *face_cut(hb_face_t *face, bool truetype, const hb_set_t *codes)
{
	static const hb_tag_t dropped[] = {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'),
		HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2')};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *cut;

	if (input == NULL)
		die("out of memory");
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
		HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
		(truetype ? HB_SUBSET_FLAGS_RETAIN_GIDS : HB_SUBSET_FLAGS_DEFAULT));
	hb_set_union(hb_subset_input_unicode_set(input), codes);
	for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++)
		hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
	cut = hb_subset_or_fail(face, input);
	hb_subset_input_destroy(input);
	if (cut == NULL)
		die("a font cannot be cut down");
	return cut;
}

static bool table_has(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *table = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(table) > 0;

	hb_blob_destroy(table);
	return has;
}

struct pdf_cut *pdf_cut_open(const char *path, const struct pdf_glyph *glyphs, size_t n)
{
	struct pdf_cut *cut = calloc(1, sizeof *cut);
	hb_blob_t *blob = hb_blob_create_from_file(path);
	hb_face_t *face = hb_face_create(blob, 0), *built;
	hb_set_t *set = hb_set_create();

	if (cut == NULL)
		die("out of memory");
	for (size_t i = 0; i < n; i++)
		hb_set_add(set, glyphs[i].code);
	cut->truetype = table_has(face, HB_TAG('g', 'l', 'y', 'f'));
	hb_blob_destroy(blob);
	if (n == 0) {
		hb_set_destroy(set);
		cut->face = face;
		return cut;
	}
	built = face_cut(face, cut->truetype, set);
	hb_set_destroy(set);
	hb_face_destroy(face);
	/* As a file in memory: what is read again and again should not be put together each time. */
	blob = hb_face_reference_blob(built);
	hb_face_destroy(built);
	built = hb_face_create(blob, 0);
	cut->face = hb_subset_preprocess(built);
	hb_face_destroy(built);
	hb_blob_destroy(blob);
	return cut;
}

void pdf_cut_close(struct pdf_cut *cut)
{
	if (cut == NULL)
		return;
	hb_face_destroy(cut->face);
	free(cut);
}

void pdf_cut_file(const struct pdf_cut *cut, const struct pdf_glyph *glyphs, size_t n, struct buf *file)
{
	hb_set_t *set = hb_set_create();
	hb_face_t *face;
	hb_blob_t *blob;
	unsigned length;
	const char *p;

	for (size_t i = 0; i < n; i++)
		hb_set_add(set, glyphs[i].code);
	face = face_cut(cut->face, cut->truetype, set);
	blob = cut->truetype ? hb_face_reference_blob(face) : hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	p = hb_blob_get_data(blob, &length);
	buf_add(file, p, length);
	hb_blob_destroy(blob);
	hb_face_destroy(face);
	hb_set_destroy(set);
}
