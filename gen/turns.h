/*
 * turns: each policy's turn (both texts opened, every check, then every output), in this process or shared out among
 * workers. What is published and reported is the same, and in the same order, for any number of workers.
 */
#ifndef GONGBU_TURNS_H
#define GONGBU_TURNS_H

#include "output.h"

/*
 * All policies' turns. Outputs run where `write` says so and the policy itself is without errors. More than one worker:
 * forked processes that take runs of policies one after another; what they gather for the outputs' `finish` lies in
 * memory that the arena frees. A worker that fails or is killed ends the program with 3, the site as it was.
 */
void turns_run(const struct publication *, struct arena *, size_t workers, bool write);

#endif
