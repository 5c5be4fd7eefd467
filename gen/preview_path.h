/* preview_path: what a request may name. The bytes come from anywhere: nothing below lets them out of the site. */
#ifndef GONGBU_PREVIEW_PATH_H
#define GONGBU_PREVIEW_PATH_H

#include <stdbool.h>

#include "buf.h"

/*
 * The file below the site's folder that a decoded path such as /zh/ names, in out: zh/index.html. False for what is no
 * path of a site: an empty step, one that begins with a dot, a backslash, a control character.
 */
bool preview_path(const char *url, struct buf *out);

/*
 * Whether a Host header means this machine: localhost, 127.0.0.1 or [::1], with or without a port. A page of another
 * host whose name was pointed at this machine says its own name. NULL is no.
 */
bool preview_host(const char *host);

/* The path again as a Location header has it: what is no letter, digit or one of -._~/ is percent-encoded. */
void preview_escape(const char *url, struct buf *out);

#endif
