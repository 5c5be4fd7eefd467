/* out_forms: every form in every edition, as a PDF to print and one to fill in. */
#include "form_pdf.h"
#include "output.h"
#include "page.h"

/* The edition to fill in follows the one to print: what keeps a form off paper keeps it off the screen. */
static void form_put(const struct publication *pub, struct arena *a, struct form_printer *printer,
	const struct policy *policy, const struct form *form)
{
	for (int i = 0; i < NEDITIONS * NUSES; i++) {
		enum form_edition edition = (enum form_edition)(i / NUSES);
		enum form_use use = (enum form_use)(i % NUSES);
		struct buf pdf = {0};

		if (form_print(printer, policy, form, edition, use, policy_from(policy), &pdf, pub->diag))
			sink_put(pub->sink, form_path(a, policy, form, (int)edition, use == FORM_FILL), pdf.p, pdf.n, pub->diag);
		else
			i += NUSES - 1 - (int)use;
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
