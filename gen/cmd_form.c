#include "cmd_form.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "form_claim.h"
#include "form_columns.h"
#include "form_filled.h"
#include "form_names.h"
#include "form_pdf.h"
#include "form_sheet.h"

struct request {
	struct options *options;
	struct arena *arena;           /* for the whole run */
	struct site *site;
	struct diag *diag;
	const char *which, *data, *sheet, *out;
	enum form_edition edition;
	bool fill, copies, strict, headings;
	const struct policy *policy;
	const struct form *form;
	const char *fonts;
};

static bool say(const struct request *q, const char *en, const char *zh, const char *word)
{
	fprintf(stderr, q->options->lang == DIAG_ZH ? zh : en, word);
	return false;
}

static bool edition_take(struct request *q, const char *name)
{
	for (int i = 0; i < NEDITIONS; i++)
		if (strcmp(name, form_edition_name[i]) == 0) {
			q->edition = (enum form_edition)i;
			return true;
		}
	return say(q, "gongbu form: no edition \"%s\"; accepted: zh, en, zh-en\n",
		"gongbu form：没有“%s”版；可以是：zh、en、zh-en\n", name);
}

/* The value of an option, in the next word or after an equals sign; NULL: it is another option, or has none. */
static const char *option_value(const struct request *q, int *i, const char *name)
{
	const char *word = q->options->args[*i];
	size_t n = strlen(name);

	if (strncmp(word, name, n) == 0 && word[n] == '=')
		return word + n + 1;
	if (strcmp(word, name) != 0 || *i + 1 >= q->options->nargs)
		return NULL;
	return q->options->args[++*i];
}

static const char accepted_en[] = "POLICY/N, --data FILE, --sheet NAME, -o OUT, --edition zh|en|zh-en, --date YYYY-MM-DD, "
	"--fonts DIR, --headings, --fill, --copies, --strict";
static const char accepted_zh[] = "政策/附件号、--data 文件、--sheet 工作表、-o 输出、--edition zh|en|zh-en、--date YYYY-MM-DD、"
	"--fonts 文件夹、--headings、--fill、--copies、--strict";

/* A word that is none of those accepted, or is one without its value. */
static bool word_refuse(const struct request *q, const char *word)
{
	static const char *const valued[] = {"--data", "--sheet", "-o", "--edition", "--lang", "--date", "--fonts"};
	bool zh = q->options->lang == DIAG_ZH;

	for (size_t i = 0; i < sizeof valued / sizeof valued[0]; i++)
		if (strcmp(word, valued[i]) == 0)
			return say(q, "gongbu form: %s needs a value after it\n", "gongbu form：%s 后面还要写它的值\n", word);
	fprintf(stderr, zh ? "gongbu form：不认识“%s”；可以是：%s\n" : "gongbu form: unknown word \"%s\"; accepted: %s\n", word,
		zh ? accepted_zh : accepted_en);
	return false;
}

static bool date_take(struct request *q, const char *value)
{
	return date_parse(value, &q->options->today) ||
		say(q, "gongbu form: --date: \"%s\" is no day; write it as 2026-07-01\n",
			"gongbu form：--date：“%s”不是日期；请写成 2026-07-01\n", value);
}

static bool word_take(struct request *q, int *i)
{
	const char *word = q->options->args[*i], *value;

	if ((value = option_value(q, i, "--data")) != NULL)
		q->data = value;
	else if ((value = option_value(q, i, "--sheet")) != NULL)
		q->sheet = value;
	else if ((value = option_value(q, i, "-o")) != NULL)
		q->out = value;
	else if ((value = option_value(q, i, "--edition")) != NULL || (value = option_value(q, i, "--lang")) != NULL)
		return edition_take(q, value);
	else if ((value = option_value(q, i, "--date")) != NULL)
		return date_take(q, value);
	else if ((value = option_value(q, i, "--fonts")) != NULL)
		q->options->fonts = value;
	else if (strcmp(word, "--fill") == 0)
		q->fill = true;
	else if (strcmp(word, "--copies") == 0)
		q->copies = true;
	else if (strcmp(word, "--strict") == 0)
		q->strict = true;
	else if (strcmp(word, "--headings") == 0)
		q->headings = true;
	else if (*word != '-' && q->which == NULL)
		q->which = word;
	else
		return word_refuse(q, word);
	return true;
}

