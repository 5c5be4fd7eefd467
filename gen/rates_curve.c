#include "rates_curve.h"

#include <string.h>

#include "svg.h"
#include "words.h"

/* In hundredths of an em of the picture's text. */
#define HEIGHT 900
#define NUMBER 160
#define FOOT 260
#define LINE 140
/* In half-width characters. */
#define LABEL_WIDTH 40
/* Hundredths of a percent: the plot's right end; beyond it nothing is drawn. */
#define RIGHT 10000

/* A rule of fixed amounts times this count, with ceilings that are in the text: nothing else need be known. */
static bool by_count(const struct rule *rule, const struct fact *f)
{
	bool times = false;

	if (rule->kind != RULE_PAYS || rule->nmodifies > 0)
		return false;
	for (size_t i = 0; i < rule->nsteps; i++) {
		const struct step *s = &rule->steps[i];

		if (s->word == WORD_TIMES && strcmp(s->fact, f->id) == 0)
			times = true;
		else if (s->word != WORD_FIXED && s->word != WORD_UPTO &&
			(s->word != WORD_CAP || !s->has_amount || s->per != NULL))
			return false;
	}
	return times;
}

/* A value of the fact under which the condition holds. */
static int64_t holding(const struct rules *r, const struct condition *c, unsigned fact)
{
	return c->op == OP_GE || c->op == OP_LE ? c->bound : (int64_t)ask_value(r, fact, c->values[0]);
}

/* The rule's guard holds and nothing raises its amount: every question of yes or no that it does not ask is answered no. */
static struct rules_facts facts_for(const struct page *p, const struct rules *r, const struct policy *policy,
	const struct rule *rule)
{
	const struct site *s = p->pub->site;
	struct rules_facts facts = {.date = ""};

	ask_set(&facts, RULES_REGION, (int64_t)ask_value(r, RULES_REGION, policy->region->id));
	ask_set(&facts, RULES_DATE, (rule->window->to != DAY_NONE ? rule->window->to : rule->window->from) + RULES_DAY_SHIFT);
	if (rule->nprograms > 0)
		ask_set(&facts, ask_fact(r, "program"), (int64_t)ask_value(r, ask_fact(r, "program"), rule->programs[0]));
	for (size_t i = 0; i < s->nfacts; i++)
		if (s->facts[i].kind == FACT_YES_NO)
			ask_set(&facts, ask_fact(r, s->facts[i].id), 0);
	for (size_t i = 0; i < rule->nwhen; i++) {
		unsigned fact = ask_fact(r, rule->when[i].fact);

		if (fact != RULES_NONE && fact != RULES_DATE)
			ask_set(&facts, fact, holding(r, &rule->when[i], fact));
	}
	return facts;
}

/* What is paid for a count; -1 where nothing is. */
static int64_t paid(const struct rules *r, struct rules_facts *facts, unsigned place, unsigned fact, int64_t count)
{
	struct rules_line line;

	ask_set(facts, fact, count);
	if (rules_run(r, facts, place, &line) != RULES_LINE || (line.status != RULES_EXACT && line.status != RULES_UP_TO))
		return -1;
	return line.amount.high;
}

/* The last count at which something changes: a threshold, a ceiling; in the text's own figures. */
static int64_t last_bend(const struct rule *rule, const struct fact *f)
{
	int64_t last = 0, each = 0;

	for (size_t i = 0; i < rule->nwhen; i++)
		if (strcmp(rule->when[i].fact, f->id) == 0 && rule->when[i].bound > last)
			last = rule->when[i].bound;
	for (size_t i = 0; i < rule->nsteps; i++) {
		const struct step *s = &rule->steps[i];
		int64_t bend = 0;

		if (s->word == WORD_FIXED)
			each = s->amount.value;
		if (s->word == WORD_TIMES && s->has_amount)
			bend = s->amount.value;
		if (s->word == WORD_CAP && each > 0)
			bend = (s->amount.value + each - 1) / each;
		if (bend > last)
			last = bend;
	}
	return last;
}

