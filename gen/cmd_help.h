/* cmd_help: what `gongbu COMMAND --help` says. */
#ifndef GONGBU_CMD_HELP_H
#define GONGBU_CMD_HELP_H

#include <stdbool.h>
#include <stdio.h>

#include "diag.h"

/* One of the words is --help or -h. */
bool help_asked(int argc, char *const *argv);
/* The language that the words ask for, else the one given. */
enum diag_lang help_lang(int argc, char *const *argv, enum diag_lang);
/* The command's usage line and what it does, then its options, one a line, and an example. */
void help_print(const char *command, const char *usage, const char *what, enum diag_lang, FILE *);

#endif
