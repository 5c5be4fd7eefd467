#include "preview_http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "library.h"
#include "preview_path.h"
#include "stock.h"

#define OWN "/gongbu-preview/"
#define WAITING_MAX 64 /* with more, all are answered: their pages ask again */

/* Only this command needs it (library.h). */
#define MHD_FUNCTIONS(F) F(MHD_add_response_header) F(MHD_create_response_from_buffer) \
	F(MHD_create_response_from_fd64) F(MHD_destroy_response) F(MHD_get_daemon_info) F(MHD_get_timeout) \
	F(MHD_lookup_connection_value) F(MHD_queue_response) F(MHD_resume_connection) F(MHD_run) F(MHD_start_daemon) \
	F(MHD_stop_daemon) F(MHD_suspend_connection)

struct preview_http {
	struct {
		MHD_FUNCTIONS(LIBRARY_SLOT)
	} mhd;
	const struct preview *preview;
	struct MHD_Daemon *daemon;
	struct MHD_Connection *waiting[WAITING_MAX];
	size_t nwaiting;
};

static const struct {
	const char *suffix, *type;
} types[] = {
	{".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"},
	{".js", "text/javascript; charset=utf-8"}, {".json", "application/json"}, {".svg", "image/svg+xml"},
	{".pdf", "application/pdf"}, {".csv", "text/csv; charset=utf-8"}, {".wasm", "application/wasm"},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, {".png", "image/png"},
	{"feed.zh.xml", "application/atom+xml"}, {"feed.en.xml", "application/atom+xml"}, {".xml", "application/xml"},
	{".txt", "text/plain; charset=utf-8"}, {".conf", "text/plain; charset=utf-8"},
};
#define HTML types[0].type

static const char *type_of(const char *path)
{
	size_t n = strlen(path);

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		size_t length = strlen(types[i].suffix);

		if (n >= length && strcmp(path + n - length, types[i].suffix) == 0)
			return types[i].type;
	}
	return "application/octet-stream";
}

/* Sends and forgets a response. No other site's page may take anything from here. */
static enum MHD_Result send_response(const struct preview_http *h, struct MHD_Connection *c, unsigned status,
	struct MHD_Response *r, const char *type)
{
	enum MHD_Result result;

	if (r == NULL)
		return MHD_NO;
	h->mhd.MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	h->mhd.MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	h->mhd.MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
	h->mhd.MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin");
	h->mhd.MHD_add_response_header(r, "Referrer-Policy", "no-referrer");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		h->mhd.MHD_add_response_header(r, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
	result = h->mhd.MHD_queue_response(c, status, r);
	h->mhd.MHD_destroy_response(r);
	return result;
}

static enum MHD_Result send_bytes(const struct preview_http *h, struct MHD_Connection *c, unsigned status,
	const void *p, size_t n, const char *type)
{
	return send_response(h, c, status,
		h->mhd.MHD_create_response_from_buffer(n, (void *)(uintptr_t)p, MHD_RESPMEM_MUST_COPY), type);
}

static enum MHD_Result send_plain(const struct preview_http *h, struct MHD_Connection *c, unsigned status,
	const char *key)
{
	struct buf out = {0};
	enum MHD_Result result;

	preview_plain(h->preview->pages, key, &out);
	result = send_bytes(h, c, status, buf_str(&out), out.n, "text/plain; charset=utf-8");
	buf_free(&out);
	return result;
}

/* ---- pages ---- */
static const char *find(const struct buf *page, const char *what)
{
	return page->n == 0 ? NULL : memmem(page->p, page->n, what, strlen(what));
}

/* The page with what the preview adds: a style sheet and the bar where it is not up to date, and the script. */
static void page_extend(const struct preview *p, const struct buf *page, bool bar, struct buf *out)
{
	const char *from = page->p, *end = page->p + page->n;
	const char *head = find(page, "</head>");
	const char *body = head == NULL ? NULL : memmem(head, (size_t)(end - head), "</body>", 7);

	if (body == NULL) {
		buf_add(out, page->p, page->n);
		return;
	}
	buf_add(out, from, (size_t)(head - from));
	if (bar)
		buf_puts(out, "<link rel=\"stylesheet\" href=\"" OWN "preview.css\">");
	buf_add(out, head, (size_t)(body - head));
	if (bar)
		preview_bar(p->pages, out);
	buf_printf(out, "<script src=\"" OWN "preview.js?%s-%u\"></script>", p->token, p->turn);
	buf_add(out, body, (size_t)(end - body));
}

static enum MHD_Result send_page(const struct preview_http *h, struct MHD_Connection *c, unsigned status,
	const struct buf *page, bool bar)
{
	struct buf out = {0};
	enum MHD_Result result;

	page_extend(h->preview, page, bar, &out);
	result = send_bytes(h, c, status, buf_str(&out), out.n, HTML);
	buf_free(&out);
	return result;
}

static enum MHD_Result send_missing(const struct preview_http *h, struct MHD_Connection *c)
{
	struct buf page = {0};
	enum MHD_Result result;

