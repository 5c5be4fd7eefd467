/*
 * site: the model every module shares, plain data. Filled by the readers and link.c; const from then on.
 * A policy's text is not kept here: document.h opens it when its turn comes, so that memory does not grow with texts.
 */
#ifndef GONGBU_SITE_H
#define GONGBU_SITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "bilingual.h"
#include "diag.h"
#include "site_form.h"
#include "value.h"

enum region_kind { REGION_PROVINCE, REGION_CITY, REGION_COUNTY, REGION_DISTRICT };

struct region {
	const char *id;
	enum region_kind kind;
	struct bilingual name;
	const char *parent_id;
	const struct region *parent;   /* set by link */
	struct src src;
};

/* ---- the estimator's questions (RULES §0) ---- */
enum fact_kind { FACT_CHOICE, FACT_YES_NO, FACT_COUNT, FACT_MONEY };

struct evidence {                        /* a sentence of a policy that tells one certificate from another */
	const char *policy_id, *clause;
	const struct policy *policy;   /* set by link */
	struct bilingual quote;
	struct src src;
};

struct fact_value {
	const char *id;
	struct bilingual label, help;
	struct bilingual paper;        /* what the certificate says and who gives it; optional */
	struct evidence *says;           /* where that stands */
	size_t nsays;
	struct src src;
};

struct fact {
	const char *id;
	enum fact_kind kind;
	struct bilingual question, label, help, unit;
	bool by_document;              /* another document sets it: unanswered gives `depends`, not `needs` */
	struct fact_value *values;     /* choice only */
	size_t nvalues;
	struct src src;
};

/* ---- rates.yaml ---- */
struct sentence {                      /* quoted from a clause, the same sentence in both languages */
	struct bilingual text;
};

enum operator { OP_EQ, OP_IN, OP_GE, OP_LE, OP_GT }; /* the last three compare */

struct condition {
	const char *fact;              /* a fact's id, or "date" */
	enum operator op;
	const char **values;           /* EQ, IN: value ids, "yes"/"no" */
	size_t nvalues;
	int64_t bound;                 /* compared with: count, fen, or day number */
	enum unit unit;                /* the bound's, as written; NONE for days */
	const char *text;              /* "hours >= 12课时", as an explanation prints it */
	bool or_next;                  /* `any`: joined by "or" with the condition that follows */
	struct src src;
};

/* An answer's rule and facts (NAME=VALUE), and the rules whose percentages, added up, raise it. */
struct situated {
	const char *rule, **facts, **raised_by;
	size_t nfacts, nraised_by;
};

/* What another reading would give where the rules give something else: proved by both answers. */
struct other_reading {
	struct bilingual text;
	int32_t day;
	struct situated ours, instead; /* instead: what the other reading comes to */
	struct quantity moves;         /* the money between the two */
	struct src src;
};

struct ambiguity {
	const char *id;                /* RULES §6 */
	struct bilingual issue, reading;
	struct other_reading *others;
	size_t nothers;
	struct condition *when;        /* it can only matter where these hold; none: everywhere */
	size_t nwhen;
	struct src src;
};

enum word { WORD_FIXED, WORD_TABLE, WORD_ACTUAL, WORD_EXTERNAL, WORD_TIMES, WORD_PERCENT, WORD_CAP, WORD_PRORATE,
	WORD_UPTO, NWORDS };
extern const char *const word_name[NWORDS]; /* "fixed", … as in rates.yaml and the answer */

struct table_row {
	const char *key, *key2;        /* values of the step's fact, and of its second; key2 NULL where it has one only */
	bool no_rate;
	int64_t fen;
	const char *cell;              /* "G3", of the rule's table, where the amount stands; or NULL */
	struct src src;
};

struct step {
	enum word word;
	const char *fact;              /* table, actual, external, times, prorate, cap by a fact; else NULL */
	const char *fact2;             /* a table's second key, or NULL */
	struct quantity amount;        /* fixed, cap, percent, prorate's `of`, times' `max` (unit NONE = absent) */
	bool has_amount;               /* percent without: the text gives no figure ("?") */
	const char *of;                /* percent: of this rule's amount; NULL: of the amount so far */
	const struct rule *base;       /* the rule that `of` names; set by link */
	const char *cell;              /* as a row's */
	const char *per;               /* cap per a count fact, or NULL */
	const char **documents;        /* external, cap by a fact: the documents that set it, in Chinese */
	const char **documents_en;     /* the same in English, where they are described and not only numbered; else NULL */
	size_t ndocuments;
	struct table_row *rows;        /* table: one a value (or pair of values), in the facts' own order, the second fastest */
	size_t nrows;
	struct src src;
};

/* When rules are in force. */
struct window {
	const char *id;                /* of those that single rules name; NULL for the document's own */
	int32_t from, to;              /* both days included; DAY_NONE: open */
	const char *clause;
	struct sentence quote;
	const char **notes;            /* every rule in it carries these */
	size_t nnotes;
	struct src src;
};

