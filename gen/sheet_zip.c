#include "sheet_zip.h"

#include <stdbool.h>
#include <zip.h>

#include "library.h"

/* All the parts that are read, unpacked: 20,000 rows of a dozen columns are some 12 MB. */
#define PARTS_MAX ((zip_uint64_t)192 * 1024 * 1024)

#define ZIP_FUNCTIONS(F) F(zip_discard) F(zip_fclose) F(zip_fopen_index) F(zip_fread) F(zip_name_locate) \
	F(zip_open_from_source) F(zip_source_buffer_create) F(zip_source_free) F(zip_stat_index)

struct sheet_zip {
	struct {
		ZIP_FUNCTIONS(LIBRARY_SLOT)
	} library;
	zip_t *zip;
	const char *path;
	zip_uint64_t read;
	bool broken;
	struct diag *diag;
};

static const char *wrong(struct sheet_zip *z, const char *en, const char *zh)
{
	if (!z->broken)
		diag_plain(z->diag, (struct src){z->path, 0, 0}, "sheet", NULL, en, zh);
	z->broken = true;
	return NULL;
}

static void zip_free(void *zip)
{
	const struct sheet_zip *z = zip;

	z->library.zip_discard(z->zip);
}

struct sheet_zip *sheet_zip_open(struct arena *a, const char *path, const char *p, size_t n, struct diag *d)
{
	struct sheet_zip *z = arena_new(a, struct sheet_zip, 1);
	zip_source_t *source;

	*z = (struct sheet_zip){.path = path, .diag = d};
	LIBRARY_OPEN(LIBRARY_zip, ZIP_FUNCTIONS, &z->library);
	source = z->library.zip_source_buffer_create(p, n, 0, NULL);
	if (source == NULL)
		die("out of memory");
	z->zip = z->library.zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (z->zip == NULL) {
		z->library.zip_source_free(source);
		wrong(z, "the workbook is damaged; open it in WPS or Excel and save it again",
			"工作簿已损坏；请用 WPS 或 Excel 打开后重新保存");
		return NULL;
	}
	arena_own(a, z, zip_free);
	return z;
}

const char *sheet_zip_part(struct sheet_zip *z, struct arena *a, const char *name, size_t *n)
{
	zip_int64_t index = z->library.zip_name_locate(z->zip, name, ZIP_FL_NOCASE);
	zip_stat_t stat;
	zip_file_t *file;
	char *p;
	bool whole;

	if (index < 0)
		return NULL;
	if (z->library.zip_stat_index(z->zip, (zip_uint64_t)index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0)
		return wrong(z, "the workbook is damaged; open it in WPS or Excel and save it again",
			"工作簿已损坏；请用 WPS 或 Excel 打开后重新保存");
	if (stat.size > PARTS_MAX - z->read)
		return wrong(z, "the workbook unpacks to more than 192 MB; keep the one sheet with the list",
			"工作簿解压后超过 192 MB；请只保留名单所在的工作表");
	z->read += stat.size;
	file = z->library.zip_fopen_index(z->zip, (zip_uint64_t)index, 0);
	*n = (size_t)stat.size;
	p = arena_alloc(a, *n + 1);
	/* One byte more than it says: a part that goes on is as wrong as one that ends early. */
	whole = file != NULL && z->library.zip_fread(file, p, stat.size) == (zip_int64_t)stat.size &&
		z->library.zip_fread(file, p + stat.size, 1) == 0;
	if (file != NULL)
		z->library.zip_fclose(file);
	if (!whole)
		return wrong(z, "the workbook is damaged or protected by a password; open it in WPS or Excel and save it without one",
			"工作簿已损坏或设有密码；请用 WPS 或 Excel 打开后不加密保存");
	return p;
}

bool sheet_zip_fine(const struct sheet_zip *z)
{
	return !z->broken;
}