	preview_missing(h->preview->pages, &page);
	result = send_page(h, c, MHD_HTTP_NOT_FOUND, &page, h->preview->stale);
	buf_free(&page);
	return result;
}

/* ---- files ---- */
/* A file of the preview's folder; the site is replaced whole, so it may be gone at any time. */
static int file_open(const struct preview_http *h, const char *below, const char *path, struct stat *st)
{
	struct buf full = {0};
	int fd;

	buf_printf(&full, "%s/%s%s", h->preview->folder, below, path);
	fd = open(buf_str(&full), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	buf_free(&full);
	if (fd >= 0 && fstat(fd, st) != 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static void file_take(int fd, struct buf *out)
{
	char part[16 * 1024];
	ssize_t n;

	while ((n = read(fd, part, sizeof part)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			buf_add(out, part, (size_t)n);
	close(fd);
}

static enum MHD_Result send_report(const struct preview_http *h, struct MHD_Connection *c, unsigned status)
{
	struct stat st;
	int fd = file_open(h, "", "report.html", &st);
	struct buf page = {0};
	enum MHD_Result result;

	if (fd >= 0)
		file_take(fd, &page);
	result = send_page(h, c, status, &page, false);
	buf_free(&page);
	return result;
}

static enum MHD_Result send_folder(const struct preview_http *h, struct MHD_Connection *c, const char *url)
{
	struct MHD_Response *r = h->mhd.MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);
	struct buf location = {0};

	preview_escape(url, &location);
	buf_putc(&location, '/');
	if (r != NULL)
		h->mhd.MHD_add_response_header(r, MHD_HTTP_HEADER_LOCATION, buf_str(&location));
	buf_free(&location);
	return send_response(h, c, MHD_HTTP_FOUND, r, HTML);
}

static enum MHD_Result send_file(const struct preview_http *h, struct MHD_Connection *c, int fd,
	const struct stat *st, const char *path)
{
	const char *type = type_of(path);
	struct buf page = {0};
	enum MHD_Result result;

	if (type != HTML)
		return send_response(h, c, MHD_HTTP_OK,
			h->mhd.MHD_create_response_from_fd64((uint64_t)st->st_size, fd), type);
	file_take(fd, &page);
	result = send_page(h, c, MHD_HTTP_OK, &page, h->preview->stale);
	buf_free(&page);
	return result;
}

static enum MHD_Result answer_site(const struct preview_http *h, struct MHD_Connection *c, const char *url)
{
	struct buf path = {0};
	struct stat st;
	int fd = preview_path(url, &path) ? file_open(h, "site/", buf_str(&path), &st) : -1;
	enum MHD_Result result;

	if (fd < 0) {
		result = send_missing(h, c);
	} else if (S_ISDIR(st.st_mode)) {
		close(fd);
		result = send_folder(h, c, url);
	} else if (!S_ISREG(st.st_mode)) {
		close(fd);
		result = send_missing(h, c);
	} else {
		result = send_file(h, c, fd, &st, buf_str(&path));
	}
	buf_free(&path);
	return result;
}

/* ---- what the preview itself has ---- */
/* A page asks which turn it is; one that knows it waits for the next. *state is the list once it has waited. */
static enum MHD_Result answer_turn(struct preview_http *h, struct MHD_Connection *c, void **state)
{
	const char *after = h->mhd.MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "after");
	struct buf turn = {0};
	enum MHD_Result result = MHD_YES;

	buf_printf(&turn, "%s-%u", h->preview->token, h->preview->turn);
	if (*state != h->waiting && after != NULL && strcmp(after, buf_str(&turn)) == 0) {
		if (h->nwaiting == WAITING_MAX)
			preview_http_wake(h);
		*state = h->waiting;
		h->mhd.MHD_suspend_connection(c);
		h->waiting[h->nwaiting++] = c;
	} else {
		result = send_bytes(h, c, MHD_HTTP_OK, buf_str(&turn), turn.n, "text/plain; charset=utf-8");
	}
	buf_free(&turn);
	return result;
}

static enum MHD_Result answer_own(struct preview_http *h, struct MHD_Connection *c, const char *name,
	void **state)
{
	static const struct {
		const char *name, *path;
	} files[] = {{"preview.css", "templates/preview/preview.css"}, {"preview.js", "templates/preview/preview.js"},
		{"icon.svg", "assets/icon.svg"}};

	if (name[0] == '\0')
		return send_report(h, c, MHD_HTTP_OK);
	if (strcmp(name, "turn") == 0)
		return answer_turn(h, c, state);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		if (strcmp(name, files[i].name) == 0) {
			size_t n;
			const char *bytes = stock_read(NULL, NULL, files[i].path, &n, NULL, NULL);

			return send_bytes(h, c, MHD_HTTP_OK, bytes, n, type_of(name));
		}
	return send_missing(h, c);
}

static enum MHD_Result answer(void *self, struct MHD_Connection *c, const char *url, const char *method,
	const char *version, const char *upload, size_t *nupload, void **state)
{
	struct preview_http *h = self;

	(void)version, (void)upload, (void)nupload;
	if (!preview_host(h->mhd.MHD_lookup_connection_value(c, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST)))
		return send_plain(h, c, MHD_HTTP_FORBIDDEN, "preview-host");
	if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
		return send_plain(h, c, MHD_HTTP_METHOD_NOT_ALLOWED, "preview-method");
	/* At the first call libmicrohttpd has the head alone; an answer now would end the connection. */
	if (*state == NULL) {
		*state = h;
		return MHD_YES;
	}
	if (strncmp(url, OWN, strlen(OWN)) == 0)
		return answer_own(h, c, url + strlen(OWN), state);
	if (!h->preview->home)
		return send_report(h, c, MHD_HTTP_SERVICE_UNAVAILABLE);
	return answer_site(h, c, url);
}

/* ---- the server ---- */
struct preview_http *preview_http_open(const struct preview *p, int port)
{
	struct preview_http *h = calloc(1, sizeof *h);
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr = {htonl(INADDR_LOOPBACK)}};

	if (h == NULL)
		die("out of memory");
	LIBRARY_OPEN(LIBRARY_microhttpd, MHD_FUNCTIONS, &h->mhd);
	h->preview = p;
	h->daemon = h->mhd.MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, (uint16_t)port, NULL, NULL,
		answer, h, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_END);
	if (h->daemon != NULL)
		return h;
	free(h);
	return NULL;
}

int preview_http_port(const struct preview_http *h)
{
	return h->mhd.MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

int preview_http_fd(const struct preview_http *h)
{
	return h->mhd.MHD_get_daemon_info(h->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

int preview_http_timeout(const struct preview_http *h)
{
	MHD_UNSIGNED_LONG_LONG ms;

	if (h->mhd.MHD_get_timeout(h->daemon, &ms) != MHD_YES)
		return -1;
	return ms > INT_MAX ? INT_MAX : (int)ms;
}

void preview_http_run(struct preview_http *h)
{
	h->mhd.MHD_run(h->daemon);
}

void preview_http_wake(struct preview_http *h)
{
	size_t n = h->nwaiting;

	h->nwaiting = 0;
	for (size_t i = 0; i < n; i++)
		h->mhd.MHD_resume_connection(h->waiting[i]);
}

void preview_http_close(struct preview_http *h)
{
	preview_http_wake(h);
	h->mhd.MHD_run(h->daemon);
	h->mhd.MHD_stop_daemon(h->daemon);
	free(h);
}
