/* main: argv → one row of the command table. */
#include <errno.h>
#include <getopt.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "build.h"
#include "cmd_estimate.h"
#include "cmd_form.h"
#include "cmd_help.h"
#include "cmd_serve.h"
#include "inspect.h"

struct command {
	const char *name;
	int (*run)(const struct options *);
	int nargs, maybe; /* words after the options: needed, allowed beside; -1: any, parsed by the command itself */
	const char *usage, *what, *what_zh;
};

static int estimate(const struct options *o)
{
	struct arena *a = arena_open();
	struct diag *d = diag_open(o->lang);
	struct site *s = site_load(a, o, d);
	int status = 1;

	diag_print(d, stderr);
	if (s->pack != NULL)
		status = estimate_run(s, o->lang == DIAG_ZH ? ZH : EN, o->nargs, o->args);
	diag_close(d);
	arena_close(a);
	return status;
}

/* `check` is of the content; `check SITE` of what was built from it, or of any other site. */
static int check(const struct options *o)
{
	struct diag *d;
	struct inspection seen = {0};
	bool clean;

	if (o->nargs == 0)
		return check_run(o);
	d = diag_open(o->lang);
	inspect_site(o->args[0], &seen, d);
	if (o->json)
		diag_print_json(d, stdout);
	else
		diag_print(d, stderr);
	if (!o->json)
		printf(o->lang == DIAG_ZH ? "%zu 个网页，%zu 个文件，%zu 处链接；错误 %zu，警告 %zu\n"
			: "%zu pages, %zu files, %zu links; %zu errors, %zu warnings\n", seen.pages, seen.files, seen.links,
			diag_errors(d), diag_warnings(d));
	clean = diag_errors(d) == 0 && (!o->strict || diag_warnings(d) == 0);
	diag_close(d);
	return clean ? 0 : 1;
}

static const struct command commands[] = {
	{"build", build_run, 0, 0, "build [-o SITE] [--only OUTPUT,…]", "make the site", "生成网站"},
	{"check", check, 0, 1, "check [SITE]", "find every mistake of the content, or of a built site; write nothing",
		"检查内容或已生成的网站的全部错误，不写文件"},
	{"estimate", estimate, -1, 0, "estimate [--json|--batch] [--explain-no] FACT=VALUE …", "what the rules pay",
		"按规则估算补贴"},
	{"form", form_run, -1, 0, "form POLICY/N [--data SHEET] [-o OUT] [--edition zh|en|zh-en] [--fill] [--copies]",
		"a form, blank or filled in from a sheet", "生成表格：空白、可填写，或按表格文件逐行填好"},
	{"serve", serve_run, 0, 0, "serve [--port N]", "preview on this machine: built again and shown on every change",
		"本机预览：内容一有改动就重新生成并显示"},
	{"data", data_run, 1, 0, "data PAGE", "the data document a template sees", "模板所见的数据"},
};

/* SOURCE_DATE_EPOCH makes builds repeatable; else the day it is here. */
static int32_t today(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = epoch != NULL ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm tm = {0};

	if (epoch != NULL)
		gmtime_r(&now, &tm);
	else
		localtime_r(&now, &tm);
	return date_day((struct date){tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday});
}

static enum diag_lang lang_default(void)
{
	const char *names[] = {getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG")};

	for (size_t i = 0; i < 3; i++)
		if (names[i] != NULL && names[i][0] != '\0')
			return strncmp(names[i], "zh", 2) == 0 ? DIAG_ZH : DIAG_EN;
	return DIAG_EN;
}

/* 0 where it is no number of workers. */
static int workers_read(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);

	return *end == '\0' && end != text && n >= 1 && n <= 1024 ? (int)n : 0;
}

static bool port_take(struct options *o, const char *text)
{
	char *end;
	long port = strtol(text, &end, 10);

	o->port = (int)port;
	return text[0] >= '0' && text[0] <= '9' && *end == '\0' && port <= 65535;
}

