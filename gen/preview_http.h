/*
 * preview_http: the preview's web server, on this machine's own address only (libmicrohttpd, in the caller's thread).
 * It serves one folder; a page gets the script that waits for the next build, and the bar when it is not up to date.
 */
#ifndef GONGBU_PREVIEW_HTTP_H
#define GONGBU_PREVIEW_HTTP_H

#include <stdbool.h>

#include "preview_page.h"

/* What is served; the caller's, who may change it between two calls. */
struct preview {
	const struct preview_pages *pages;
	const char *folder;   /* site/, when there is one, and report.html */
	const char *token;    /* tells this run of the server from others */
	unsigned turn;        /* builds so far */
	bool home;            /* there is a site */
	bool stale;           /* the last build put none in place */
};

struct preview_http;

/* Listens at 127.0.0.1:port (0: any that is free). NULL when it cannot (errno). */
struct preview_http *preview_http_open(const struct preview *, int port);
int preview_http_port(const struct preview_http *);
/* Readable when there is something to do, and the milliseconds until there is in any case, or -1. */
int preview_http_fd(const struct preview_http *);
int preview_http_timeout(const struct preview_http *);
/* Does what there is to do. */
void preview_http_run(struct preview_http *);
/* The turn has changed: answers every page that waits for it. */
void preview_http_wake(struct preview_http *);
void preview_http_close(struct preview_http *);

#endif
