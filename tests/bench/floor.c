/*
 * floor: the least a site could cost: every zh.md and en.md below a content folder parsed by cmark and written as HTML,
 * the policies shared out among processes, nothing else done. Without an output folder nothing is written.
 *   floor CONTENT PROCESSES [OUT]
 */
#include <cmark.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void fail(const char *what)
{
	perror(what);
	exit(1);
}

static char *text_read(const char *path, size_t *n)
{
	FILE *in = fopen(path, "rb");
	struct stat st;
	char *text;

	if (in == NULL || fstat(fileno(in), &st) != 0)
		fail(path);
	text = malloc((size_t)st.st_size + 1);
	if (text == NULL)
		fail(path);
	*n = fread(text, 1, (size_t)st.st_size, in);
	text[*n] = '\0';
	fclose(in);
	return text;
}

static void page_make(const char *content, const char *id, const char *lang, const char *out)
{
	char path[4096];
	size_t n;
	char *text, *body, *html;

	snprintf(path, sizeof path, "%s/policies/%s/%s.md", content, id, lang);
	text = text_read(path, &n);
	body = strstr(text, "\n---\n");
	body = body == NULL ? text : body + 5;
	html = cmark_markdown_to_html(body, n - (size_t)(body - text), CMARK_OPT_DEFAULT);
	if (out != NULL) {
		FILE *file;

		snprintf(path, sizeof path, "%s/%s.%s.html", out, id, lang);
		file = fopen(path, "wb");
		if (file == NULL || fputs(html, file) < 0 || fclose(file) != 0)
			fail(path);
	}
	free(html);
	free(text);
}

int main(int argc, char **argv)
{
	int processes = argc > 2 ? atoi(argv[2]) : 0, n, status = 0;
	const char *out = argc > 3 ? argv[3] : NULL;
	struct dirent **list;
	char path[4096];

	if (processes < 1)
		return 2;
	snprintf(path, sizeof path, "%s/policies", argv[1]);
	n = scandir(path, &list, NULL, alphasort);
	if (n < 0 || (out != NULL && mkdir(out, 0777) != 0))
		fail(out != NULL ? out : path);
	for (int k = 0; k < processes; k++) {
		if (fork() != 0)
			continue;
		for (int i = k; i < n; i += processes)
			if (list[i]->d_name[0] != '.') {
				page_make(argv[1], list[i]->d_name, "zh", out);
				page_make(argv[1], list[i]->d_name, "en", out);
			}
		_exit(0);
	}
	for (int k = 0; k < processes; k++) {
		int one;

		if (wait(&one) < 0 || one != 0)
			status = 1;
	}
	return status;
}