static void points_find(const struct page *p, const struct rules *r, struct curve *c, const struct fact *f, int64_t last)
{
	struct rules_facts facts = facts_for(p, r, c->policy, c->rule);
	unsigned place = ask_rule(r, c->policy, c->rule->id), fact = ask_fact(r, f->id);
	int64_t before = -1, now = paid(r, &facts, place, fact, 0);

	for (int64_t i = 0; i <= last; i++) {
		int64_t after = i == last ? -1 : paid(r, &facts, place, fact, i + 1);

		if (now >= 0 && (before < 0 || after < 0 || now - before != after - now))
			*arena_append(p->arena, c->points, c->npoints) = (struct curve_point){i, now};
		before = now;
		now = after;
	}
	c->levels_off = c->npoints > 1 && c->points[c->npoints - 1].fen == c->points[c->npoints - 2].fen;
}

struct curve *curves_of(const struct page *p, const struct rules *r, const struct policy *const *policies,
	size_t npolicies, const struct fact *f, size_t *n, int64_t *last)
{
	struct curve *curves = NULL;
	int64_t bend = 0;

	*n = 0;
	for (size_t i = 0; i < npolicies; i++)
		for (size_t k = 0; k < policies[i]->rates->nrules; k++) {
			const struct rule *rule = &policies[i]->rates->rules[k];

			if (!by_count(rule, f))
				continue;
			*arena_append(p->arena, curves, *n) = (struct curve){.policy = policies[i], .rule = rule};
			bend = last_bend(rule, f) > bend ? last_bend(rule, f) : bend;
		}
	*last = bend == 0 ? 30 : (bend * 5 / 4 + 4) / 5 * 5;
	for (size_t i = 0, all = *n; i < all; i++) {
		struct curve c = curves[i];

		if (i == 0)
			*n = 0;
		points_find(p, r, &c, f, *last);
		if (c.npoints > 1) /* else there is nothing to draw: what the text says is in other steps */
			curves[(*n)++] = c;
	}
	return curves;
}

/* ---- the picture ---- */
struct picture {
	const struct page *page;
	struct svg_about about;
	const struct fact *fact;
	const struct curve *curves;
	size_t n;
	int64_t last, largest;
};

static long x_of(const struct picture *c, int64_t count)
{
	return (long)(count * RIGHT / c->last);
}

const char *curve_point_text(const struct page *p, const struct fact *f, const struct curve_point *point)
{
	return words_fill(p->arena, page_string(p, "chart-point"), arena_printf(p->arena, "%lld", (long long)point->count),
		f->unit.text[p->lang] == NULL ? "" : f->unit.text[p->lang], words_fill(p->arena, page_string(p, "amount-yuan"),
		words_yuan(p->arena, p->lang, point->fen), NULL), NULL);
}

const struct curve_point *curve_mark(const struct curve *c)
{
	return &c->points[c->npoints - 1 - c->levels_off];
}

static const char *name_of(const struct picture *c, const struct curve *curve)
{
	return words_fill(c->page->arena, page_string(c->page, "chart-level"),
		curve->policy->region->name.text[c->page->lang], curve->rule->title.text[c->page->lang], NULL);
}

static const char *count_text(const struct picture *c, int64_t count)
{
	const char *unit = c->fact->unit.text[c->page->lang];

	return arena_printf(c->page->arena, c->page->lang == ZH ? "%lld%s" : "%lld %s", (long long)count, unit == NULL ? "" : unit);
}

static const char *yuan_text(const struct picture *c, const struct curve *curve)
{
	const char *yuan = words_fill(c->page->arena, page_string(c->page, "amount-yuan"),
		words_yuan(c->page->arena, c->page->lang, curve_mark(curve)->fen), NULL);

	return curve->levels_off ? words_fill(c->page->arena, page_string(c->page, "amount-cap"), yuan, NULL) : yuan;
}

/* Of the plot alone, all curves to one scale. */
static long plot_height(const struct picture *c, const struct curve *curve)
{
	return (long)(curve_mark(curve)->fen * HEIGHT / c->largest);
}

static long curve_height(const struct picture *c, const struct curve *curve)
{
	long height = NUMBER + plot_height(c, curve) + FOOT;

	for (const char **line = svg_lines(c->page->arena, name_of(c, curve), LABEL_WIDTH); *line != NULL; line++)
		height += LINE;
	return height;
}

