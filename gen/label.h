/* label: the numbering labels of official documents (NORMS D2): 一、 （一） 1． （1） ①, and their English twins. */
#ifndef GONGBU_LABEL_H
#define GONGBU_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "site.h"

#define LABEL_LEVELS 5

struct label {
	int level;     /* 1 一、 · 2 （一） · 3 1． · 4 （1） · 5 ①; 0 none */
	int number;    /* 1… */
	size_t length; /* its bytes at the start of the text, white space after it included */
};

/* The label that a heading or paragraph begins with; false (and level 0) where there is none. */
bool label_parse(const char *text, size_t n, enum lang, struct label *);

/*
 * "附件3", "附件：2", "Attachment 3" at the start of a part's heading: the number, and the label's length; 0 where
 * there is none. A sole attachment may have no number ("附件：…"): 1.
 */
int label_attachment(const char *text, size_t n, enum lang, size_t *length);

/* The label as clause paths print it: 四, （二）, 2, （1）, ③. */
void label_write(struct buf *, int level, int number);

/* The label as a text in this language prints it, without its point: 四, （二）; IV, (II). */
void label_print(struct buf *, enum lang, int level, int number);

/* A clause path as English prints it: 四（二） → IV (II), 附件2注1 → Attachment 2, note 1, 末段 → closing paragraph. */
void label_path_english(struct buf *, const char *path);

#endif