static bool words_read(struct request *q)
{
	for (int i = 0; i < q->options->nargs; i++)
		if (!word_take(q, &i))
			return false;
	if (q->which == NULL)
		return say(q, "gongbu form: which form%s? write POLICY/N, as in hangzhou-2020-43/5\n",
			"gongbu form：哪张表%s？请写 政策/附件号，如 hangzhou-2020-43/5\n", "");
	if (q->fill && (q->data != NULL || q->copies))
		return say(q, "gongbu form: %s is for a blank form; leave out --data and --copies\n",
			"gongbu form：%s 只用于空白表，请去掉 --data 和 --copies\n", "--fill");
	if (q->out != NULL && *q->out == '\0')
		return word_refuse(q, "-o");
	if (q->headings && (q->data != NULL || q->copies || q->fill))
		return say(q, "gongbu form: %s writes an empty sheet; leave out --data, --fill and --copies\n",
			"gongbu form：%s 生成空白的表头文件，请去掉 --data、--fill 和 --copies\n", "--headings");
	if (q->sheet != NULL && q->data == NULL)
		return say(q, "gongbu form: %s names a sheet of a workbook; write --data FILE too\n",
			"gongbu form：%s 指工作簿里的一张工作表，请同时写 --data 文件\n", "--sheet");
	return true;
}

/* “hangzhou-2020-43/5”. */
static bool form_find(struct request *q)
{
	const char *slash = strchr(q->which, '/');
	struct buf known = {0};

	for (size_t i = 0; i < q->site->npolicies; i++) {
		const struct policy *p = &q->site->policies[i];

		for (size_t k = 0; k < p->nforms; k++) {
			buf_printf(&known, "  %s/%lld  %s\n", p->id, (long long)p->forms[k].attachment,
				p->forms[k].title.text[q->options->lang == DIAG_ZH ? ZH : EN]);
			if (slash == NULL || strlen(p->id) != (size_t)(slash - q->which) ||
				strncmp(p->id, q->which, strlen(p->id)) != 0 ||
				strcmp(arena_printf(q->arena, "%lld", (long long)p->forms[k].attachment), slash + 1) != 0)
				continue;
			q->policy = p;
			q->form = &p->forms[k];
		}
	}
	if (q->form == NULL)
		say(q, "gongbu form: no such form; there are:\n%s", "gongbu form：没有这张表；现有：\n%s", buf_str(&known));
	buf_free(&known);
	return q->form != NULL;
}

/* Where nothing is said: beside the one who asks, under the name it has on the site. */
static const char *out_of(const struct request *q)
{
	if (q->out != NULL)
		return q->out;
	return arena_printf(q->arena, "%s-attachment-%lld.%s%s.pdf", q->policy->id, (long long)q->form->attachment,
		form_edition_name[q->edition], q->fill ? ".fill" : q->data != NULL ? ".filled" : "");
}

/* Why a file cannot be written. */
static const char *reason(const struct request *q, int error)
{
	static const struct { int error; const char *zh; } reasons[] = {
		{ENOSPC, "磁盘已满"}, {EDQUOT, "磁盘配额已用完"}, {EACCES, "没有写入权限"}, {EPERM, "没有写入权限"}, {EROFS, "磁盘是只读的"},
		{EISDIR, "这是文件夹，请写文件名；每行一个文件请以 / 结尾"}, {ENOTDIR, "路径中有一段不是文件夹"}, {ENOENT, "没有这个文件夹，也无法新建"},
		{ENAMETOOLONG, "文件名太长"},
	};

	if (q->options->lang != DIAG_ZH)
		return error == EISDIR ? "it is a folder; write a file's name, or end with / for a file a row" : strerror(error);
	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (reasons[i].error == error)
			return reasons[i].zh;
	return strerror(error);
}

