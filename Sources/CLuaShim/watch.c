// The watchdog: it ends what nothing else can.
//
// No hook runs inside the parser, while Lua looks for the name of a field that an error is about, and
// while the host works for a script. So each state tells what it is at, and a thread looks at all of them
// every 50 ms. It waits for 0.6 s more than a limit, in which the state may stop by itself, and then says
// why the process has to end: nothing can be taken back from a thread that is somewhere in C. What a
// transaction had begun is undone by whoever opens the store next.
#define _GNU_SOURCE
#include "host.h"

#include <string.h>
#include <time.h>

// How much longer than its limit something may take before it cannot be helped.
enum { patience = 600000000, late_looks = patience / cshim_watch_interval };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
// All states of the process; `lock` guards the list.
static Watch *watches;
static atomic_bool spares_host;
// How many looks an interrupt has been waiting; only the watchdog's thread counts.
static int interrupted_looks;

// ---- The states' side

void shim_watch(Host *host) {
  Watch *watch = &host->watch;
  pthread_mutex_lock(&lock);
  watch->next = watches;
  if (watches) watches->place_in_list = &watch->next;
  watch->place_in_list = &watches;
  watches = watch;
  pthread_mutex_unlock(&lock);
}

void shim_unwatch(Host *host) {
  Watch *watch = &host->watch;
  pthread_mutex_lock(&lock);
  *watch->place_in_list = watch->next;
  if (watch->next) watch->next->place_in_list = watch->place_in_list;
  pthread_mutex_unlock(&lock);
}

void shim_tell_watch(Host *host) {
  Watch *watch = &host->watch;
  const Limits *now = &host->now;
  bool has_deadline = now->deadline && !now->counts_cpu;
  int64_t deadline = now->outer_cpu_deadline ? 0 : now->outer_deadline, limit = now->outer_time;
  if (has_deadline && (!deadline || now->deadline < deadline)) {
    deadline = now->deadline;
    limit = now->time;
  }
  atomic_store_explicit(&watch->thread, pthread_self(), memory_order_relaxed);
  atomic_store_explicit(&watch->deadline, deadline, memory_order_relaxed);
  atomic_store_explicit(&watch->deadline_limit, limit, memory_order_relaxed);
  atomic_store_explicit(&watch->counts_cpu, now->counts_cpu, memory_order_relaxed);
  atomic_store_explicit(&watch->time, has_deadline ? 0 : now->time, memory_order_relaxed);
  shim_beat(host);
  atomic_store_explicit(&watch->frames, host->frames, memory_order_release);
}

void shim_watch_place(Host *host, const char *source, int line) {
  Watch *watch = &host->watch;
  if (source != watch->source) strncpy(watch->source, source, sizeof watch->source - 1);
  watch->line = line;
}

void shim_watch_function(lua_State *L, int index) {
  lua_Debug info;
  lua_pushvalue(L, index);
  if (!lua_isfunction(L, -1)) {
    lua_pop(L, 1);
    return;
  }
  lua_getinfo(L, ">S", &info);
  if (info.source[0] != '@') return;
  // A whole chunk begins at 0.
  shim_watch_place(host_of(L), info.source + 1, info.linedefined > 0 ? info.linedefined : 1);
}

// ---- The watchdog's side

static int64_t time_of(const Watch *watch, bool counts_cpu) {
  clockid_t clock;
  struct timespec time;
  if (!counts_cpu) return shim_clock();
  pthread_t thread = atomic_load_explicit(&watch->thread, memory_order_relaxed);
  if (pthread_getcpuclockid(thread, &clock) || clock_gettime(clock, &time)) return watch->since;
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// The limit that a state is beyond, in nanoseconds; 0 where it is within all.
static int64_t limit_passed(Watch *watch) {
  uint64_t beat = atomic_load_explicit(&watch->beat, memory_order_relaxed);
  bool counts_cpu = atomic_load_explicit(&watch->counts_cpu, memory_order_relaxed);
  int64_t now = time_of(watch, counts_cpu);
  if (beat != watch->seen_beat) {
    watch->seen_beat = beat;
    watch->since = now;
  }
  int64_t deadline = atomic_load_explicit(&watch->deadline, memory_order_relaxed);
  if (deadline && shim_clock() > deadline)
    return atomic_load_explicit(&watch->deadline_limit, memory_order_relaxed);
  int64_t time = atomic_load_explicit(&watch->time, memory_order_relaxed);
  return time && now - watch->since > time ? time : 0;
}

static void tell_place(const Watch *watch, char *source, size_t size, int *line) {
  strncpy(source, watch->source, size - 1);
  source[size - 1] = 0;
  *line = watch->line;
}

static bool is_running(const Watch *watch) {
  return atomic_load_explicit(&watch->frames, memory_order_acquire) > 0;
}

// A state that does not see an interrupt.
static const Watch *deaf_state(void) {
  bool spares = atomic_load(&spares_host);
  const Watch *deaf = NULL;
  for (const Watch *watch = watches; watch; watch = watch->next)
    if (is_running(watch) && !(spares && watch->host_calls > 0)) deaf = watch;
  interrupted_looks = deaf && cshim_is_interrupted() ? interrupted_looks + 1 : 0;
  return interrupted_looks >= late_looks ? deaf : NULL;
}

int cshim_watch(char *source, size_t size, int *line, int64_t *limit) {
  int reason = 0;
  pthread_mutex_lock(&lock);
  for (Watch *watch = watches; watch && !reason; watch = watch->next) {
    *limit = is_running(watch) ? limit_passed(watch) : 0;
    watch->late = *limit ? watch->late + 1 : 0;
    if (watch->late < late_looks) continue;
    tell_place(watch, source, size, line);
    reason = CSHIM_ABORT_TIME;
  }
  const Watch *deaf = reason ? NULL : deaf_state();
  if (deaf) {
    tell_place(deaf, source, size, line);
    reason = CSHIM_ABORT_INTERRUPT;
  }
  pthread_mutex_unlock(&lock);
  return reason;
}

bool cshim_is_late(void) {
  bool is_late = false;
  int64_t now = shim_clock();
  pthread_mutex_lock(&lock);
  for (const Watch *watch = watches; watch && !is_late; watch = watch->next) {
    int64_t deadline = atomic_load_explicit(&watch->deadline, memory_order_relaxed);
    is_late = is_running(watch) && deadline && now > deadline;
  }
  pthread_mutex_unlock(&lock);
  return is_late;
}

void cshim_spare_host(bool spares) { atomic_store(&spares_host, spares); }
