/* cmd_serve: `gongbu serve`, the preview: builds, serves what was built, and builds again on every change. */
#ifndef GONGBU_CMD_SERVE_H
#define GONGBU_CMD_SERVE_H

#include "build.h"

/* Runs until it is interrupted, then 0. */
int serve_run(const struct options *);

#endif
