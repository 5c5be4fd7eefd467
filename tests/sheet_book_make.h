/* An .xlsx made of parts written by hand, and one made by libxlsxwriter from rows of texts. */
#ifndef GONGBU_SHEET_BOOK_MAKE_H
#define GONGBU_SHEET_BOOK_MAKE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "../gen/arena.h"

struct book_part {
	const char *name, *text;
};

#define BOOK_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define BOOK_NAMESPACE "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define BOOK_ROOT {"_rels/.rels", "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" \
	"<Relationship Id='rId1' Type='" BOOK_RELATIONS "/officeDocument' Target='xl/workbook.xml'/></Relationships>"}
#define BOOK_LINKS {"xl/_rels/workbook.xml.rels", "<Relationships>" \
	"<Relationship Id='s1' Type='" BOOK_RELATIONS "/worksheet' Target='worksheets/sheet1.xml'/>" \
	"<Relationship Id='s2' Type='" BOOK_RELATIONS "/worksheet' Target='/xl/worksheets/sheet2.xml'/>" \
	"<Relationship Id='t' Type='" BOOK_RELATIONS "/sharedStrings' Target='sharedStrings.xml'/>" \
	"<Relationship Id='y' Type='" BOOK_RELATIONS "/styles' Target='styles.xml'/></Relationships>"}
#define BOOK_SHEETS(attributes, sheets) {"xl/workbook.xml", "<workbook xmlns='" BOOK_NAMESPACE "' xmlns:r='" BOOK_RELATIONS \
	"'><workbookPr " attributes "/><sheets>" sheets "</sheets></workbook>"}
#define BOOK_ONE_SHEET BOOK_SHEETS("", "<sheet name='名单' sheetId='1' r:id='s1'/>")
#define BOOK_TEXTS(items) {"xl/sharedStrings.xml", "<sst>" items "</sst>"}
#define BOOK_STYLES(formats, cells) {"xl/styles.xml", "<styleSheet><numFmts>" formats "</numFmts><cellStyleXfs>" \
	"<xf numFmtId='9'/></cellStyleXfs><cellXfs>" cells "</cellXfs></styleSheet>"}
#define BOOK_SHEET(rows, after) {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" BOOK_NAMESPACE "'><sheetData>" rows \
	"</sheetData>" after "</worksheet>"}

/* The zip's bytes in the arena. Parts end with a NULL name. */
static inline const char *book_make(struct arena *a, const struct book_part *parts, size_t *n)
{
	char path[] = "/tmp/gongbu-book.XXXXXX";
	int fd = mkstemp(path);
	zip_t *zip = zip_open(path, ZIP_TRUNCATE, NULL);
	FILE *f;
	char *p;

	for (; parts->name != NULL; parts++)
		if (zip_file_add(zip, parts->name, zip_source_buffer(zip, parts->text, strlen(parts->text), 0), 0) < 0)
			die("cannot add %s", parts->name);
	if (zip_close(zip) != 0)
		die("cannot write %s", path);
	close(fd);
	f = fopen(path, "rb");
	p = arena_alloc(a, 1 << 20);
	*n = fread(p, 1, 1 << 20, f);
	fclose(f);
	unlink(path);
	return p;
}

#endif