static bool file_put(const struct request *q, const char *path, const struct buf *pdf)
{
	int error = file_replace(path, pdf->p, pdf->n);

	if (error != 0)
		fprintf(stderr, q->options->lang == DIAG_ZH ? "gongbu form：无法写入 %s：%s\n" : "gongbu form: cannot write %s: %s\n",
			path, reason(q, error));
	return error == 0;
}

/* Beside what was written, should it go to another program. */
static FILE *said_to(const char *where)
{
	return strncmp(where, "/dev/", 5) == 0 ? stderr : stdout;
}

static void done_say(const struct request *q, size_t forms, const char *where)
{
	fprintf(said_to(where), q->options->lang == DIAG_ZH ? "%zu 份：%s\n" : forms == 1 ? "%zu form: %s\n" : "%zu forms: %s\n", forms, where);
}

static int blank_write(const struct request *q)
{
	struct form_printer *printer = form_printer_open(q->fonts, q->diag);
	struct buf pdf = {0};
	bool fine = printer != NULL && form_print(printer, q->policy, q->form, q->edition, q->fill ? FORM_FILL : FORM_PRINT,
		policy_from(q->policy), &pdf, q->diag);
	int status = 1;

	if (fine)
		status = file_put(q, out_of(q), &pdf) ? 0 : 3;
	if (status == 0)
		done_say(q, 1, out_of(q));
	buf_free(&pdf);
	form_printer_close(printer);
	return status;
}

/* ---- filled forms ---- */

/* A bar on a terminal, a line now and then elsewhere. */
static void progress_show(const struct request *q, size_t done, size_t all)
{
	enum { WIDTH = 40 };
	size_t filled = done * WIDTH / all;

	if (all < 200)
		return;
	if (!isatty(2)) {
		if (done % 1000 == 0 && done > 0 && done < all)
			fprintf(stderr, q->options->lang == DIAG_ZH ? "已完成 %zu/%zu\n" : "%zu of %zu done\n", done, all);
		return;
	}
	if (done < all && done * 100 / all == (done > 0 ? (done - 1) * 100 / all : 100))
		return;
	fputs("\r[", stderr);
	for (size_t i = 0; i < WIDTH; i++)
		fputc(i < filled ? '#' : ' ', stderr);
	fprintf(stderr, "] %zu/%zu%s", done, all, done == all ? "\n" : "");
}

/* Every value is tried before anything is written, so that all mistakes are told at once. */
static bool rows_try(const struct request *q, const struct form_sheet *sheet, struct form_filler *filler)
{
	const char **values = arena_new(q->arena, const char *, sheet->layout->nspaces);
	struct form_claim *claim = form_claim_open(q->arena, q->site, q->policy, q->form);
	struct arena *scratch = arena_open();

	for (size_t i = 0; i < sheet->nrows; i++) {
		if (form_sheet_row(scratch, sheet, i, filler, values, q->diag) && claim != NULL)
			form_claim_check(claim, scratch, sheet, i, values, q->diag);
		arena_reset(scratch);
	}
	arena_close(scratch);
	return diag_errors(q->diag) == 0 && (!q->strict || diag_warnings(q->diag) == 0);
}

/* One file for each row, or one for all; of each row a form, or one for each who keeps a copy. */
static bool rows_write(const struct request *q, const struct form_sheet *sheet, struct form_filler *filler,
	const char *const *names)
{
	size_t copies = q->copies ? q->form->nholders : 1, nrows = sheet == NULL ? 1 : sheet->nrows;
	const char **values = arena_new(q->arena, const char *, form_filler_layout(filler)->nspaces);
	struct arena *scratch = arena_open();
	struct buf pdf = {0};
	bool fine = true;

	for (size_t i = 0; fine && i < nrows; i++) {
		if (sheet != NULL)
			form_sheet_row(scratch, sheet, i, NULL, values, q->diag);
		for (size_t c = 0; c < copies; c++)
			form_filler_add(filler, sheet == NULL ? NULL : values, c);
		if (names != NULL || i + 1 == nrows) {
			buf_clear(&pdf);
			form_filler_end(filler, &pdf);
			fine = file_put(q, names != NULL ? names[i] : out_of(q), &pdf);
		}
		if (fine)
			progress_show(q, i + 1, nrows);
		arena_reset(scratch);
	}
	buf_free(&pdf);
	arena_close(scratch);
	if (fine)
		done_say(q, nrows * copies, out_of(q));
	return fine;
}

