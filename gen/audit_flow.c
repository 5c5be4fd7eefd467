#include "audit_flow.h"

#include "html.h"
#include "svg.h"
#include "words.h"

/* In hundredths of the picture's units, which are a screen's pixels where there is room. */
#define WIDTH 34400
#define INDENT 2200
#define LINE 2150
#define PAD 850        /* inside a box */
#define GAP 1100       /* above an answer, and between it and its box */
#define BASE 560       /* of a line's text above the line's foot */
#define HALF_CHAR 800  /* a half-width character, amply */

struct flow *flow_new(struct arena *a, enum flow_kind kind, const char *text, const char *note)
{
	struct flow *f = arena_new(a, struct flow, 1);

	*f = (struct flow){.kind = kind, .text = text, .note = note};
	return f;
}

void flow_lead(struct arena *a, struct flow *from, const char *answer, const struct flow *to)
{
	*arena_append(a, from->ways, from->nways) = (struct flow_way){answer, to};
}

/* ---- of a rule ---- */
/* What the leaves below a node say together. */
struct summary {
	struct audit_answer all;     /* of those that pay: the range */
	bool pays, depends, no_rate, none, ceiling;
	uint64_t asked;
};

static void leaf_sum(struct summary *s, const struct audit_answer *answer)
{
	s->none |= !answer->present;
	if (!answer->present)
		return;
	s->no_rate |= answer->status == RULES_NO_RATE;
	s->depends |= answer->status == RULES_DEPENDS;
	s->ceiling |= answer->status == RULES_UP_TO;
	if (answer->status == RULES_NO_RATE || answer->status == RULES_DEPENDS)
		return;
	if (!s->pays || answer->amount.low < s->all.amount.low)
		s->all.amount.low = answer->amount.low;
	if (!s->pays || (s->all.amount.high >= 0 && answer->amount.high > s->all.amount.high))
		s->all.amount.high = answer->amount.high;
	if (answer->amount.high < 0)
		s->all.amount.high = -1;
	s->pays = true;
}

static void node_sum(struct summary *s, const struct audit_node *node)
{
	if (node->fact == RULES_NONE) {
		leaf_sum(s, &node->answer);
		return;
	}
	s->asked |= (uint64_t)1 << node->fact;
	for (size_t i = 0; i < node->nbranches; i++)
		node_sum(s, node->branches[i].to);
	if (node->more > 0)
		s->all.amount.high = -1;
}

static const char *asked_text(const struct audit_words *w, uint64_t asked)
{
	const char *all = NULL;

	for (unsigned i = 0; i < w->rules->count[PACK_FACTS]; i++)
		if ((asked >> i & 1) != 0)
			all = all == NULL ? audit_fact_text(w, i)
				: arena_printf(w->page->arena, "%s%s%s", all, page_string(w->page, "audit-comma"), audit_fact_text(w, i));
	return all == NULL ? NULL : words_fill(w->page->arena, page_string(w->page, "audit-flow-asks"), all, NULL);
}

/* The amounts alone are left open: one box for all below. */
static struct flow *result_of(const struct audit_words *w, const struct audit_node *node)
{
	struct summary s = {0};
	struct arena *a = w->page->arena;
	const char *text;

	node_sum(&s, node);
	if (node->fact == RULES_NONE || !s.pays || s.depends)
		return flow_new(a, !node->answer.present || node->answer.status == RULES_NO_RATE ? FLOW_END : FLOW_RESULT,
			audit_answer_text(w, &node->answer), asked_text(w, s.asked));
	text = audit_range_text(w, s.all.amount);
	if (s.ceiling)
		text = s.all.amount.low == 0 && s.all.amount.high > 0 ? words_fill(a, page_string(w->page, "amount-cap"),
			audit_range_text(w, (struct rules_range){s.all.amount.high, s.all.amount.high}), NULL)
			: words_fill(a, page_string(w->page, "audit-ceiling"), text, NULL);
	if (s.no_rate)
		text = words_fill(a, page_string(w->page, "audit-or-no-rate"), text, NULL);
	if (s.none)
		text = words_fill(a, page_string(w->page, "audit-or-none"), text, NULL);
	return flow_new(a, FLOW_RESULT, text, asked_text(w, s.asked));
}