static bool option_take(struct options *o, int option)
{
	switch (option) {
	case 'C':
		o->root = optarg;
		return true;
	case 'o':
		o->out = optarg;
		return true;
	case 'f':
		o->fonts = optarg;
		return true;
	case 'l':
		o->lang = strcmp(optarg, "zh") == 0 ? DIAG_ZH : DIAG_EN;
		return strcmp(optarg, "zh") == 0 || strcmp(optarg, "en") == 0;
	case 'd':
		return date_parse(optarg, &o->today);
	case 's':
		return o->strict = true;
	case 'p':
		o->only = optarg;
		return true;
	case 'j':
		o->workers = workers_read(optarg);
		return o->workers > 0;
	case 'J':
		return o->json = true;
	case 'P':
		return port_take(o, optarg);
	default:
		return false;
	}
}

/* `estimate` has options of its own after the shared ones: parsing stops at the first word it does not know. */
static bool options_parse(struct options *o, const struct command *c, int argc, char **argv)
{
	static const struct option all[] = {{"date", 1, NULL, 'd'}, {"lang", 1, NULL, 'l'}, {"fonts", 1, NULL, 'f'},
		{"strict", 0, NULL, 's'}, {"json", 0, NULL, 'J'}, {"only", 1, NULL, 'p'}, {"port", 1, NULL, 'P'},
		{NULL, 0, NULL, 0}};
	static const struct option shared[] = {{"lang", 1, NULL, 'l'}, {"fonts", 1, NULL, 'f'}, {NULL, 0, NULL, 0}};
	int option;

	opterr = c->nargs >= 0;
	while ((option = getopt_long(argc, argv, c->nargs < 0 ? "+C:" : "C:o:j:", c->nargs < 0 ? shared : all, NULL)) != -1) {
		if (option == '?' && c->nargs < 0) {
			optind--;
			break;
		}
		if (!option_take(o, option))
			return false;
	}
	o->nargs = argc - optind;
	o->args = argv + optind;
	/* The preview has a place of its own and no report but its page; only it has a port. */
	if (c->run == serve_run ? o->out != NULL || o->only != NULL || o->json || o->strict : o->port >= 0)
		return false;
	return c->nargs < 0 || (o->nargs >= c->nargs && o->nargs <= c->nargs + c->maybe);
}

/* What was printed has arrived, or the machine failed. */
static int finish(int status)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write to standard output: %s", strerror(errno));
	return status;
}

static void usage_print(enum diag_lang lang, FILE *out)
{
	fputs("gongbu COMMAND [-C DIR] [--date YYYY-MM-DD] [--lang zh|en] [--fonts DIR] [-j N] [--strict] [--json]\n", out);
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		fprintf(out, "  gongbu %s\n      %s\n", commands[i].usage,
			lang == DIAG_ZH ? commands[i].what_zh : commands[i].what);
	fputs(lang == DIAG_ZH ? "gongbu COMMAND --help：该命令的各项选项；详见 man gongbu\n"
		: "gongbu COMMAND --help: the options of one; more: man gongbu\n", out);
}

static int usage(const struct options *o)
{
	usage_print(o->lang, stderr);
	return 2;
}

/* `gongbu --help`, `gongbu COMMAND --help`: what was asked for, and so on standard output. */
static int help(const struct command *c, enum diag_lang lang)
{
	if (c == NULL)
		usage_print(lang, stdout);
	else
		help_print(c->name, c->usage, lang == DIAG_ZH ? c->what_zh : c->what, lang, stdout);
	return finish(0);
}

int main(int argc, char **argv)
{
	struct options o = {.root = ".", .today = today(), .lang = lang_default(), .port = -1};
	const struct command *c = NULL;

	mallopt(M_TRIM_THRESHOLD, 64 << 20); /* what one policy's turn frees, the next one takes */
	mallopt(M_MMAP_THRESHOLD, 16 << 20);
	for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			c = &commands[i];
	if (help_asked(argc - 1, argv + 1))
		return help(c, help_lang(argc - 1, argv + 1, o.lang));
	return c != NULL && options_parse(&o, c, argc - 1, argv + 1) ? finish(c->run(&o)) : usage(&o);
}
