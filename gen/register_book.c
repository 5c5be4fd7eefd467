#include "register.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "dataset.h"
#include "file.h"
#include "library.h"
#include "sheet.h"

#define XLSX_FUNCTIONS(F) F(format_set_bold) F(format_set_num_format) F(format_set_num_format_index) F(workbook_add_format) \
	F(workbook_add_worksheet) F(workbook_close) F(workbook_new) F(workbook_set_properties) F(worksheet_autofilter) \
	F(worksheet_freeze_panes) F(worksheet_set_column) F(worksheet_write_number) F(worksheet_write_string)

struct xlsx {
	XLSX_FUNCTIONS(LIBRARY_SLOT)
};

/* A sheet being written, in one language. */
struct writing {
	struct xlsx xlsx;
	struct arena *arena;
	enum lang lang;
	const struct list_rows *rows;
	lxw_worksheet *sheet;
	lxw_format *bold, *amount, *percent, *date;
	const char *example;
	lxw_row_t top;             /* the row of the headings */
};

static void cell_write(const struct writing *w, lxw_row_t r, lxw_col_t i, const struct list_cell *cell)
{
	const struct list_column *c = &w->rows->list->columns[i];
	bool chinese;
	double number = (double)cell->value;

	if (cell->text[ZH] == NULL)
		return;
	if (c->type == LIST_COUNT)
		w->xlsx.worksheet_write_number(w->sheet, r, i, number, NULL);
	else if (c->type == LIST_MONEY || c->type == LIST_ESTIMATE)
		w->xlsx.worksheet_write_number(w->sheet, r, i, number / 100, w->amount);
	else if (c->type == LIST_PERCENT)
		w->xlsx.worksheet_write_number(w->sheet, r, i, number / 10000, w->percent);
	else if (c->type == LIST_DATE)
		w->xlsx.worksheet_write_number(w->sheet, r, i, number + 25569, w->date); /* days since 1899-12-30 */
	else
		w->xlsx.worksheet_write_string(w->sheet, r, i, register_text(w->arena, w->lang, c, cell, &chinese), NULL);
}

/* An example says so in the first row, above the headings. */
static void sheet_write(struct writing *w)
{
	const struct list *list = w->rows->list;

	if (w->example != NULL) {
		w->xlsx.worksheet_write_string(w->sheet, 0, 0, w->example, w->bold);
		w->top = 1;
	}
	for (size_t i = 0; i < list->ncolumns; i++) {
		w->xlsx.worksheet_write_string(w->sheet, w->top, (lxw_col_t)i, list->columns[i].label.text[w->lang], w->bold);
		w->xlsx.worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, list->columns[i].type == LIST_TEXT ? 28 : 14, NULL);
	}
	w->xlsx.worksheet_freeze_panes(w->sheet, w->top + 1, 1);
	w->xlsx.worksheet_autofilter(w->sheet, w->top, 0, w->top + (lxw_row_t)w->rows->n, (lxw_col_t)(list->ncolumns - 1));
	for (size_t r = 0; r < w->rows->n; r++)
		for (size_t i = 0; i < list->ncolumns; i++)
			cell_write(w, w->top + 1 + (lxw_row_t)r, (lxw_col_t)i, &w->rows->rows[r].cells[i]);
}

static void book_write(const struct publication *pub, struct arena *a, const struct list_rows *rows, const char *path)
{
	static const char *const names[NLANGS] = {"中文", "English"};
	struct writing w = {.arena = a, .rows = rows};
	struct xlsx *x = &w.xlsx;
	lxw_workbook *book;
	lxw_doc_properties properties = {.title = arena_copy(a, rows->list->title.text[ZH], strlen(rows->list->title.text[ZH])),
		.author = "", .created = (time_t)pub->site->today * 86400};

	LIBRARY_OPEN(LIBRARY_xlsxwriter, XLSX_FUNCTIONS, x);
	book = x->workbook_new(path);
	w.bold = x->workbook_add_format(book);
	w.amount = x->workbook_add_format(book);
	w.percent = x->workbook_add_format(book);
	w.date = x->workbook_add_format(book);
	if (rows->list->example)
		properties.subject = arena_printf(a, "%s %s", register_example(pub, ZH, rows->list),
			register_example(pub, EN, rows->list));
	x->workbook_set_properties(book, &properties);
	x->format_set_bold(w.bold);
	x->format_set_num_format(w.amount, "#,##0.##");
	x->format_set_num_format_index(w.percent, 10);
	x->format_set_num_format(w.date, "yyyy-mm-dd");
	for (int lang = 0; lang < NLANGS; lang++) {
		w.lang = (enum lang)lang;
		w.example = register_example(pub, w.lang, rows->list);
		w.sheet = x->workbook_add_worksheet(book, names[lang]);
		sheet_write(&w);
	}
	if (x->workbook_close(book) != LXW_NO_ERROR)
		sink_fail(pub->sink, "cannot write", path);
}

/* The library does not say whether its temporary files were written whole: what was made is read again. */
static bool whole(struct arena *a, const struct list_rows *rows, const char *path, const char *p, size_t n)
{
	struct diag *d = diag_open(DIAG_EN);
	struct sheet sheet;
	bool fine = sheet_parse(a, path, "English", p, n, &sheet, d) && sheet.nrows > rows->n;

	diag_close(d);
	return fine;
}

void register_book(const struct publication *pub, struct arena *a, const struct list_rows *rows)
{
	const char *path, *p;
	size_t n = 0;
	int fd;

	if (!sink_writes(pub->sink) && pub->show == NULL) { /* `gongbu check`: nobody reads its bytes or its size */
		dataset_put(pub, DATA_FILE_LIST_BOOK, register_file(a, rows->list, "xlsx"), "", 0);
		return;
	}
	fd = memfd_create("list.xlsx", MFD_CLOEXEC); /* the library writes to a name */
	path = arena_printf(a, "/proc/self/fd/%d", fd);
	if (fd < 0)
		sink_fail(pub->sink, "cannot write", register_file(a, rows->list, "xlsx"));
	book_write(pub, a, rows, path);
	p = file_bytes(a, path, &n, pub->diag);
	close(fd);
	if (p == NULL || !whole(a, rows, path, p, n)) {
		errno = EIO;
		sink_fail(pub->sink, "cannot write", path);
	}
	dataset_put(pub, DATA_FILE_LIST_BOOK, register_file(a, rows->list, "xlsx"), p, n);
}
