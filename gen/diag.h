/* diag: the mistakes of the content, collected while reading and checking, printed together. */
#ifndef GONGBU_DIAG_H
#define GONGBU_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Where a writer should look; line and col count from 1 (col in characters), 0 = the whole file. */
struct src {
	const char *path;
	int line, col;
};

enum diag_lang { DIAG_EN, DIAG_ZH };

struct arena;
struct diag;

struct diag *diag_open(enum diag_lang);
/* One that keeps what `like` keeps, lives as long as the arena and is never closed. */
struct diag *diag_open_in(struct arena *, const struct diag *like);
void diag_close(struct diag *);
/* Copies of all of another's messages, as if they were reported now. */
void diag_take(struct diag *, const struct diag *from);

/*
 * One mistake: `check` is the name printed in brackets (a literal); the message is given in English and
 * Chinese with the same arguments in the same order. It says what is wrong, then what is accepted.
 * Several threads may call these.
 */
#define DIAG_FORMAT __attribute__((format(printf, 4, 6), format(printf, 5, 6)))
void diag_error(struct diag *, struct src, const char *check, const char *en, const char *zh, ...) DIAG_FORMAT;
void diag_warn(struct diag *, struct src, const char *check, const char *en, const char *zh, ...) DIAG_FORMAT;
/* An error in fixed words, after "what: " (NULL: the words alone). */
void diag_plain(struct diag *, struct src, const char *check, const char *what, const char *en, const char *zh);

/* From now on messages are kept in both languages, for diag_list. */
void diag_both(struct diag *);

struct diag_message {
	struct src src;
	bool error;
	const char *check, *text[2]; /* by enum diag_lang; NULL where it was not kept */
	size_t order;                /* as reported, for messages at one place */
};

/* Sorted as diag_print prints them; the diag's own. */
const struct diag_message *diag_list(struct diag *, size_t *n);
const char *diag_severity(const struct diag_message *, enum diag_lang);

size_t diag_errors(const struct diag *);
size_t diag_warnings(const struct diag *);

/* Sorted by path, line, col; `path:line:col: error: message [check]`, then nothing else. */
void diag_print(struct diag *, FILE *);
/* The same as one JSON document: {"errors":N,"warnings":N,"diagnostics":[{path,line,col,severity,check,message}]}. */
void diag_print_json(struct diag *, FILE *);

#endif
