/*
 * rules_pack: the bytes of a rule pack, checked and laid out once; then every access stays inside. Freestanding.
 *
 * A pack is "GBRP", version (16 bits, little-endian), 0 (16 bits), the SHA-256 of all that follows, and then whole
 * numbers of 7 bits a byte, lowest first, all but the last with the high bit set: how many facts, values, policies,
 * rules, conditions, steps, amounts and strings; the fields of each of the first six, field by field; the amounts; and
 * last the strings, each ended by NUL, written as JSON writes them between quotes. The first is "".
 *
 * A field is the difference from the record before (2d, or -2d-1 if negative; 0 stands before the first) of its value
 * plus one, modulo 65536. Two fields "run, count" name records of another section, or items of a list: only the count
 * is in the pack; the runs follow one another, and lists stand after the field's counts, written like a field.
 * Days count from 0000-03-01.
 */
#ifndef GONGBU_RULES_PACK_H
#define GONGBU_RULES_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RULES_PACK_HEADER 40u    /* up to and with the hash */
#define RULES_PACK_VERSION 1
#define RULES_FACTS_MAX 63u      /* one bit each; the last bit is never set */
#define RULES_RULES_MAX 1024u
#define RULES_CELLS_MAX 32768u   /* all fields of all records, and the list items */
#define RULES_RECORDS_MAX 4096u  /* of any section */
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

enum pack_section {
	PACK_FACTS, PACK_VALUES, PACK_POLICIES, PACK_RULES, PACK_CONDITIONS, PACK_STEPS, PACK_AMOUNTS, PACK_STRINGS,
	PACK_SECTIONS
};

enum pack_field {
	FACT_ID, FACT_KIND, FACT_BY_DOCUMENT, FACT_VALUES, FACT_NVALUES, /* yes/no: the values no, yes */
	VALUE_ID,
	POLICY_ID, POLICY_DRAFT, POLICY_REGIONS, POLICY_NREGIONS,
	RULE_ID, RULE_KIND, RULE_POLICY, RULE_FROM, RULE_TO,
	RULE_DATES,                      /* its own dates as text, "" for none */
	RULE_CLAUSE, RULE_PER, RULE_PAYEES, RULE_NPAYEES, RULE_CONDITIONS, RULE_NCONDITIONS, RULE_STEPS, RULE_NSTEPS,
	RULE_MODIFIERS, RULE_NMODIFIERS, /* that act on it, in the order they act */
	RULE_EXCLUSIVE,                  /* a modifier's group, 0 for none; members stand together, the largest first */
	RULE_PARTS,                      /* an amount: what a fen is divided into, so that its steps leave no remainder */
	RULE_NOTES, RULE_NNOTES,
	RULE_REMINDERS, RULE_NREMINDERS, /* limits and rules to be seen beside it */
	CONDITION_OP,
	CONDITION_OR,                    /* joined by "or" with the next */
	CONDITION_FACT, CONDITION_VALUES, CONDITION_NVALUES, CONDITION_BOUND,
	CONDITION_TEXT,                  /* as an explanation prints it; "" where fact and values say it */
	STEP_WORD, STEP_FACT,
	STEP_FACT2,                      /* a table's second key; what a cap is per */
	STEP_AMOUNT,                     /* percent: what remains of 10000, uplift included */
	STEP_PERCENT,                    /* as texts write it, +30%; "" for the other words */
	STEP_DOCUMENTS, STEP_NDOCUMENTS,
	STEP_CELLS, STEP_NCELLS,         /* amounts; the second key runs fastest */
	STEP_RULE,                       /* percent of another rule */
	PACK_FIELDS
};

/*
 * What the fields hold, sections parted by a slash: S string, F fact, P policy, N amount, in lower case or RULES_NONE,
 * r rule or RULES_NONE; 2…9 and on to ? less than that; V C T L a run of values, conditions, steps or list items, and then # its
 * count or, for a list, what its items are; x anything.
 */
extern const char rules_layout[];

enum pack_fact_kind { PACK_CHOICE, PACK_YES_NO, PACK_COUNT, PACK_MONEY, PACK_DAY };
enum pack_rule_kind { PACK_PAYS, PACK_LIMIT, PACK_MODIFIER };
enum pack_op { PACK_IN, PACK_GE, PACK_LE };
enum pack_word {
	PACK_FIXED, PACK_TABLE, PACK_ACTUAL, PACK_EXTERNAL, PACK_TIMES, PACK_PERCENT, PACK_CAP, PACK_PRORATE, PACK_UPTO
};

/* An open pack, 115 KB: keep it off the stack. */
struct rules {
	const uint8_t *pack;         /* borrowed */
	uint32_t count[PACK_SECTIONS];
	uint64_t by_document;        /* facts that another document sets: unanswered they give `depends` */
	uint16_t column[PACK_FIELDS + 1], cells[RULES_CELLS_MAX];
	int64_t amounts[RULES_RECORDS_MAX];
	uint32_t strings[RULES_RECORDS_MAX];
};

/*
 * False unless every count, index and string of the pack is sound; then nothing else can fail: where fields do not
 * fit each other (a table without a key) the amount is poor, but defined. pack.c makes none such.
 */
bool rules_open(struct rules *, const uint8_t *pack, size_t n);

unsigned rules_field(const struct rules *, unsigned field, unsigned record);
/* Item i of the list that a field names. */
unsigned rules_item(const struct rules *, unsigned field, unsigned record, unsigned i);
/* The amount a field names; 0 for RULES_NONE. */
int64_t rules_number(const struct rules *, unsigned field, unsigned record);
const char *rules_string(const struct rules *, unsigned field, unsigned record);
const char *rules_item_string(const struct rules *, unsigned field, unsigned record, unsigned i);

#endif
