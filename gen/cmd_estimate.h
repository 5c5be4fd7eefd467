/* cmd_estimate: `gongbu estimate`, RULES §0 on the command line. */
#ifndef GONGBU_CMD_ESTIMATE_H
#define GONGBU_CMD_ESTIMATE_H

#include "site.h"

/*
 * The words after the command: facts as name=value, --json, --batch (a JSON object of facts a line on standard input,
 * an answer a line), --explain-no, --lang zh|en; --pack writes the rule pack instead, for the wasm. The site has its
 * pack. Returns the exit status: 0; 2 for words or facts that are not accepted, with a message on standard error.
 */
int estimate_run(struct site *, enum lang, int argc, char **argv);

#endif
