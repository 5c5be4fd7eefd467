/* out_assets: the hand-written files of assets/, as they are. */
#include "output.h"
#include "stock.h"

static void write_site(const struct publication *pub, struct arena *a)
{
	const char *root = pub->site->root;
	size_t n;
	const char **names = stock_list(a, root, "assets", &n);

	for (size_t i = 0; i < n; i++) {
		const char *path = arena_printf(a, "assets/%s", names[i]);
		size_t size;
		const char *bytes = stock_read(a, root, path, &size, NULL, pub->diag);

		if (bytes != NULL)
			sink_put(pub->sink, path, bytes, size, pub->diag);
	}
}

const struct output out_assets = {"assets", write_site, NULL, NULL};
