/*
 * Fills the fields of a form as programs built on poppler do (Evince, Okular), and saves it.
 *   poppler_fill FROM TO [NAME=VALUE…]      a box is ticked by NAME=true
 */
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *uri_of(const char *path)
{
	char *whole = g_canonicalize_filename(path, NULL), *uri = g_filename_to_uri(whole, NULL, NULL);

	g_free(whole);
	return uri;
}

static void field_fill(PopplerFormField *field, int nvalues, char **values)
{
	char *name = poppler_form_field_get_name(field);
	size_t n = name == NULL ? 0 : strlen(name);

	for (int i = 0; i < nvalues && name != NULL; i++) {
		if (strncmp(values[i], name, n) != 0 || values[i][n] != '=')
			continue;
		if (poppler_form_field_get_field_type(field) == POPPLER_FORM_FIELD_BUTTON)
			poppler_form_field_button_set_state(field, strcmp(values[i] + n + 1, "true") == 0);
		else
			poppler_form_field_text_set_text(field, values[i] + n + 1);
	}
	g_free(name);
}

int main(int argc, char **argv)
{
	GError *error = NULL;
	PopplerDocument *document;

	if (argc < 3)
		return 2;
	document = poppler_document_new_from_file(uri_of(argv[1]), NULL, &error);
	for (int p = 0; document != NULL && p < poppler_document_get_n_pages(document); p++) {
		PopplerPage *page = poppler_document_get_page(document, p);
		GList *fields = poppler_page_get_form_field_mapping(page);

		for (GList *at = fields; at != NULL; at = at->next)
			field_fill(((PopplerFormFieldMapping *)at->data)->field, argc - 3, argv + 3);
		poppler_page_free_form_field_mapping(fields);
	}
	if (document != NULL && poppler_document_save(document, uri_of(argv[2]), &error))
		return 0;
	fprintf(stderr, "%s\n", error == NULL ? "not saved" : error->message);
	return 1;
}
