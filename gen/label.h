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

/* "附件3", "Attachment 3" at the start of a part's heading: 3, and the label's length; 0 where there is none. */
int label_attachment(const char *text, size_t n, enum lang, size_t *length);

/* The label as clause paths print it: 四, （二）, 2, （1）, ③. */
void label_write(struct buf *, int level, int number);

#endif