/* An empty sheet to be filled in by rows and come back as --data; spreadsheets know by the mark that it is UTF-8. */
static int headings_write(const struct request *q)
{
	const char *path = q->out != NULL ? q->out : arena_printf(q->arena, "%s-attachment-%lld.csv", q->policy->id,
		(long long)q->form->attachment);
	struct form_filler *filler = form_filler_open(q->fonts, q->policy, q->form, q->edition, false, NULL, q->diag);
	struct buf csv = {0};
	int status = 1;

	if (filler != NULL) {
		buf_puts(&csv, "\xEF\xBB\xBF");
		form_columns_write(q->arena, form_filler_layout(filler), q->edition == FORM_EN ? EN : ZH, &csv);
		status = file_put(q, path, &csv) ? 0 : 3;
	}
	if (status == 0)
		fprintf(said_to(path), "%s\n", path);
	buf_free(&csv);
	form_filler_close(filler);
	return status;
}

static int rows_fill(const struct request *q)
{
	struct form_filler *filler = form_filler_open(q->fonts, q->policy, q->form, q->edition, q->copies, NULL, q->diag);
	struct form_sheet sheet;
	const char *const *names = NULL;
	bool fine = filler != NULL;
	int status = 1;

	if (fine && q->data != NULL) {
		fine = form_sheet_read(q->arena, q->data, q->sheet, form_filler_layout(filler), &sheet, q->diag) &&
			rows_try(q, &sheet, filler);
		if (fine && form_names_many(out_of(q)))
			fine = (names = form_names(q->arena, out_of(q), &sheet, q->diag)) != NULL;
	}
	if (fine) {
		form_filler_ready(filler, names != NULL ? sheet.nrows : 1);
		status = rows_write(q, q->data != NULL ? &sheet : NULL, filler, names) ? 0 : 3;
	}
	form_filler_close(filler);
	return status;
}

static int request_run(struct request *q)
{
	if (diag_errors(q->diag) > 0)
		return 1;
	if (!form_find(q))
		return 2;
	if (q->copies && q->form->nholders == 0) {
		say(q, "gongbu form: the form does not say who keeps its copies (holders in %s)\n",
			"gongbu form：这张表没有写明各联由谁留存（%s 的 holders）\n", q->form->src.path);
		return 2;
	}
	q->fonts = fonts_find(q->arena, q->options);
	if (q->headings)
		return headings_write(q);
	return q->data == NULL && !q->copies ? blank_write(q) : rows_fill(q);
}

/* The form's policy; where there is none of that name, all, to say which forms there are. */
static struct site *site_of(const struct request *q)
{
	const char *slash = strchr(q->which, '/');
	struct site *s = slash == NULL || slash == q->which ? NULL :
		site_load_one(q->arena, q->options, arena_copy(q->arena, q->which, (size_t)(slash - q->which)), q->diag);

	return s != NULL ? s : site_load(q->arena, q->options, q->diag);
}

/*
 * Fonts are taken into memory whole, and let go, several times: what was let go stays with the program, as each page it
 * asked for again would cost as much as reading it. Pango's threads live too short to have memory of their own.
 */
static void memory_keep(void)
{
	mallopt(M_MMAP_THRESHOLD, 64 << 20);
	mallopt(M_TRIM_THRESHOLD, 256 << 20);
	mallopt(M_TOP_PAD, 1 << 20);
	mallopt(M_ARENA_MAX, 1);
}

int form_run(const struct options *o)
{
	struct options own = *o;
	struct request q = {.options = &own};
	int status;

	if (!words_read(&q))
		return 2;
	memory_keep();
	q.arena = arena_open();
	q.diag = diag_open(o->lang);
	q.site = site_of(&q);
	status = request_run(&q);
	diag_print(q.diag, stderr);
	diag_close(q.diag);
	arena_close(q.arena);
	return status;
}
