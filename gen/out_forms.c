/* out_forms: every form in every edition, as a PDF to print. */
#include "form_pdf.h"
#include "output.h"
#include "page.h"

static void form_put(const struct publication *pub, struct arena *a, struct form_printer *printer,
	const struct policy *policy, const struct form *form)
{
	static const enum form_edition editions[] = {FORM_ZH, FORM_EN, FORM_BOTH};

	for (int i = 0; i < 3; i++) {
		struct buf pdf = {0};

		if (form_print(printer, policy, form, editions[i], policy_from(policy), &pdf, pub->diag))
			sink_put(pub->sink, form_path(a, policy, form, i), pdf.p, pdf.n, pub->diag);
		buf_free(&pdf);
	}
}

static void write_site(const struct publication *pub, struct arena *a)
{
	struct form_printer *printer = NULL;

	for (size_t i = 0; i < pub->site->npolicies; i++) {
		const struct policy *p = &pub->site->policies[i];

		if (p->nforms > 0 && printer == NULL) {
			printer = form_printer_open(pub->font_dir, pub->diag);
			if (printer == NULL)
				return;
		}
		for (size_t f = 0; f < p->nforms; f++)
			form_put(pub, a, printer, p, &p->forms[f]);
	}
	form_printer_close(printer);
}

const struct output out_forms = {"forms", write_site, NULL, NULL};
