/* overdue.c: see overdue.h. */
#include "overdue.h"

#include <pthread.h>
#include <signal.h>

#include "hook.h"
#include "lines.h"
#include "points.h"

#define LOOK_NS INT64_C(4000000)
/* CPU time of the main thread in a look: less, and it waits. */
#define LEAST_CPU_NS (LOOK_NS / 8)
#define STACK_SIZE   ((size_t)256 << 10)

static struct {
	pthread_mutex_t lock;
	pthread_cond_t change;
	pthread_t thread;
	clockid_t cpu_clock; /* of the main thread */
	PyThreadState *main_state;
	/* Its record, which stays as long as the thread runs; NULL until known */
	struct thread *_Atomic main;
	atomic_bool runs;
	bool ends;     /* it must end */
	bool forked;   /* this process has forked: there is none again */
	bool prepared; /* before_fork() will be called */
	atomic_bool asked;
} overdue = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Runs in the main thread, with the lock of the interpreter. */
static int
take(void *unused)
{
	struct thread *t = thread_self;

	(void)unused;
	atomic_store(&overdue.asked, false);
	atomic_store(&overdue.main, t);
	if (hook.running && t != NULL && t->generation == hook.generation &&
	    !table.failed)
		points_due();
	return 0;
}

/* Waits a while; false if the thread must end. */
static bool
pause_long(void)
{
	struct timespec until;
	bool goes_on;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += LOOK_NS;
	if (until.tv_nsec >= 1000000000) {
		until.tv_nsec -= 1000000000;
		until.tv_sec++;
	}
	pthread_mutex_lock(&overdue.lock);
	if (!overdue.ends)
		pthread_cond_timedwait(&overdue.change, &overdue.lock, &until);
	goes_on = !overdue.ends;
	pthread_mutex_unlock(&overdue.lock);
	return goes_on;
}

/* A checkpoint is overdue if it was due at the last look and still is, and the
 * main thread computed in the meantime. Until its record is known, it is asked
 * for that. */
static void *
watch(void *unused)
{
	int64_t last = INT64_MAX, last_cpu = 0;

	(void)unused;
	while (pause_long()) {
		int64_t due = __atomic_load_n(&hook.due_time, __ATOMIC_RELAXED);
		int64_t cpu = clock_read(overdue.cpu_clock);
		bool computes = cpu - last_cpu >= LEAST_CPU_NS;
		const struct thread *t = atomic_load(&overdue.main);

		if (computes && t != NULL)
			lines_sample(t);
		if (computes &&
		    (t == NULL || (clock_now() >= due && due == last)) &&
		    !atomic_exchange(&overdue.asked, true) &&
		    !call_in_main(overdue.main_state, take))
			atomic_store(&overdue.asked, false);
		last = due;
		last_cpu = cpu;
	}
	return NULL;
}

static void
before_fork(void)
{
	overdue.forked |= overdue.runs;
	overdue_unwatch();
}

static void
after_fork_in_child(void)
{
	overdue.forked = false;
	atomic_store(&overdue.asked, false);
}

static bool
start(void)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	bool fine;

	if (pthread_attr_init(&attributes) != 0)
		return false;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	fine = pthread_attr_setstacksize(&attributes, STACK_SIZE) == 0 &&
	       pthread_create(&overdue.thread, &attributes, watch, NULL) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	return fine;
}

static bool
prepare(void)
{
	pthread_condattr_t attributes;

	if (overdue.prepared)
		return true;
	if (pthread_condattr_init(&attributes) != 0)
		return false;
	overdue.prepared =
	    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC) == 0 &&
	    pthread_cond_init(&overdue.change, &attributes) == 0 &&
	    pthread_atfork(before_fork, NULL, after_fork_in_child) == 0;
	pthread_condattr_destroy(&attributes);
	return overdue.prepared;
}

/* Called by the main thread. If no thread can be had, checkpoints are as late as
 * they are. */
void
overdue_watch(void)
{
	if (overdue.runs || overdue.forked || clock_kind == CLOCK_OF_THREAD ||
	    points.ratio <= 1 || !prepare())
		return;
	if (pthread_getcpuclockid(pthread_self(), &overdue.cpu_clock) != 0)
		return;
	overdue.main_state = PyThreadState_Get();
	overdue.ends = false;
	overdue.runs = start();
}

void
overdue_unwatch(void)
{
	/* C code may fork without the lock of the interpreter. */
	if (!atomic_exchange(&overdue.runs, false))
		return;
	pthread_mutex_lock(&overdue.lock);
	overdue.ends = true;
	pthread_cond_signal(&overdue.change);
	pthread_mutex_unlock(&overdue.lock);
	pthread_join(overdue.thread, NULL);
	atomic_store(&overdue.main, NULL);
}