enum rule_kind { RULE_PAYS, RULE_LIMIT, RULE_TEXT };

struct rule {
	const char *id;
	enum rule_kind kind;
	struct bilingual title, why;   /* why: RULE_TEXT, the reason it is not computed */
	const char *clause;            /* normalised label path, 四（二） */
	struct sentence *quotes;
	size_t nquotes;
	const char *cells;             /* the table whose cells state the amounts, in place of quotes; or NULL */
	const char *window_id;         /* NULL: the document's window */
	const struct window *window;   /* the one named; the document's where there is no such */
	const char **payees, *per;
	size_t npayees;
	const char **programs;         /* none: whatever the programme */
	size_t nprograms;
	struct condition *when;
	size_t nwhen;
	const char **modifies, *exclusive, **notes;
	const char **reminders;        /* rules of this file to be seen beside it, and not added to it */
	size_t nmodifies, nnotes, nreminders;
	struct step *steps;
	size_t nsteps;
	struct src src;
};

struct not_rate {                      /* a number with a unit that is no rate, and why */
	const char *clause, *quote;    /* quote: NULL where cells of a table are meant */
	const char *cells, **at;       /* the table, and which of its cells: G3 */
	size_t nat;
	struct bilingual why;
	struct src src;
};

/* What a case says of its rule: as rules.h has them, then that it gives no line, and that a case cannot occur. */
enum outcome { OUTCOME_NOT_IN_FORCE, OUTCOME_NO_RATE, OUTCOME_NEEDS, OUTCOME_DEPENDS, OUTCOME_UP_TO, OUTCOME_EXACT,
	OUTCOME_NONE, OUTCOME_CANNOT_OCCUR, NOUTCOMES };
extern const char *const outcome_name[NOUTCOMES]; /* "not-in-force", … as in cases.csv and the answer */

struct example {                       /* a case of cases.csv: a situation worked out by hand from the clauses */
	int32_t *days;                 /* on each of which it holds */
	const char *given, **facts;    /* the cell, and its words: NAME=VALUE */
	const char *rule, *clause;     /* clause: that decides it */
	enum outcome outcome;
	int64_t low, high;             /* fen; -1: no amount, which for high alone means without bound */
	struct bilingual why;
	size_t ndays, nfacts;
	struct src src;                /* the row; column letters follow cases.csv's order: date A, facts B, rule C, … */
};

struct rates {
	struct window window, *windows; /* the document's own, and those that rules name */
	size_t nwindows;
	struct rule *rules;            /* all kinds, in file order: rules, then limits, then text-only */
	size_t nrules;
	struct not_rate *not_rates;
	size_t nnot_rates;
	const char **notes;            /* every answer of the document carries these: what it leaves open as a whole */
	size_t nnotes;
	struct src src;
};

/* ---- tables; forms are in site_form.h ---- */
enum column_type { COLUMN_TEXT, COLUMN_COUNT, COLUMN_MONEY, COLUMN_ORDINAL };

struct column {
	const char *id;
	struct bilingual label;
	enum column_type type;
	bool total;                    /* the total row states this column's sum */
	struct src src;
};

struct listing {                       /* a cell that lists occupations, and what naming one of them answers */
	const char *cell, *fact, *value; /* D3, class, a */
	struct src src;
};

/* An occupation of such a cell, for the estimator's search: a row of tables/NAME.names.csv. */
struct occupation {
	const char *name[NLANGS], *pinyin, *cell; /* pinyin: a syllable a character, "han gong" */
	int line;
};

struct table {                         /* the declaration; cells are read by table_read (table.h) */
	const char *id;                /* 1-districts */
	struct bilingual title;
	struct column *columns;
	size_t ncolumns;
	int64_t header_rows;           /* 1 where the declaration does not say */
	bool total_row;                /* the last row states totals */
	struct listing *listings;
	struct occupation *occupations; /* none where there is no listing */
	size_t nlistings, noccupations;
	struct src src;
};

/* ---- policies ---- */
struct repair {                        /* conversion damage mended in zh.md */
	int64_t line;                  /* of source.txt */
	const char *from, *to, *clause;
	struct bilingual why;
	struct src src;
};

enum note_kind { NOTE_SOURCE_ERROR, NOTE_CONFLICT, NOTE_REMARK };

struct note {                          /* an editor's note (编者注) */
	const char *clause, *quote;
	enum note_kind kind;
	struct bilingual note;
	struct src src;
};

/* An instrument that texts cite and the site does not hold, or a held one's other titles (documents.yaml). */
struct instrument {
	const char *id, *number;       /* number: 文号, NULL for those cited by name only */
	struct bilingual title;
	const char **aliases;          /* other spellings of the Chinese title */
	size_t naliases;
	struct src src;
};

/* A body that 责任单位 notes name (agencies.yaml). */
struct agency {
	const char *id;
	struct bilingual name;
	const char **aliases;          /* its other spellings */
	size_t naliases;
	struct src src;
};

