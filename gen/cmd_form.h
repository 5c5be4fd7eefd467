/* cmd_form: `gongbu form`: a form blank, to fill in, or filled in from a sheet. */
#ifndef GONGBU_CMD_FORM_H
#define GONGBU_CMD_FORM_H

#include "build.h"

/*
 * The words after the command are in o->args: POLICY/N, --data FILE, --sheet NAME, -o OUT, --edition zh|en|zh-en (--lang
 * is the same), --date DAY, --fonts DIR, --headings, --fill, --copies, --strict. Returns the exit status: 0; 1 where content or
 * sheet have mistakes (nothing is written); 2 for words that are not accepted; 3 where a file cannot be written (no part of
 * it is left).
 */
int form_run(const struct options *);

#endif
