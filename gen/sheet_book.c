#include "sheet_book.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define STRICT_RELATIONS "http://purl.oclc.org/ooxml/officeDocument/relationships/"

static bool wrong(struct sheet_book *b, const char *what, const char *en, const char *zh)
{
	diag_plain(b->diag, (struct src){b->path, 0, 0}, "sheet", what, en, zh);
	return false;
}

static bool damaged(struct sheet_book *b, const char *part)
{
	return sheet_zip_fine(b->zip) ? wrong(b, part, "this part of the workbook is missing or damaged; open it in WPS or Excel and save it again",
		"工作簿的这一部分缺失或损坏；请用 WPS 或 Excel 打开后重新保存") : false;
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* _x000D_ at p: the code, or -1. */
static int escape_read(const char *p, size_t n)
{
	int code = 0;

	if (n < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		if (hex(p[i]) < 0)
			return -1;
		code = code * 16 + hex(p[i]);
	}
	return code >= 0xD800 && code < 0xE000 ? -1 : code;
}

const char *sheet_book_text(struct sheet_book *b, const char *p, size_t n)
{
	struct buf out = {0};
	const char *text;

	if (memchr(p, '_', n) == NULL && memchr(p, '\r', n) == NULL)
		return arena_copy(b->arena, p, n);
	for (size_t i = 0; i < n; i++) {
		int code = escape_read(p + i, n - i);

		if (code > 0 && code != '\r')
			buf_utf8(&out, (uint32_t)code);
		else if (code < 0 && p[i] != '\r')
			buf_putc(&out, p[i]);
		i += code >= 0 ? 6 : 0;
	}
	text = arena_copy(b->arena, buf_str(&out), out.n);
	buf_free(&out);
	return text;
}

/* ---- relations: the id or type that a part uses → the part's name ---- */
struct relations {
	struct sheet_book *book;
	const char *folder, *id, *type; /* looked for: by id, or by the end of its type */
	const char *target;
};

static void relation_start(void *context, const struct sheet_xml_element *e)
{
	struct relations *r = context;
	struct arena *a = r->book->scratch;
	const char *id, *type, *target;

	if (strcmp(e->name, "Relationship") != 0 || r->target != NULL)
		return;
	id = sheet_xml_attribute(a, e, "Id");
	type = sheet_xml_attribute(a, e, "Type");
	target = sheet_xml_attribute(a, e, "Target");
	if (id == NULL || type == NULL || target == NULL)
		return;
	type = strncmp(type, RELATIONS, strlen(RELATIONS)) == 0 ? type + strlen(RELATIONS)
		: strncmp(type, STRICT_RELATIONS, strlen(STRICT_RELATIONS)) == 0 ? type + strlen(STRICT_RELATIONS) : "";
	if (r->id != NULL ? strcmp(id, r->id) == 0 : strcmp(type, r->type) == 0)
		r->target = *target == '/' ? target + 1 : arena_printf(a, "%s%s", r->folder, target);
}

static void no_end(void *context, const char *name)
{
	(void)context, (void)name;
}

static void no_text(void *context, const char *p, size_t n)
{
	(void)context, (void)p, (void)n;
}

static const char *relation_find(struct sheet_book *b, const char *part, const char *folder, const char *id,
	const char *type)
{
	struct relations r = {.book = b, .folder = folder, .id = id, .type = type};
	size_t n;
	const char *p = sheet_zip_part(b->zip, b->scratch, part, &n);

	if (p != NULL)
		sheet_xml_parse(&(struct sheet_xml){relation_start, no_end, no_text}, &r, p, n);
	return r.target;
}

/* ---- workbook.xml ---- */
struct sheets {
	struct sheet_book *book;
	const char *wanted;            /* NULL: the first that is not hidden */
	const char *id, *name, *names; /* the one chosen, and all names for a message */
};

static void workbook_start(void *context, const struct sheet_xml_element *e)
{
	struct sheets *s = context;
	struct arena *a = s->book->scratch;
	const char *name, *state, *flag;

	if (strcmp(e->name, "workbookPr") == 0) {
		flag = sheet_xml_attribute(a, e, "date1904");
		s->book->epoch1904 = flag != NULL && (strcmp(flag, "1") == 0 || strcmp(flag, "true") == 0);
	}
	if (strcmp(e->name, "sheet") != 0)
		return;
	name = sheet_xml_attribute(a, e, "name");
	state = sheet_xml_attribute(a, e, "state");
	if (name == NULL)
		return;
	s->names = s->names == NULL ? name : arena_printf(a, "%s, %s", s->names, name);
	if (s->id != NULL || (s->wanted != NULL ? strcmp(name, s->wanted) != 0 : state != NULL && strcmp(state, "visible") != 0))
		return;
	s->id = sheet_xml_attribute(a, e, "id");
	s->name = arena_copy(s->book->arena, name, strlen(name));
}

static bool workbook_read(struct sheet_book *b, const char *part, struct sheets *sheets)
{
	size_t n;
	const char *p = sheet_zip_part(b->zip, b->scratch, part, &n);

	if (p == NULL || !sheet_xml_parse(&(struct sheet_xml){workbook_start, no_end, no_text}, sheets, p, n))
		return damaged(b, part);
	if (sheets->id != NULL)
		return true;
	if (sheets->wanted == NULL)
		return wrong(b, NULL, "the workbook has no visible sheet", "工作簿没有可见的工作表");
	diag_error(b->diag, (struct src){b->path, 0, 0}, "sheet", "there is no sheet \"%s\"; there are: %s",
		"没有名为“%s”的工作表；现有：%s", sheets->wanted, sheets->names == NULL ? "" : sheets->names);
	return false;
}

/* ---- sharedStrings.xml ---- */
struct shared {
	struct sheet_book *book;
	struct buf text;
	bool inside;                   /* a <t> whose text counts */
	int phonetic;                  /* depth in <rPh>: how the text is pronounced */
};

static void shared_start(void *context, const struct sheet_xml_element *e)
{
	struct shared *s = context;

	if (strcmp(e->name, "si") == 0)
		buf_clear(&s->text);
	if (strcmp(e->name, "rPh") == 0)
		s->phonetic++;
	s->inside = strcmp(e->name, "t") == 0 && s->phonetic == 0;
}

static void shared_end(void *context, const char *name)
{
	struct shared *s = context;

	s->inside = false;
	if (strcmp(name, "rPh") == 0)
		s->phonetic--;
	if (strcmp(name, "si") == 0)
		*arena_append(s->book->scratch, s->book->texts, s->book->ntexts) =
			sheet_book_text(s->book, buf_str(&s->text), s->text.n);
}

static void shared_text(void *context, const char *p, size_t n)
{
	struct shared *s = context;

	if (s->inside)
		buf_add(&s->text, p, n);
}

static bool shared_read(struct sheet_book *b, const char *part)
{
	struct shared s = {.book = b};
	size_t n;
	const char *p = sheet_zip_part(b->zip, b->scratch, part, &n);
	bool fine = p != NULL && sheet_xml_parse(&(struct sheet_xml){shared_start, shared_end, shared_text}, &s, p, n);

	buf_free(&s.text);
	return fine || damaged(b, part);
}

/* ---- styles.xml ---- */
struct styles {
	struct sheet_book *book;
	struct { long id; struct sheet_style style; } *formats;
	size_t nformats;
	bool cells;                    /* in <cellXfs> */
};

static long number_read(const char *text)
{
	return text == NULL ? -1 : strtol(text, NULL, 10);
}

static void styles_start(void *context, const struct sheet_xml_element *e)
{
	struct styles *s = context;
	struct sheet_book *b = s->book;
	const char *code;
	struct sheet_style style;
	long id;

	if (strcmp(e->name, "cellXfs") == 0)
		s->cells = true;
	id = number_read(sheet_xml_attribute(b->scratch, e, "numFmtId"));
	if (strcmp(e->name, "numFmt") == 0) {
		code = sheet_xml_attribute(b->scratch, e, "formatCode");
		arena_append(b->scratch, s->formats, s->nformats)->id = id;
		s->formats[s->nformats - 1].style = sheet_style_code(code == NULL ? "" : code);
	}
	if (!s->cells || strcmp(e->name, "xf") != 0)
		return;
	style = sheet_style_builtin(id);
	for (size_t i = 0; i < s->nformats; i++)
		if (s->formats[i].id == id)
			style = s->formats[i].style;
	*arena_append(b->scratch, b->styles, b->nstyles) = style;
}

static void styles_end(void *context, const char *name)
{
	struct styles *s = context;

	if (strcmp(name, "cellXfs") == 0)
		s->cells = false;
}

static bool styles_read(struct sheet_book *b, const char *part)
{
	struct styles s = {.book = b};
	size_t n;
	const char *p = sheet_zip_part(b->zip, b->scratch, part, &n);

	return (p != NULL && sheet_xml_parse(&(struct sheet_xml){styles_start, styles_end, no_text}, &s, p, n)) ||
		damaged(b, part);
}

/* "xl/workbook.xml" → the part with its relations. */
static const char *relations_name(struct arena *a, const char *part, const char **folder)
{
	const char *slash = strrchr(part, '/');
	int n = slash == NULL ? 0 : (int)(slash + 1 - part);

	*folder = arena_copy(a, part, (size_t)n);
	return arena_printf(a, "%s_rels/%s.rels", *folder, part + n);
}

static bool book_read(struct sheet_book *b, const char *name, struct sheet *sheet, const char *bytes, size_t size)
{
	struct sheets sheets = {.book = b, .wanted = name};
	const char *folder, *relations, *part, *workbook, *p;
	size_t n;

	b->zip = sheet_zip_open(b->scratch, b->path, bytes, size, b->diag);
	if (b->zip == NULL)
		return false;
	workbook = relation_find(b, "_rels/.rels", "", NULL, "officeDocument");
	if (workbook == NULL)
		return sheet_zip_fine(b->zip) ? wrong(b, NULL, "a zip file, but no workbook; save the sheet as .xlsx",
			"是 zip 文件，但不是工作簿；请另存为 .xlsx") : false;
	relations = relations_name(b->scratch, workbook, &folder);
	if (!workbook_read(b, workbook, &sheets))
		return false;
	sheet->name = sheets.name;
	part = relation_find(b, relations, folder, NULL, "sharedStrings");
	if (part != NULL && !shared_read(b, part))
		return false;
	part = relation_find(b, relations, folder, NULL, "styles");
	if (part != NULL && !styles_read(b, part))
		return false;
	part = relation_find(b, relations, folder, sheets.id, NULL);
	p = part == NULL ? NULL : sheet_zip_part(b->zip, b->scratch, part, &n);
	if (p == NULL)
		return damaged(b, sheets.name);
	return sheet_cells_read(b, p, n, sheet) && sheet_zip_fine(b->zip);
}

bool sheet_book_read(struct arena *a, const char *path, const char *name, const char *p, size_t n, struct sheet *sheet,
	struct diag *d)
{
	struct sheet_book book = {.arena = a, .scratch = arena_open(), .path = path, .diag = d};
	bool fine = book_read(&book, name, sheet, p, n);

	arena_close(book.scratch);
	return fine;
}