/* A recurring term and the one way it is translated (glossary.yaml). */
struct term_index;
struct term {
	const char *zh, *en, **also;   /* also: other English forms that a sentence may need */
	size_t nalso;
	struct bilingual note;
	struct src src;
};

struct topic {
	const char *id;
	struct bilingual name;
	struct src src;
};

enum policy_kind { KIND_NOTICE, KIND_PLAN, KIND_OPINION, NKINDS };
extern const char *const policy_kind_names[NKINDS + 1]; /* notice, plan, opinion; NULL-ended */
enum policy_status { STATUS_DRAFT, STATUS_PENDING, STATUS_IN_FORCE, STATUS_EXPIRED, STATUS_REPLACED, NSTATUSES };

struct front {                         /* front matter of zh.md or en.md */
	const char *title, *addressees, *summary;
	const char **issuers;
	size_t nissuers;
	int body_line;                 /* the line the body starts on */
	struct src src;
};

struct policy {
	const char *id, *dir;          /* dir: content/policies/<id>, as diagnostics print it */
	struct front front[NLANGS];
	const char *region_id, *number; /* number: 文号, NULL where there is none */
	const char *index_number;      /* 索引号 of the open-government catalogue, or NULL */
	const struct region *region;   /* set by link */
	const char **numbers;          /* every 文号 in zh.md, its own included */
	size_t nnumbers;
	const struct policy **cited_by; /* policies of the site whose text names this one's number: set by link */
	size_t ncited_by;
	enum policy_kind kind;
	bool draft;
	int32_t written, printed, posted, effective, expires; /* 成文 印发 发布 施行 失效; DAY_NONE */
	const char *replaces, **replaced_by, **topics;
	size_t nreplaced_by, ntopics;
	struct rates *rates;           /* NULL where the policy has no rates.yaml */
	struct table *tables;
	struct form *forms;
	struct repair *repairs;
	struct note *notes;
	struct example *examples;
	size_t ntables, nforms, nrepairs, nnotes, nexamples;
	struct src src;                /* of zh.md */
};

/* A policy under the key of its number (number.h). */
struct numbered {
	const char *key;
	struct policy *policy;
};

struct site {
	struct arena *arena;
	const char *root;              /* the project folder: content/ lies in it */
	int32_t today;                 /* --date; "today" for statuses */
	struct bilingual name, tagline, description, host, contact;
	struct bilingual data_licence; /* of what the office wrote itself; both NULL where site.yaml does not say */
	const char *base_url;          /* the address at which the site stands (address.h), or NULL */
	const char *site_code, *icp, *police;
	const char *organ_mark, *report_errors; /* addresses: 党政机关网站标识, 我为政府网站找错 */
	struct region *regions;
	struct fact *facts;
	struct ambiguity *ambiguities;
	struct instrument *instruments;
	struct agency *agencies;
	struct term *terms;
	const struct term_index *term_index; /* terms.h, set by link */
	struct topic *topics;
	struct policy *policies;       /* sorted by id */
	size_t nregions, nfacts, nambiguities, ninstruments, nagencies, nterms, ntopics, npolicies;
	struct numbered *numbered;     /* sorted by key: set by link */
	size_t nnumbered;
	struct list *lists;            /* list.h, by folder name */
	size_t nlists;
	const unsigned char *pack;     /* the rule pack (rules.h), set by pack.c */
	size_t pack_size;
};

/* NULL where there is none. */
const struct region *region_lookup(const struct site *, const char *id);
const struct fact *fact_lookup(const struct site *, const char *id);
const struct fact_value *fact_value_lookup(const struct fact *, const char *id);
const struct ambiguity *ambiguity_lookup(const struct site *, const char *id);
const struct agency *agency_lookup(const struct site *, const char *id);
const struct agency *agency_by_name(const struct site *, const char *name); /* Chinese, any spelling */
const struct topic *topic_lookup(const struct site *, const char *id);
const struct instrument *instrument_lookup(const struct site *, const char *id);
/* The i-th cell that the rule's amounts name, in the order of its steps; NULL past the last. */
const char *rule_cell(const struct rule *, size_t i);
/* By 文号 in any bracket style and spacing. */
const struct instrument *instrument_by_number(const struct site *, const char *number);
/* By title or alias; white space, dashes and the kinds of brackets do not count. */
const struct instrument *instrument_by_title(const struct site *, const char *title, size_t n);
const struct policy *policy_lookup(const struct site *, const char *id);
const struct policy *policy_by_number(const struct site *, const char *number); /* any bracket style */

/* Computed from the dates and the day (DESIGN §3): draft, else replaced, expired, pending, in force. */
enum policy_status policy_status(const struct policy *, int32_t today);
/* The day a policy counts from: effective, else printed, else written, else DAY_NONE. */
int32_t policy_from(const struct policy *);

#endif
