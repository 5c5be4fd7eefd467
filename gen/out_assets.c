/* out_assets: the hand-written files of assets/, as they are. */
#include "file.h"
#include "output.h"

static void write_site(const struct publication *pub, struct arena *a)
{
	const char *dir = arena_printf(a, "%s/assets", pub->site->root);
	size_t n;
	const char **names = folder_list(a, dir, &n);

	for (size_t i = 0; i < n; i++) {
		size_t size;
		const char *bytes = file_read(a, arena_printf(a, "%s/%s", dir, names[i]), &size, pub->diag);

		if (bytes != NULL)
			sink_put(pub->sink, arena_printf(a, "assets/%s", names[i]), bytes, size, pub->diag);
	}
}

const struct output out_assets = {"assets", write_site, NULL, NULL};