static bool decides_below(const struct audit_node *node)
{
	bool decides = node->fact != RULES_NONE && node->decides;

	for (size_t i = 0; i < node->nbranches && !decides; i++)
		decides = decides_below(node->branches[i].to);
	return decides;
}

/* A leaf that pays: of a number, such neighbours are one way. */
static bool pays(const struct audit_branch *b)
{
	const struct audit_answer *answer = &b->to->answer;

	return b->to->fact == RULES_NONE && b->nvalues > 0 && answer->present &&
		(answer->status == RULES_EXACT || answer->status == RULES_UP_TO);
}

/* The branches i…*end as one: what stands at its end is *more for each further unit. */
static struct audit_node *neighbours_join(struct arena *a, const struct audit_node *node, size_t i, size_t *end)
{
	struct audit_node *joined = arena_new(a, struct audit_node, 1);

	*joined = (struct audit_node){.answer = node->branches[i].to->answer, .fact = RULES_NONE};
	for (*end = i + 1; *end < node->nbranches && pays(&node->branches[*end]); (*end)++)
		;
	for (size_t k = i; k < *end; k++) {
		const struct audit_answer *answer = &node->branches[k].to->answer;

		if (answer->amount.low < joined->answer.amount.low)
			joined->answer.amount.low = answer->amount.low;
		if (answer->amount.high > joined->answer.amount.high)
			joined->answer.amount.high = answer->amount.high;
	}
	if (*end == node->nbranches && node->more > 0)
		joined->answer.amount.high = -1;
	return joined;
}

static void number_ways(const struct audit_words *w, struct flow *f, const struct audit_node *node)
{
	struct arena *a = w->page->arena;

	for (size_t i = 0, end; i < node->nbranches; i = end) {
		struct audit_branch all = node->branches[i];
		int64_t ends[2];

		end = i + 1;
		if (pays(&all)) {
			all.to = neighbours_join(a, node, i, &end);
			ends[0] = all.values[0];
			ends[1] = node->branches[end - 1].values[node->branches[end - 1].nvalues - 1];
			all.values = ends;
			all.nvalues = 2;
			all.onward = node->branches[end - 1].onward || (end == node->nbranches && node->more > 0);
		}
		flow_lead(a, f, audit_branch_text(w, node->fact, &all), flow_of_rule(w, all.to));
	}
}

struct flow *flow_of_rule(const struct audit_words *w, const struct audit_node *node)
{
	unsigned kind = node->fact == RULES_NONE ? PACK_CHOICE : ask_kind(w->rules, node->fact);
	struct flow *f;

	if (!decides_below(node))
		return result_of(w, node);
	f = flow_new(w->page->arena, FLOW_QUESTION, audit_fact_text(w, node->fact), NULL);
	if (kind == PACK_COUNT || kind == PACK_MONEY) {
		number_ways(w, f, node);
		return f;
	}
	for (size_t i = 0; i < node->nbranches; i++)
		flow_lead(w->page->arena, f, audit_branch_text(w, node->fact, &node->branches[i]),
			flow_of_rule(w, node->branches[i].to));
	return f;
}

/* ---- the picture ---- */
struct picture {
	struct arena *arena;
	struct svg svg;
	bool measure;                /* nothing is drawn, only the height found */
	struct svg_about about;
	const struct flow *flow;
};

static long lines_put(const struct picture *p, const char *class, const char *text, long x, long y, long width)
{
	for (const char **line = svg_lines(p->arena, text, (size_t)(width / HALF_CHAR)); *line != NULL; line++) {
		y += LINE;
		if (!p->measure)
			svg_text(&p->svg, class, x, 0, y - BASE, "start", *line);
	}
	return y;
}