/* Where the count begins to pay and where it stops to matter, said below the line it stands on. */
static void axis_write(const struct picture *c, const struct svg *s, const struct curve *curve, long base)
{
	const struct curve_point *first = &curve->points[0], *mark = curve_mark(curve);
	long x = x_of(c, mark->count);

	svg_line(s, "chart-axis", 0, base, RIGHT, base);
	if (first->count > 0) {
		svg_line(s, "chart-drop", x_of(c, first->count), base - plot_height(c, curve) * first->fen / mark->fen,
			x_of(c, first->count), base);
		svg_text(s, "chart-label", x_of(c, first->count), 0, base + LINE - 20, "middle", count_text(c, first->count));
	}
	if (curve->levels_off)
		svg_line(s, "chart-drop", x, base - plot_height(c, curve), x, base);
	svg_text(s, "chart-label", x, 0, base + LINE - 20, curve->levels_off ? "middle" : "end", count_text(c, mark->count));
}

/* The number stands above the right end: no line rises above it there. */
static long curve_write(const struct picture *c, const struct svg *s, const struct curve *curve, long y)
{
	const struct curve_point *mark = curve_mark(curve);
	long height = plot_height(c, curve), base;

	for (const char **line = svg_lines(c->page->arena, name_of(c, curve), LABEL_WIDTH); *line != NULL; line++, y += LINE)
		svg_text(s, "chart-label", 0, 0, y + LINE - 42, "start", *line);
	svg_text(s, "chart-number", RIGHT, 0, y + NUMBER - 45, "end", yuan_text(c, curve));
	base = y + NUMBER + height;
	axis_write(c, s, curve, base);
	for (size_t i = 1; i < curve->npoints; i++)
		svg_line(s, "chart-line", x_of(c, curve->points[i - 1].count), base - height * curve->points[i - 1].fen / mark->fen,
			x_of(c, curve->points[i].count), base - height * curve->points[i].fen / mark->fen);
	if (curve->levels_off)
		svg_dot(s, "chart-dot", x_of(c, mark->count), base - height, 30);
	return base + FOOT;
}

static void picture_write(struct buf *out, const void *ctx)
{
	const struct picture *c = ctx;
	long height = 0, y = 0;
	struct svg s;

	for (size_t i = 0; i < c->n; i++)
		height += curve_height(c, &c->curves[i]);
	s = svg_fluid(out, &c->about, height);
	for (size_t i = 0; i < c->n; i++)
		y = curve_write(c, &s, &c->curves[i], y);
	svg_close(&s);
}

/* Each curve's points in words. */
static const char *picture_said(const struct picture *c)
{
	const struct page *p = c->page;
	const char *all = "";

	for (size_t i = 0; i < c->n; i++) {
		all = arena_printf(p->arena, "%s%s%s", all, i == 0 ? "" : page_string(p, "chart-semicolon"),
			words_fill(p->arena, page_string(p, "chart-level"), c->curves[i].policy->region->name.text[p->lang],
			c->curves[i].rule->title.text[p->lang], NULL));
		for (size_t k = 0; k < c->curves[i].npoints; k++)
			all = arena_printf(p->arena, "%s%s%s", all, page_string(p, "list-comma"),
				curve_point_text(p, c->fact, &c->curves[i].points[k]));
	}
	return all;
}

void curves_chart(const struct page *p, struct data *item, const char *key, const struct fact *f,
	const struct curve *curves, size_t n, int64_t last)
{
	struct picture *c = arena_new(p->arena, struct picture, 1);

	*c = (struct picture){.page = p, .fact = f, .curves = curves, .n = n, .last = last};
	for (size_t i = 0; i < n; i++)
		if (curves[i].points[curves[i].npoints - 1].fen > c->largest)
			c->largest = curves[i].points[curves[i].npoints - 1].fen;
	c->about = (struct svg_about){arena_printf(p->arena, "chart-%s", f->id), "chart curves",
		words_fill(p->arena, page_string(p, "chart-by-count"), f->label.text[p->lang], NULL), picture_said(c)};
	data_html(item, key, picture_write, c);
}
