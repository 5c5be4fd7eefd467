/* html: the only way HTML bytes come to be. Escapes text and attributes; knows void elements. */
#ifndef GONGBU_HTML_H
#define GONGBU_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

void html_text(struct buf *, const char *p, size_t n);       /* & < > */
void html_attribute(struct buf *, const char *p, size_t n);  /* & < > " : inside double quotes */
bool html_is_void(const char *element);
/* True for hidden, disabled, defer and the others that are there or not and have no value. */
bool html_is_boolean(const char *attribute);
/*
 * False for javascript:, data: and other schemes a page may not link to; true for http, https, mailto, tel, relative.
 * False too for control characters and for //host, which leads nowhere in a page opened from a disk.
 */
bool html_url_allowed(const char *url);
/* Allowed, and inside the site: no scheme. */
bool html_url_relative(const char *url);

/*
 * <name a="v" …>: pairs of name and value, ended by NULL; an attribute whose value is NULL is left out, a boolean
 * one whose value is empty or its own name stands bare.
 */
void html_open(struct buf *, const char *element, ...) __attribute__((sentinel));
void html_close(struct buf *, const char *element);
/* <name a="v" …>text</name>; a void element has no text and no end. A NULL text is none. */
void html_element(struct buf *, const char *element, const char *text, ...) __attribute__((sentinel));

#endif
