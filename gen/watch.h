/* watch: whether what a site is made of has changed on the disk (inotify). */
#ifndef GONGBU_WATCH_H
#define GONGBU_WATCH_H

#include <stdbool.h>

/*
 * Watches content/, templates/ and assets/ of a project folder, with all folders in them, and whether those come and go.
 * A descriptor that is readable when something happened; close() ends it. Folders that are made later are not watched:
 * open a new one after each change. -1 where the machine allows no more watches (errno).
 */
int watch_open(const char *root);

/* Reads what happened; true when any of it counts: hidden files do not. */
bool watch_read(int fd);

#endif
