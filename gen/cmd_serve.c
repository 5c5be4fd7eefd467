#include "cmd_serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "preview_http.h"
#include "watch.h"

#define PORT 8000
#define QUIET_MS 100 /* editors save in several steps: nothing has changed for this long */

struct serve {
	const struct options *options;
	struct arena *arena;
	struct preview preview;
	struct preview_http *http;
	int watch, signals;
	sigset_t mask;     /* the signals as they were */
	pid_t build;       /* 0: none runs */
	bool changed;
	int64_t due;       /* changed: when to build, by now_ms */
	bool over;
};

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *report_path(const struct serve *s, bool fresh)
{
	return arena_printf(s->arena, "%s/report%s.html", s->preview.folder, fresh ? "-new" : "");
}

/* ---- one build, in a process of its own: whatever becomes of it, the server goes on ---- */
_Noreturn static void build_process(const struct serve *s)
{
	struct options o = *s->options;
	struct diag *d = diag_open(o.lang);
	struct buf page = {0};
	int status;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setpgid(0, 0); /* Ctrl-C is for the server, which then ends this */
	signal(SIGPIPE, SIG_DFL);
	sigprocmask(SIG_SETMASK, &s->mask, NULL);
	o.out = arena_printf(s->arena, "%s/site", s->preview.folder);
	diag_both(d);
	status = build_into(&o, d);
	preview_report(s->preview.pages, o.root, d, status == 0, status == 0 || s->preview.home, &page);
	file_replace(report_path(s, true), page.p, page.n);
	fflush(NULL);
	_exit(status);
}

static void build_start(struct serve *s)
{
	s->changed = false;
	if (s->watch >= 0)
		close(s->watch);
	s->watch = watch_open(s->options->root);
	if (s->watch < 0)
		fprintf(stderr, s->options->lang == DIAG_ZH ? "gongbu: 不能监视 %s 的改动：%s\n"
			: "gongbu: cannot watch %s for changes: %s\n", s->options->root, strerror(errno));
	fflush(NULL);
	s->build = fork();
	if (s->build < 0)
		die("cannot start the build: %s", strerror(errno));
	if (s->build == 0)
		build_process(s);
}

static void address_say(const struct serve *s)
{
	printf(s->options->lang == DIAG_ZH ? "预览：http://localhost:%d/　按 Ctrl-C 结束\n"
		: "Preview: http://localhost:%d/ (Ctrl-C ends it)\n", preview_http_port(s->http));
	fflush(stdout);
}

static void build_end(struct serve *s, int status)
{
	struct preview *p = &s->preview;

	s->build = 0;
	p->stale = status != 0;
	p->home = p->home || status == 0;
	if (rename(report_path(s, true), report_path(s, false)) != 0) {
		struct buf page = {0};

		p->stale = true;
		preview_failed(p->pages, p->home, &page);
		file_replace(report_path(s, false), page.p, page.n);
		buf_free(&page);
	}
	if (p->turn++ == 0)
		address_say(s);
	preview_http_wake(s->http);
}

/* ---- what happens ---- */
static void signals_read(struct serve *s)
{
	struct signalfd_siginfo info;
	pid_t ended;
	int status;

	while (read(s->signals, &info, sizeof info) == (ssize_t)sizeof info)
		s->over = s->over || info.ssi_signo != SIGCHLD;
	while (s->build > 0 && (ended = waitpid(-1, &status, WNOHANG)) > 0)
		if (ended == s->build)
			build_end(s, status);
}

static int sooner(int a, int b)
{
	return a < 0 ? b : b < 0 || a < b ? a : b;
}

/* Until the first build has ended nobody is answered. */
static void wait_and_act(struct serve *s)
{
	bool open = s->preview.turn > 0;
	struct pollfd fds[] = {{s->signals, POLLIN, 0}, {s->watch, POLLIN, 0},
		{open ? preview_http_fd(s->http) : -1, POLLIN, 0}};
	int timeout = open ? preview_http_timeout(s->http) : -1;

	if (s->changed && s->build == 0) {
		int64_t left = s->due - now_ms();

		timeout = sooner(timeout, left < 0 ? 0 : (int)left);
	}
	if (poll(fds, sizeof fds / sizeof fds[0], timeout) < 0 && errno != EINTR)
		die("poll: %s", strerror(errno));
	if (fds[0].revents != 0)
		signals_read(s);
	if (fds[1].revents != 0 && watch_read(s->watch)) {
		s->changed = true;
		s->due = now_ms() + QUIET_MS;
	}
	if (!s->over && s->changed && s->build == 0 && now_ms() >= s->due)
		build_start(s);
	if (open)
		preview_http_run(s->http);
}

/* ---- opening and closing ---- */
static void signals_open(struct serve *s)
{
	sigset_t taken;

	sigemptyset(&taken);
	sigaddset(&taken, SIGINT);
	sigaddset(&taken, SIGTERM);
	sigaddset(&taken, SIGHUP);
	sigaddset(&taken, SIGCHLD);
	sigprocmask(SIG_BLOCK, &taken, &s->mask);
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1); /* nothing that still writes outlives the folder */
	s->signals = signalfd(-1, &taken, SFD_NONBLOCK | SFD_CLOEXEC);
	if (s->signals < 0)
		die("signalfd: %s", strerror(errno));
}

static void folder_open(struct serve *s)
{
	const char *parent = getenv("TMPDIR");
	char *folder = arena_printf(s->arena, "%s/gongbu-preview." "XX" "XX" "XX", /* mkdtemp's */
		parent != NULL && parent[0] != '\0' ? parent : "/tmp");

	if (mkdtemp(folder) == NULL)
		die("cannot make the folder %s: %s", folder, strerror(errno));
	s->preview.folder = folder;
	s->preview.token = strrchr(folder, '.') + 1;
}

/* The port asked for; without one, the usual or else any that is free. */
static bool http_open(struct serve *s)
{
	int port = s->options->port;

	s->http = preview_http_open(&s->preview, port < 0 ? PORT : port);
	if (s->http == NULL && port < 0)
		s->http = preview_http_open(&s->preview, 0);
	if (s->http == NULL)
		fprintf(stderr, s->options->lang == DIAG_ZH ? "gongbu: 端口 %d 不能使用：%s；请用 --port 另选一个\n"
			: "gongbu: port %d cannot be used: %s; choose another with --port\n", port, strerror(errno));
	return s->http != NULL;
}

static void serve_close(struct serve *s)
{
	if (s->build > 0)
		kill(s->build, SIGKILL); /* its workers end with it, and come to us */
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		;
	if (s->http != NULL)
		preview_http_close(s->http);
	if (s->watch >= 0)
		close(s->watch);
	close(s->signals);
	tree_remove(s->preview.folder);
	arena_close(s->arena);
}

int serve_run(const struct options *o)
{
	struct serve s = {.options = o, .arena = arena_open(), .watch = -1};
	bool fine;

	s.preview.pages = preview_pages_open(s.arena);
	signals_open(&s);
	folder_open(&s);
	fine = http_open(&s);
	if (fine)
		build_start(&s);
	while (fine && !s.over)
		wait_and_act(&s);
	serve_close(&s);
	return fine ? 0 : 3;
}
