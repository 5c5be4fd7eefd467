#include "pdf_content.h"

#include <stdbool.h>
#include <string.h>

struct rewriter {
	const char *p, *end;
	struct buf *out;
	int depth;                     /* of BDC…EMC */
	bool artifact;                 /* one is open */
	bool drop_empty;
	size_t begun;                  /* where in `out` the last element's content began, if nothing came since; else 0 */
	const char *problem;
};

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
	return is_space(c) || strchr("()<>[]{}/%", c) != NULL;
}

static const char *string_skip(const char *p, const char *end)
{
	int depth = 0;

	for (; p < end; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			return p + 1;
	}
	return end;
}

/* The end of the token that begins at p (not a space). */
static const char *token_end(const char *p, const char *end)
{
	if (*p == '(')
		return string_skip(p, end);
	if (*p == '<' && p + 1 < end && p[1] != '<') {
		const char *close = memchr(p, '>', (size_t)(end - p));

		return close != NULL ? close + 1 : end;
	}
	if (*p == '<' || (*p == '>' && p + 1 < end && p[1] == '>'))
		return p + 2;
	if (strchr("[]{}>)", *p) != NULL)
		return p + 1;
	do
		p++;
	while (p < end && !is_delimiter(*p));
	return p;
}

/* Operators are the tokens that begin with a letter; numbers, names, strings and brackets do not. */
static bool is_operator(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '"';
}

static bool is_one_of(const char *op, size_t n, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strlen(*names) == n && memcmp(*names, op, n) == 0)
			return true;
	return false;
}

static const char *const path_operators[] = {"m", "l", "c", "v", "y", "h", "re", NULL};
static const char *const paint_operators[] = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n", NULL};
static const char *const text_operators[] = {"Tj", "TJ", "'", "\"", NULL};
static const char *const rgb_operators[] = {"rg", "RG", NULL};
static const char *const refused_operators[] = {"Do", "BI", "sh", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", NULL};

/* "0.2 0.2 0.2 rg" as "0.2 g"; false where the three are not the same. */
static bool gray_write(struct rewriter *r, const char *operands, const char *op)
{
	const char *from[3], *to[3], *p = operands;

	for (int i = 0; i < 3; i++) {
		while (p < op && is_space(*p))
			p++;
		if (p == op)
			return false;
		from[i] = p;
		to[i] = p = token_end(p, op);
	}
	for (int i = 1; i < 3; i++)
		if (to[i] - from[i] != to[0] - from[0] || memcmp(from[i], from[0], (size_t)(to[0] - from[0])) != 0)
			return false;
	buf_add(r->out, from[0], (size_t)(to[0] - from[0]));
	buf_puts(r->out, *op == 'r' ? " g" : " G");
	return true;
}

static bool marks_begin(const char *op, size_t n)
{
	return n == 3 && memcmp(op, "BDC", 3) == 0;
}

static bool marks_end(const char *op, size_t n)
{
	return n == 3 && memcmp(op, "EMC", 3) == 0;
}

/* One operator with its operands: [operands, op) and [op, op + n). */
static void operation_write(struct rewriter *r, const char *operands, const char *op, size_t n)
{
	bool outside = r->depth == 0 && !r->artifact;

	if (is_one_of(op, n, refused_operators))
		r->problem = "an image or a colour of another kind";
	if (outside && is_one_of(op, n, text_operators))
		r->problem = "text outside the structure";
	if (marks_end(op, n) && r->begun > 0 && r->drop_empty) {
		r->out->n = r->begun - 1;
		r->begun = 0;
		r->depth--;
		return;
	}
	r->begun = marks_begin(op, n) ? r->out->n + 1 : 0;
	r->depth += marks_begin(op, n) - marks_end(op, n);
	if (outside && is_one_of(op, n, path_operators)) {
		buf_puts(r->out, "/Artifact <</Type /Layout>> BDC\n");
		r->artifact = true;
	}
	if (!is_one_of(op, n, rgb_operators))
		buf_add(r->out, operands, (size_t)(op - operands) + n);
	else if (!gray_write(r, operands, op))
		r->problem = "a colour";
	if (r->artifact && is_one_of(op, n, paint_operators)) {
		buf_puts(r->out, "\nEMC");
		r->artifact = false;
	}
	buf_putc(r->out, '\n');
}

const char *pdf_content_rewrite(const char *p, size_t n, bool drop_empty, struct buf *out)
{
	struct rewriter r = {.p = p, .end = p + n, .out = out, .drop_empty = drop_empty};
	const char *operands = NULL;

	while (r.p < r.end && r.problem == NULL) {
		const char *from = r.p;

		if (is_space(*from)) {
			r.p++;
			continue;
		}
		if (operands == NULL)
			operands = from;
		r.p = token_end(from, r.end);
		if (!is_operator(*from))
			continue;
		operation_write(&r, operands, from, (size_t)(r.p - from));
		operands = NULL;
	}
	if (r.problem == NULL && (operands != NULL || r.depth != 0 || r.artifact))
		r.problem = "content that ends too early";
	return r.problem;
}
