/*
 * template: pages as well-formed XHTML whose g: attributes name values of a data document. Compiled once a
 * language into literal bytes and a few instructions; the interface texts of strings.yaml are baked in.
 *
 *   g:text="PATH"          the element's content becomes the value, escaped; or t:KEY
 *   g:html="PATH"          the element's content becomes the value's HTML (only DATA_HTML values)
 *   g:each="x in PATH"     the element once an item, x bound to it
 *   g:if="PATH"            the element only if the value is there and not empty; "not PATH" for the contrary
 *   g:use="part"           the element's content becomes templates/parts/part.xhtml, in this scope; a part may use
 *                          itself, 16 deep
 *   g:NAME="VALUE"         sets attribute NAME; a VALUE ending in ? leaves the attribute out when a path is absent
 *   <g:block …>            an element that leaves no tag of its own
 * On one element: g:each is outermost, then g:if (which sees the item), then attributes, then the content.
 *
 * PATH: name(.name)*, from the innermost bound name or the top of the document. VALUE: a PATH, or t:KEY, a text of
 * strings.yaml (which may hold {PATH}s), or a pattern with at least one {PATH}. In g:text, g:html and g:NAME a path
 * that leads nowhere is an error; in g:each and g:if it is an empty one. g:hidden, g:checked and their like take a
 * PATH with ? and set the bare attribute if it is there and not empty. Bindings to on*, style, srcdoc, and inside
 * script and style, are errors; URL attributes are checked against html_url_allowed, src and poster are relative.
 * NAME is one of the HTML, SVG and ARIA attributes that the message for a wrong one lists.
 *
 * What comes out: <!DOCTYPE html> before <html>; no comments, no xmlns; white space with a line break between tags
 * is dropped, other white space becomes one space (not in pre and textarea); script and style are static and raw.
 */
#ifndef GONGBU_TEMPLATE_H
#define GONGBU_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "data.h"
#include "diag.h"
#include "site.h"

struct templates; /* all of templates/, compiled for one language */

/* An interface text: strings.yaml's row. */
struct ui_string {
	const char *key;
	struct bilingual text;
};

/*
 * Compiles every templates/ *.xhtml and templates/parts/ *.xhtml (stock.h) for a language. Mistakes go to diag
 * (checks [template], [string-missing]); returns NULL if there was one. Freed with the arena.
 */
struct templates *templates_load(struct arena *, const char *root, const struct ui_string *, size_t nstrings,
	enum lang, struct diag *);

/* A template that is in memory: name (policy), path for diagnostics, bytes with a NUL after them. */
struct template_source {
	const char *name, *path, *p;
	size_t n;
};

/* As templates_load, from memory. The texts are not needed afterwards, the strings and paths are. */
struct templates *templates_compile(struct arena *, const struct template_source *pages, size_t npages,
	const struct template_source *parts, size_t nparts, const struct ui_string *, size_t nstrings, enum lang,
	struct diag *);

/*
 * Runs page NAME over a data document, appending to out. False on a bad path,
 * after a diag at the template's line; then nothing was appended. Several threads may run one struct templates.
 */
bool template_run(const struct templates *, const char *name, const struct data *, struct buf *out, struct diag *);

/* The same for a part, over a data document of its own: what C puts inside streamed HTML. */
bool template_run_part(const struct templates *, const char *name, const struct data *, struct buf *out, struct diag *);

/* An interface text in this language; an unknown key is a bug of ours and ends the program by name. */
const char *templates_string(const struct templates *, const char *key);

#endif
