#include "cmd_estimate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "buf.h"
#include "estimate_notes.h"
#include "estimate_text.h"

#define ANSWER_SIZE ((size_t)1024 * 1024)

struct request {
	struct site *site;
	struct rules *rules;
	char *answer;              /* the last one's text */
	size_t size;
	bool json, batch, pack;
	unsigned flags;
	enum lang lang;
	const char **words;        /* name=value */
	size_t nwords;
};

static bool lang_take(struct request *q, const char *name)
{
	q->lang = strcmp(name, "zh") == 0 ? ZH : EN;
	return strcmp(name, lang_code[q->lang]) == 0;
}

static bool usage(const struct request *q, const char *word)
{
	fprintf(stderr, q->lang == ZH ?
		"gongbu estimate：不认识“%s”；可以是：名称=值、--json、--batch、--explain-no、--pack、--lang zh|en\n" :
		"gongbu estimate: unknown word \"%s\"; accepted: name=value, --json, --batch, --explain-no, --pack, --lang zh|en\n",
		word);
	return false;
}

static bool words_read(struct request *q, int argc, char **argv)
{
	for (int i = 0; i < argc; i++) {
		const char *word = argv[i];

		if (strcmp(word, "--json") == 0)
			q->json = true;
		else if (strcmp(word, "--batch") == 0)
			q->batch = true;
		else if (strcmp(word, "--pack") == 0)
			q->pack = true;
		else if (strcmp(word, "--explain-no") == 0)
			q->flags |= ANSWER_EXPLAIN_NO;
		else if (strcmp(word, "--lang") == 0 && i + 1 < argc && lang_take(q, argv[i + 1]))
			i++;
		else if (strncmp(word, "--lang=", 7) == 0 && lang_take(q, word + 7))
			continue;
		else if (*word != '-' && strchr(word, '=') != NULL)
			*arena_append(q->site->arena, q->words, q->nwords) = word;
		else
			return usage(q, word);
	}
	if ((q->batch || q->pack) && q->nwords > 0)
		return usage(q, q->words[0]);
	return true;
}

static void json_string_add(struct buf *b, const char *p, size_t n)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < n; i++) {
		if ((unsigned char)p[i] < ' ')
			buf_printf(b, "\\u%04x", (unsigned)p[i]);
		else if (p[i] == '"' || p[i] == '\\')
			buf_printf(b, "\\%c", p[i]);
		else
			buf_putc(b, p[i]);
	}
	buf_putc(b, '"');
}

/* The words as one JSON object; `date`, if any, stands for the date given. */
static void facts_join(const struct request *q, const char *date, struct buf *b)
{
	buf_putc(b, '{');
	for (size_t i = 0; i < q->nwords; i++) {
		const char *word = q->words[i], *value = strchr(word, '=') + 1;

		if (date != NULL && strncmp(word, "date=", 5) == 0)
			value = date;
		if (i > 0)
			buf_putc(b, ',');
		json_string_add(b, word, (size_t)(strchr(word, '=') - word));
		buf_putc(b, ':');
		json_string_add(b, value, strlen(value));
	}
	buf_putc(b, '}');
}

/* True for an answer, false for an error object; either is in q->answer. */
static bool ask(struct request *q, const char *facts, size_t n)
{
	bool fine;

	q->size = answer_write(q->rules, facts, n, q->flags, q->answer, ANSWER_SIZE, &fine);
	if (q->size == 0)
		die("the answer is longer than %zu bytes", ANSWER_SIZE);
	return fine;
}

static json_t *answer_parse(const struct request *q)
{
	json_error_t error;
	json_t *answer = json_loadb(q->answer, q->size, 0, &error);

	if (answer == NULL)
		die("the estimator's answer is not JSON: %s", error.text);
	return answer;
}

static void answer_print(const struct request *q)
{
	fwrite(q->answer, 1, q->size, stdout);
	putchar('\n');
}

/* The value given for a fact on the command line, or NULL. */
static const char *word_value(const struct request *q, const char *name)
{
	size_t n = strlen(name);

	for (size_t i = q->nwords; n > 0 && i > 0; i--)
		if (strncmp(q->words[i - 1], name, n) == 0 && q->words[i - 1][n] == '=')
			return q->words[i - 1] + n + 1;
	return NULL;
}

static int error_report(const struct request *q)
{
	json_t *answer = answer_parse(q), *error = json_object_get(answer, "error");
	const char *name = json_string_value(json_object_get(error, "fact"));

	if (q->json)
		answer_print(q);
	estimate_print_error(q->site, error, name == NULL ? NULL : word_value(q, name), q->lang, stderr);
	json_decref(answer);
	return 2;
}

static bool ask_words(struct request *q, const char *date)
{
	struct buf facts = {0};
	bool fine;

	facts_join(q, date, &facts);
	fine = ask(q, facts.p, facts.n);
	buf_free(&facts);
	return fine;
}

/* The same question on the last day of force, beside the answer to the question asked, never instead of it. */
static void past_print(struct request *q, int32_t day)
{
	struct date d = date_of(day);
	const char *date = arena_printf(q->site->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
	json_t *past;

	if (!ask_words(q, date))
		return;
	past = answer_parse(q);
	printf(q->lang == ZH ? "\n———— 按%s当时的规定（不是您所问日期的答案）————\n" :
		"\n———— as it stood on %s (not an answer for the day you asked about) ————\n", date);
	estimate_print(q->site, past, q->lang, stdout);
	json_decref(past);
}

static int answer_one(struct request *q)
{
	json_t *answer;
	int32_t day;

	if (!ask_words(q, NULL))
		return error_report(q);
	if (q->json) {
		answer_print(q);
		return 0;
	}
	answer = answer_parse(q);
	estimate_print_standing(q->site, answer, q->lang, stdout);
	estimate_print(q->site, answer, q->lang, stdout);
	day = estimate_last_day(q->site, answer);
	if (day != DAY_NONE)
		past_print(q, day);
	estimate_print_whole(q->site, answer, q->lang, stdout);
	json_decref(answer);
	return 0;
}

static void answer_batch(struct request *q)
{
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while ((n = getline(&line, &cap, stdin)) > 0) {
		if (line[n - 1] == '\n')
			n--;
		ask(q, line, (size_t)n);
		answer_print(q);
	}
	if (ferror(stdin))
		die("cannot read standard input: %s", strerror(errno));
	free(line);
}

int estimate_run(struct site *site, enum lang lang, int argc, char **argv)
{
	struct request q = {.site = site, .lang = lang};
	int status = 0;

	if (!words_read(&q, argc, argv))
		return 2;
	q.rules = arena_new(site->arena, struct rules, 1);
	q.answer = arena_alloc(site->arena, ANSWER_SIZE);
	if (site->pack == NULL || !rules_open(q.rules, site->pack, site->pack_size))
		die("the site has no rule pack");
	if (q.pack)
		fwrite(site->pack, 1, site->pack_size, stdout);
	else if (q.batch)
		answer_batch(&q);
	else
		status = answer_one(&q);
	if (fflush(stdout) != 0 || ferror(stdout))
		die("cannot write the answer: %s", strerror(errno));
	return status;
}