static long box_height(const struct picture *p, const struct flow *f, long width)
{
	struct picture quiet = *p;
	long y;

	quiet.measure = true;
	y = lines_put(&quiet, "", f->text, 0, 0, width - 2 * PAD);
	return (f->note == NULL ? y : lines_put(&quiet, "", f->note, 0, y, width - 2 * PAD)) + PAD;
}

/* A box with all that follows it, from y on; returns where it ends. */
static long flow_draw(const struct picture *p, const struct flow *f, long x, long y)
{
	static const char *const classes[] = {"flow-question", "flow-result", "flow-end"};
	long width = WIDTH - x - 100, height = box_height(p, f, width), stem = x + INDENT / 2, end = y + height, last = end;

	if (!p->measure)
		svg_rect(&p->svg, classes[f->kind], x + 100, y + 100, width, height);
	y = lines_put(p, "flow-text", f->text, x + 100 + PAD, y + PAD / 2 + 100, width - 2 * PAD);
	if (f->note != NULL)
		lines_put(p, "flow-note", f->note, x + 100 + PAD, y, width - 2 * PAD);
	for (size_t i = 0; i < f->nways; i++) {
		long from = lines_put(p, "flow-answer", f->ways[i].answer, x + INDENT, last + GAP / 2, WIDTH - x - INDENT) + GAP / 3;

		if (!p->measure)
			svg_line(&p->svg, "flow-way", stem, from + LINE * 3 / 4, x + INDENT + 100, from + LINE * 3 / 4);
		if (!p->measure && i + 1 == f->nways)
			svg_line(&p->svg, "flow-way", stem, end + 100, stem, from + LINE * 3 / 4);
		last = flow_draw(p, f->ways[i].to, x + INDENT, from);
	}
	return last;
}

static void picture_write(struct buf *out, const void *ctx)
{
	struct picture p = *(const struct picture *)ctx;

	p.measure = true;
	p.svg = svg_fixed(out, &p.about, WIDTH, flow_draw(&p, p.flow, 0, 0) + 200);
	p.measure = false;
	flow_draw(&p, p.flow, 0, 0);
	svg_close(&p.svg);
}

/* ---- the list ---- */
struct flow_listing {
	const struct page *page;
	const struct flow *flow;
};

static void list_write(struct buf *out, const struct flow_listing *l, const struct flow *f)
{
	const char *text = f->kind == FLOW_QUESTION ? words_fill(l->page->arena, page_string(l->page, "audit-flow-ask"),
		f->text, NULL) : f->text;

	html_element(out, f->kind == FLOW_QUESTION ? "span" : "strong", text, (char *)NULL);
	if (f->note != NULL)
		html_element(out, "span", arena_printf(l->page->arena, " %s", f->note), (char *)NULL);
	if (f->nways == 0)
		return;
	html_open(out, "ul", (char *)NULL);
	for (size_t i = 0; i < f->nways; i++) {
		html_open(out, "li", (char *)NULL);
		html_element(out, "span", words_fill(l->page->arena, page_string(l->page, "audit-flow-if"), f->ways[i].answer, NULL),
			(char *)NULL);
		list_write(out, l, f->ways[i].to);
		html_close(out, "li");
	}
	html_close(out, "ul");
}

static void listing_write(struct buf *out, const void *ctx)
{
	const struct flow_listing *l = ctx;

	list_write(out, l, l->flow);
}

void flow_data(const struct page *p, struct data *map, const char *key, const char *id, const char *title,
	const struct flow *flow)
{
	struct picture *picture = arena_new(p->arena, struct picture, 1);
	struct flow_listing *listing = arena_new(p->arena, struct flow_listing, 1);

	picture->arena = p->arena;
	picture->flow = flow;
	picture->about = (struct svg_about){id, "flow", title, page_string(p, "audit-flow-say")};
	*listing = (struct flow_listing){p, flow};
	data_html(map, key, picture_write, picture);
	data_html(map, arena_printf(p->arena, "%s-list", key), listing_write, listing);
}
