/*
 * dataset: the files of data/. Each is put with what the catalogue says of it; data/schema/ has a JSON Schema for each
 * kind of JSON file, a CSV has its CSVW metadata beside it. Keys stay what they are from build to build.
 */
#ifndef GONGBU_DATASET_H
#define GONGBU_DATASET_H

#include "check.h"
#include "json.h"

/* Every kind of file, in the order the catalogue and its page list them. */
enum data_file_kind {
	DATA_FILE_INDEX, DATA_FILE_RATES, DATA_FILE_RATES_CSV, DATA_FILE_RULES, DATA_FILE_VOCABULARY, DATA_FILE_POLICY,
	DATA_FILE_SOURCE, DATA_FILE_TABLE, DATA_FILE_TABLE_CSV,
	DATA_FILE_LIST, DATA_FILE_LIST_CSV, DATA_FILE_LIST_BOOK, DATA_FILE_FORMS, DATA_FILE_GLOSSARY,
	DATA_FILE_GLOSSARY_CSV, DATA_FILE_CSVW, DATA_FILE_WASM, DATA_FILE_PACK,
	DATA_FILE_PACK_WORDS, DATA_FILE_SCHEMA, DATA_FILE_KINDS
};

/* For the catalogue: the kind's name, which is also that of its texts (data-NAME), its media type, and its schema. */
struct data_file_about {
	const char *name, *media_type, *schema;
};
extern const struct data_file_about data_file_about[DATA_FILE_KINDS];

/* Puts data/PATH and enters it in the publication's log. */
void dataset_put(const struct publication *, enum data_file_kind, const char *path, const void *, size_t n);
/* The same of a JSON value, whose reference it takes. */
void dataset_json(const struct publication *, enum data_file_kind, const char *path, json_t *);

/* A column of a CSV file, and of its metadata. */
struct data_column {
	const char *name, *datatype;   /* datatype of CSVW: string, integer, decimal, date */
	bool required;
	const char *separator;         /* of a cell that holds a list; else NULL */
	struct bilingual about;        /* what it says; or, where `titled`, what its header cell reads */
};
/*
 * path-metadata.json beside the CSV file. `titled`: the file's header cells are the columns' texts in `lang`;
 * otherwise they are their names. `key`: the name of the column that no two rows share, or NULL.
 */
void dataset_csvw(const struct publication *, const char *csv_path, const struct data_column *, size_t n, bool titled,
	enum lang lang, long long header_rows, const char *key);

/* What each file holds. */
void dataset_rules(const struct publication *, struct arena *);
void dataset_vocabulary(const struct publication *, struct arena *);
void dataset_forms(const struct publication *, struct arena *);
void dataset_glossary(const struct publication *, struct arena *);
void dataset_policy(const struct publication *, const struct reading *);
void dataset_tables(const struct publication *, const struct reading *);
/* Last, when every other file has been put. */
void dataset_index(const struct publication *, struct arena *);
/* {lang}/data/index.html: what each file is, and how to use it. After dataset_index. */
void dataset_page(const struct publication *, struct arena *, enum lang);
/* {id, number, region, …}: a policy's head, as the catalogue and its own file have it. */
json_t *dataset_policy_head(const struct site *, const struct policy *);

#endif
