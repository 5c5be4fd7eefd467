#include "turns.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lists.h"

#define SHARES_A_WORKER 8 /* more, and the last to end is waited for less; fewer, and less is put together at the end */

/* A run of policies, one after another, and what their turns found; in memory shared by the worker that took it. */
struct share {
	size_t from, to;
	struct cite_log cites;
	struct data_log data;
	struct audit_log audits;
	struct search_index *search;
	struct diag *diag;
	struct sink_log files;
};

struct crew {
	const struct publication *pub;
	bool write;
	struct share *shares;
	size_t nshares;
	atomic_size_t next;          /* the share to be taken next */
	atomic_flag failed;          /* sink.h */
	struct list_summary *lists;
	pid_t *workers;
	size_t nworkers;
};

/* ---- a turn ---- */
static void policy_turn(const struct publication *pub, const struct policy *p, struct arena *scratch, bool write)
{
	struct reading r = {.site = pub->site, .policy = p, .scratch = scratch, .diag = pub->diag};
	size_t errors = diag_errors(pub->diag);

	for (int lang = 0; lang < NLANGS; lang++)
		r.text[lang] = document_open(scratch, p, (enum lang)lang, pub->diag);
	reading_cite(&r);
	r.lists = lists_open(scratch, pub->site, p, &r.nlists, pub->diag);
	checks_run(&r);
	write = write && diag_errors(pub->diag) == errors; /* pages of a broken text only mislead */
	for (size_t i = 0; write && pub->chosen[i] != NULL; i++)
		if (pub->chosen[i]->policy != NULL)
			pub->chosen[i]->policy(pub, &r);
	arena_reset(scratch);
}

static void turns_take(const struct publication *pub, size_t from, size_t to, bool write)
{
	struct arena *scratch = arena_open();

	for (size_t i = from; i < to; i++)
		policy_turn(pub, &pub->site->policies[i], scratch, write);
	arena_close(scratch);
}

/* ---- a worker ---- */
static void share_run(struct crew *crew, struct share *s, struct arena *shared)
{
	struct publication pub = *crew->pub;
	struct arena *own = arena_open();

	s->cites.arena = s->data.arena = s->audits.arena = s->files.arena = shared;
	s->diag = diag_open_in(shared, pub.diag);
	pub.cites = &s->cites;
	pub.data = &s->data;
	pub.audits = &s->audits;
	pub.diag = s->diag;
	pub.lists = crew->lists;
	pub.search = search_index_open(own);
	sink_work(pub.sink, &s->files, &crew->failed);
	turns_take(&pub, s->from, s->to, crew->write);
	s->search = search_index_copy(pub.search, shared);
	arena_close(own);
}

static _Noreturn void worker_run(struct crew *crew, struct arena *shared, pid_t builder)
{
	size_t i;

	prctl(PR_SET_PDEATHSIG, SIGKILL); /* nobody would read what it finds */
	if (getppid() != builder)
		_exit(3);
	while ((i = atomic_fetch_add(&crew->next, 1)) < crew->nshares)
		share_run(crew, &crew->shares[i], shared);
	_exit(0);
}

/* ---- the builder ---- */
static struct arena *shared_open(struct arena *a)
{
	struct arena *shared = arena_open_shared();

	return shared == NULL ? NULL : arena_own(a, shared, arena_close_owned);
}

/* NULL where the system shares no memory among processes. */
static struct crew *crew_open(const struct publication *pub, struct arena *a, size_t workers, bool write)
{
	struct arena *shared = shared_open(a);
	size_t n = pub->site->npolicies, per;
	struct crew *crew;

	if (shared == NULL)
		return NULL;
	crew = arena_new(shared, struct crew, 1);
	crew->pub = pub;
	crew->write = write;
	crew->nshares = n < workers * SHARES_A_WORKER ? n : workers * SHARES_A_WORKER;
	crew->shares = arena_new(shared, struct share, crew->nshares);
	crew->lists = arena_new(shared, struct list_summary, pub->site->nlists);
	crew->workers = arena_new(a, pid_t, workers);
	atomic_flag_clear(&crew->failed);
	per = n / crew->nshares;
	for (size_t i = 0, from = 0; i < crew->nshares; i++, from = crew->shares[i - 1].to) {
		crew->shares[i].from = from;
		crew->shares[i].to = from + per + (i < n % crew->nshares);
	}
	return crew;
}

/* Ends those that still run; one that has ended is 0 in the list. */
static void crew_end(struct crew *crew)
{
	for (size_t i = 0; i < crew->nworkers; i++)
		if (crew->workers[i] != 0)
			kill(crew->workers[i], SIGKILL);
	for (size_t i = 0; i < crew->nworkers; i++)
		if (crew->workers[i] != 0)
			waitpid(crew->workers[i], NULL, 0);
}

static _Noreturn void crew_fail(struct crew *crew, int status)
{
	char why[80];

	crew_end(crew);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 3)
		sink_give_up(crew->pub->sink, NULL); /* it has said why */
	snprintf(why, sizeof why, WIFSIGNALED(status) ? "a worker was ended by signal %d" : "a worker ended with %d",
		WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
	sink_give_up(crew->pub->sink, why);
}

/* In the order they end: one that fails is not left waiting for the others. */
static void crew_wait(struct crew *crew)
{
	for (size_t left = crew->nworkers; left > 0;) {
		int status;
		pid_t ended = waitpid(-1, &status, 0);

		for (size_t i = 0; i < crew->nworkers; i++) {
			if (crew->workers[i] != ended)
				continue;
			crew->workers[i] = 0;
			left--;
			if (status != 0)
				crew_fail(crew, status);
		}
	}
}

static void share_take(const struct publication *pub, const struct share *s)
{
	for (size_t i = 0; i < s->cites.n; i++)
		*arena_append(pub->cites->arena, pub->cites->records, pub->cites->n) = s->cites.records[i];
	for (size_t i = 0; i < s->data.n; i++)
		*arena_append(pub->data->arena, pub->data->files, pub->data->n) = s->data.files[i];
	for (size_t i = 0; i < s->audits.n; i++)
		*arena_append(pub->audits->arena, pub->audits->records, pub->audits->n) = s->audits.records[i];
	search_index_take(pub->search, s->search);
	diag_take(pub->diag, s->diag);
	sink_take(pub->sink, &s->files, pub->diag);
}

/* False where not one could be had. */
static bool crew_hire(struct crew *crew, struct arena *a, size_t workers)
{
	pid_t builder = getpid();

	fflush(NULL); /* or each would write it again */
	malloc_trim(0);
	while (crew->nworkers < workers) {
		struct arena *shared = shared_open(a);
		pid_t worker = shared == NULL ? -1 : fork();

		if (worker < 0)
			break;
		if (worker == 0)
			worker_run(crew, shared, builder);
		crew->workers[crew->nworkers++] = worker;
	}
	return crew->nworkers > 0;
}

void turns_run(const struct publication *pub, struct arena *a, size_t workers, bool write)
{
	size_t n = pub->site->npolicies;
	struct crew *crew = workers < 2 || n < 2 ? NULL : crew_open(pub, a, workers, write);

	if (crew == NULL || !crew_hire(crew, a, workers < n ? workers : n)) {
		turns_take(pub, 0, n, write);
		return;
	}
	crew_wait(crew);
	for (size_t i = 0; i < crew->nshares; i++)
		share_take(pub, &crew->shares[i]);
	for (size_t i = 0; i < pub->site->nlists; i++)
		pub->lists[i] = crew->lists[i];
}
