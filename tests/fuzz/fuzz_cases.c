/* Bytes of a cases.csv: read, and run through a few rules. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../gen/check.h"
#include "../../gen/link.h"
#include "../../gen/pack.h"
#include "../../gen/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static const char rates[] = "window: {from: 2020-01-01, to: 2021-12-31, clause: 一, quote: 期限。, quote-en: The period.}\nrules:\n"
	"- {id: A, title: {zh: 补, en: S}, clause: 一, quote: 补, quote-en: S, pay: person, per: person, program: training,\n"
	"   steps: [{fixed: 25元}, {times: days, max: 20天}, {cap: 1000元}]}\n"
	"- {id: B, title: {zh: 补, en: S}, clause: 一, quote: 补, quote-en: S, when: [{friction: yes}], modifies: [A],\n"
	"   steps: [{percent: +30%}]}\n";

/* A file in memory; its path. */
static const char *file_of(struct arena *a, const void *p, size_t n, int *fd)
{
	*fd = memfd_create("content", 0);
	if (write(*fd, p, n) != (ssize_t)n)
		die("cannot write a file in memory");
	return arena_printf(a, "/proc/self/fd/%d", *fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct fact_value programs[] = {{.id = "training"}};
	struct fact facts[] = {{.id = "program", .kind = FACT_CHOICE, .values = programs, .nvalues = 1},
		{.id = "days", .kind = FACT_COUNT}, {.id = "cost", .kind = FACT_MONEY}, {.id = "friction", .kind = FACT_YES_NO}};
	struct region region = {.id = "city"};
	struct policy policy = {.id = "demo", .dir = "demo", .region_id = "city"};
	struct arena *a = arena_open(), *scratch = arena_open();
	struct site s = {.arena = a, .root = ".", .regions = &region, .nregions = 1, .facts = facts,
		.nfacts = sizeof facts / sizeof facts[0], .policies = &policy, .npolicies = 1};
	struct diag *d = diag_open(DIAG_EN);
	struct reading r = {.site = &s, .policy = &policy, .scratch = scratch, .diag = d};
	int fds[2];

	policy.rates = rates_read(a, file_of(a, rates, strlen(rates), &fds[0]), d);
	site_link(&s, d);
	if (!pack_build(&s, d))
		die("the rules of this test are wrong");
	cases_read(a, file_of(a, p, n, &fds[1]), &policy, d);
	check_cases(&r);
	close(fds[0]);
	close(fds[1]);
	diag_close(d);
	arena_close(scratch);
	arena_close(a);
	return 0;
}
