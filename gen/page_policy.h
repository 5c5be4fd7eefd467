/*
 * page_policy: what may run and load in a page (Content-Security-Policy). templates/parts/head.xhtml says the same in
 * its meta element, and the suite `norms` holds the two together. 'wasm-unsafe-eval' lets the estimator's engine start,
 * and nothing else.
 */
#ifndef GONGBU_PAGE_POLICY_H
#define GONGBU_PAGE_POLICY_H

#define PAGE_POLICY "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; " \
	"connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"

#endif
