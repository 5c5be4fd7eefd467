/*
 * library: shared libraries that few runs need, opened by the first thing that does. Whatever the program is linked with
 * is loaded and bound at each start, and such libraries brought others of theirs: a third of the time to fill one form.
 * Their headers are used as ever; only the calls go through a struct of functions:
 *
 *     #define ZIP_FUNCTIONS(F) F(zip_fread) F(zip_fclose)
 *     struct zip_library { ZIP_FUNCTIONS(LIBRARY_SLOT) };
 *     struct zip_library zip;
 *     LIBRARY_OPEN(LIBRARY_zip, ZIP_FUNCTIONS, &zip);
 *     zip.zip_fclose(file);
 *
 * LIBRARY_zip is its name as the linker found it, from the Makefile.
 */
#ifndef GONGBU_LIBRARY_H
#define GONGBU_LIBRARY_H

#include <stddef.h>

#define LIBRARY_SLOT(f) __typeof__(f) *f;
#define LIBRARY_WORD(f) #f,
#define LIBRARY_OPEN(name, FUNCTIONS, slots) \
	library_open(name, (const char *const[]){FUNCTIONS(LIBRARY_WORD)}, sizeof *(slots) / sizeof(void *), slots)

/* Fills `slots`, an array of n addresses, with those of `words` (functions or variables); dies where one is not there. */
void library_open(const char *name, const char *const *words, size_t n, void *slots);

#endif
