/*
 * rules_pack: the bytes of a rule pack, checked and laid out once; then every access stays inside. Freestanding.
 *
 * A pack is two parts, one after the other: the rules, and the words they are answered with. The rules are "GBRP",
 * version, 0, the size of this part (16 bits, little-endian), the SHA-256 of all that follows, and then whole numbers of
 * 7 bits a byte, lowest first, all but the last with the high bit set: how many amounts, and each as 8m + e for
 * m · 10^e; how many facts, values, policies, rules, conditions and steps; their fields, field by field. The words are
 * all texts, the first "", each "1 + how many bytes it shares with the one before" (1…31) and the rest of it, as JSON
 * writes it between quotes (so no byte is below 32); 0 ends them. Some stand for more than one text, with
 * the quotes and keys between: what answers always say of a rule or a step together.
 *
 * A field is its value plus one, modulo 65536. One that names a text or an amount is 0 for the first not yet named, 1
 * for none, 1 + n for the one n before the first not yet named. Two fields "run, count" name records of another
 * section, or items of a list: only the count is in the pack; the runs follow one another, and lists stand after the
 * field's counts, written like a field. Days count from 0000-03-01.
 *
 * The version changes with any of this, and a pack of another version is refused: engine and pack are built together.
 */
#ifndef GONGBU_RULES_PACK_H
#define GONGBU_RULES_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RULES_PACK_HEADER 40u    /* up to and with the hash */
#define RULES_PACK_WORDS 6u      /* where the size of the rules stands */
#define RULES_PACK_VERSION 3
#define RULES_FACTS_MAX 63u      /* one bit each; the last bit is never set */
#define RULES_RULES_MAX 1024u
#define RULES_CELLS_MAX 32768u   /* fields of all records; items of all lists */
#define RULES_RECORDS_MAX 4096u  /* of any section; texts; amounts */
#define RULES_TEXT_MAX 65535u    /* bytes of all texts, each with a NUL */
#define RULES_STEPS_MAX 48u      /* of one line, its modifiers' steps included */
#define RULES_NOTES_MAX 32u
#define RULES_NONE 0xFFFFu       /* an optional fact, amount or rule left out; a table's cell without a rate */
#define RULES_AMOUNT_MAX 0xFFFFFFFFFFLL
#define RULES_MONEY_MAX 99999999999LL
#define RULES_COUNT_MAX 1000000
#define RULES_WHOLE 10000        /* 100 %, in hundredths of a percent */
#define RULES_DAY_SHIFT 719468   /* of 1970-01-01 */
#define RULES_DAY_LAST 999999999

/* The first two facts of every pack. */
#define RULES_REGION 0u
#define RULES_DATE 1u

enum pack_section { PACK_FACTS, PACK_VALUES, PACK_POLICIES, PACK_RULES, PACK_CONDITIONS, PACK_STEPS, PACK_SECTIONS };

/* Texts are places in rules.text, amounts and records their number, a run its first record or item. */
struct pack_fact {
	uint16_t id, kind, by_document, values, nvalues; /* yes/no: the values no, yes */
};
struct pack_value {
	uint16_t id;
};
struct pack_policy {
	uint16_t id, draft, regions, nregions;
};
struct pack_rule {
	uint16_t id, kind, policy, from, to;
	uint16_t dates;                  /* its own dates as text, "" for none */
	uint16_t clause;
	uint16_t per;                    /* and its payees: person","payee":["person */
	uint16_t conditions, nconditions, steps, nsteps;
	uint16_t modifiers, nmodifiers;  /* that act on it, in the order they act */
	uint16_t exclusive;              /* a modifier's group, 0 for none; members stand together, the largest first */
	uint16_t parts;                  /* an amount: what a fen is divided into, so that its steps leave no remainder */
	uint16_t notes, nnotes;
	uint16_t reminders, nreminders;  /* limits and rules to be seen beside it */
};
struct pack_condition {
	uint16_t op;
	uint16_t or_next;                /* joined by "or" with the next */
	uint16_t fact, values, nvalues, bound;
	uint16_t text;                   /* as an explanation prints it; "" where fact and values say it */
};
struct pack_step {
	uint16_t shown;                  /* word, facts, percent as texts write it: times","fact":"days */
	uint16_t word, fact;
	uint16_t fact2;                  /* a table's second key; what a cap is per */
	uint16_t amount;                 /* percent: what remains of 10000, uplift included */
	uint16_t documents, ndocuments;
	uint16_t cells, ncells;          /* amounts; the second key runs fastest */
	uint16_t rule;                   /* percent of another rule */
};

/*
 * What the fields hold, sections parted by a slash: S text, F fact, P policy, N amount, in lower case or RULES_NONE,
 * r rule or RULES_NONE; 2…9 and on to ? less than that; V C T L a run of values, conditions, steps or list items, and
 * then # its count or, for a list, what its items are; x anything.
 */
extern const char rules_layout[];

enum pack_fact_kind { PACK_CHOICE, PACK_YES_NO, PACK_COUNT, PACK_MONEY, PACK_DAY };
enum pack_rule_kind { PACK_PAYS, PACK_LIMIT, PACK_MODIFIER };
enum pack_op { PACK_IN, PACK_GE, PACK_LE };
enum pack_word {
	PACK_FIXED, PACK_TABLE, PACK_ACTUAL, PACK_EXTERNAL, PACK_TIMES, PACK_PERCENT, PACK_CAP, PACK_PRORATE, PACK_UPTO
};

/* An open pack, 240 KB: keep it off the stack. */
struct rules {
	const uint16_t *section[PACK_SECTIONS]; /* its records, among the cells */
	uint16_t count[PACK_SECTIONS];
	uint64_t by_document;        /* facts that another document sets: unanswered they give `depends` */
	char hash[65];               /* as hexadecimal text */
	char text[RULES_TEXT_MAX + 1];
	uint16_t cells[RULES_CELLS_MAX];   /* records, one after the other */
	uint16_t items[RULES_CELLS_MAX];
	int64_t amounts[RULES_RECORDS_MAX];
	uint16_t texts[RULES_RECORDS_MAX]; /* places, while the pack is read */
};

/*
 * False unless every count, index and text of the pack is sound; then nothing else can fail: where fields do not
 * fit each other (a table without a key) the amount is poor, but defined. pack.c makes none such. The bytes are not
 * needed afterwards.
 */
bool rules_open(struct rules *, const uint8_t *pack, size_t n);

/* Fields of a record. */
static const uint8_t rules_widths[PACK_SECTIONS] = {
	sizeof(struct pack_fact) / 2, sizeof(struct pack_value) / 2, sizeof(struct pack_policy) / 2,
	sizeof(struct pack_rule) / 2, sizeof(struct pack_condition) / 2, sizeof(struct pack_step) / 2,
};

/* Record i, a struct pack_fact or another; its id, the first field of most. */
static inline const void *rules_record(const struct rules *r, enum pack_section section, unsigned i)
{
	return r->section[section] + rules_widths[section] * i;
}

static inline const char *rules_id(const struct rules *r, enum pack_section section, unsigned i)
{
	return r->text + *(const uint16_t *)rules_record(r, section, i);
}

/* An amount; 0 for RULES_NONE. */
int64_t rules_amount(const struct rules *, unsigned amount);

#endif
