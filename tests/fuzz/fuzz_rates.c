/* Bytes of a rates.yaml: read, linked to a few facts, packed, and every answer of its rules found. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../gen/audit_tree.h"
#include "../../gen/link.h"
#include "../../gen/pack.h"
#include "../../gen/read.h"
#include "../../gen/site.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void audit(struct arena *a, const struct site *s, const struct policy *policy)
{
	struct proofs proofs;

	if (!proofs_open(a, s, policy, &proofs))
		return;
	for (size_t i = 0; i < proofs.n; i++) {
		struct audit_rule x = {.arena = a, .proofs = &proofs, .own = &proofs.list[i]};

		if (rule_gives_lines(x.own->rule))
			audit_grow(&x, policy, 0);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct fact_value programs[] = {{.id = "training"}, {.id = "certificate"}}, levels[] = {{.id = "level-5"}, {.id = "level-4"}};
	struct fact facts[] = {
		{.id = "program", .kind = FACT_CHOICE, .values = programs, .nvalues = 2},
		{.id = "level", .kind = FACT_CHOICE, .values = levels, .nvalues = 2},
		{.id = "days", .kind = FACT_COUNT}, {.id = "cost", .kind = FACT_MONEY}, {.id = "friction", .kind = FACT_YES_NO},
		{.id = "other-document", .kind = FACT_MONEY, .by_document = true},
	};
	struct region region = {.id = "city"};
	struct ambiguity ambiguity = {.id = "A-01"};
	struct policy policy = {.id = "demo", .dir = "demo", .region_id = "city"};
	struct arena *a = arena_open();
	struct site s = {.arena = a, .root = ".", .regions = &region, .nregions = 1, .facts = facts,
		.nfacts = sizeof facts / sizeof facts[0], .ambiguities = &ambiguity, .nambiguities = 1, .policies = &policy,
		.npolicies = 1};
	struct diag *d = diag_open(DIAG_EN);
	int fd = memfd_create("rates", 0);

	if (write(fd, p, n) == (ssize_t)n)
		policy.rates = rates_read(a, arena_printf(a, "/proc/self/fd/%d", fd), d);
	site_link(&s, d);
	if (diag_errors(d) == 0 && pack_build(&s, d))
		audit(a, &s, &policy);
	close(fd);
	diag_close(d);
	arena_close(a);
	return 0;
}
