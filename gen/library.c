#include "library.h"

#include <dlfcn.h>
#include <string.h>

#include "arena.h"

void library_open(const char *name, const char *const *words, size_t n, void *slots)
{
	void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);   /* never closed: the next to ask finds it open */

	if (library == NULL)
		die("%s", dlerror());
	for (size_t i = 0; i < n; i++) {
		void *address = dlsym(library, words[i]);

		if (address == NULL)
			die("%s", dlerror());
		memcpy((char *)slots + i * sizeof address, &address, sizeof address);
	}
}
