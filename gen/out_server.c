/*
 * out_server: server/nginx.conf and server/apache.conf, the security headers that a web server adds to the pages. A
 * page opened from a disk has the same policy in a meta element (templates/parts/head.xhtml); what only a header can
 * say is added here.
 */
#include <string.h>

#include "output.h"
#include "page_policy.h"

struct header {
	const char *name, *value;
};

static const struct header headers[] = {
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	/* A year, for https only: browsers take no notice of it over http. */
	{"Strict-Transport-Security", "max-age=31536000"},
};

/* The estimator may stand in other sites' frames; every other page only in this site's. */
static const struct header frames[] = {
	{"Content-Security-Policy", PAGE_POLICY "; frame-ancestors 'self'"},
	{"Content-Security-Policy", PAGE_POLICY "; frame-ancestors *"},
};

static void nginx_headers(struct buf *out, const char *indent, const struct header *policy)
{
	buf_printf(out, "%sadd_header %s \"%s\" always;\n", indent, policy->name, policy->value);
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		buf_printf(out, "%sadd_header %s \"%s\" always;\n", indent, headers[i].name, headers[i].value);
}

/* Files of a type that nginx's own list does not know. */
static void nginx_type(struct buf *out, const char *files, const char *type)
{
	buf_printf(out, "location ~ %s {\n\ttypes { }\n\tdefault_type %s;\n", files, type);
	nginx_headers(out, "\t", &frames[0]);
	buf_puts(out, "}\n");
}

static void nginx_write(const struct publication *pub)
{
	struct buf out = {0};

	buf_puts(&out, "# Put `include /path/to/site/server/nginx.conf;` in the server block whose root is the site.\n"
		"index index.html;\n"
		"charset utf-8;\n"
		"charset_types text/plain text/css text/csv text/xml application/xml application/javascript "
		"application/json application/atom+xml;\n"
		"gzip on;\n"
		"gzip_vary on;\n"
		"gzip_types text/plain text/css text/csv text/xml application/xml application/javascript application/json "
		"application/atom+xml image/svg+xml;\n"
		"server_tokens off;\n");
	nginx_headers(&out, "", &frames[0]);
	nginx_type(&out, "/feed\\.(zh|en)\\.xml$", "application/atom+xml");
	nginx_type(&out, "\\.csv$", "text/csv");
	buf_puts(&out, "location ~ /estimator/embed/ {\n");
	nginx_headers(&out, "\t", &frames[1]);
	buf_puts(&out, "}\nlocation ~ /server/(nginx|apache)\\.conf$ {\n\treturn 404;\n}\n");
	sink_put(pub->sink, "server/nginx.conf", out.p, out.n, pub->diag);
	buf_free(&out);
}

static void apache_write(const struct publication *pub)
{
	struct buf out = {0};

	buf_puts(&out, "# Put `Include /path/to/site/server/apache.conf` in the VirtualHost whose DocumentRoot is the site.\n"
		"# Needs mod_headers, mod_mime and mod_dir.\n"
		"DirectoryIndex index.html\n"
		"AddDefaultCharset utf-8\n"
		"AddCharset utf-8 .html .css .js .json .csv .txt .xml .svg\n"
		"AddType application/wasm .wasm\n"
		"ServerSignature Off\n"
		"<IfModule mod_deflate.c>\n"
		"\tAddOutputFilterByType DEFLATE text/html text/plain text/css text/csv text/xml application/xml "
		"application/javascript text/javascript application/json application/atom+xml image/svg+xml\n"
		"</IfModule>\n");
	buf_printf(&out, "Header always set %s \"%s\"\n", frames[0].name, frames[0].value);
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		buf_printf(&out, "Header always set %s \"%s\"\n", headers[i].name, headers[i].value);
	buf_puts(&out, "<FilesMatch \"^feed\\.(zh|en)\\.xml$\">\n\tForceType application/atom+xml\n</FilesMatch>\n");
	buf_printf(&out, "<LocationMatch \"/estimator/embed/\">\n\tHeader always set %s \"%s\"\n</LocationMatch>\n",
		frames[1].name, frames[1].value);
	buf_puts(&out, "<FilesMatch \"^(nginx|apache)\\.conf$\">\n\tRequire all denied\n</FilesMatch>\n");
	sink_put(pub->sink, "server/apache.conf", out.p, out.n, pub->diag);
	buf_free(&out);
}

static void write_site(const struct publication *pub, struct arena *a)
{
	(void)a;
	nginx_write(pub);
	apache_write(pub);
}

const struct output out_server = {"server", write_site, NULL, NULL};
