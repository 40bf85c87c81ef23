// Limits of instructions, time and patience.
//
// A count hook runs every 200 instructions, and functions in C charge what they do (shim_charge): C
// escapes every hook. When something is due, `aborted` is set in the host's memory, where no script
// reaches, and from then on every instruction raises: one error alone would be swallowed for ever by
// `while true do pcall(f) end`. pcall, xpcall and coroutines raise it again (protection.c), until the
// frame is left whose limit it was.
#define _GNU_SOURCE
#include "host.h"

#include <signal.h>
#include <string.h>
#include <time.h>

const char stop_key = 0;

enum { hook_interval = 200, look_interval = 2000, place_interval = 20000000 };

// Instructions between two looks: fewer where texts are so long that comparing two of them takes
// long, of zero bytes up to 13 ns each. Under a limit of milliseconds they take one at most, under others
// a quarter of a second.
static int interval(const Host *host) {
  bool is_short = host->now.time && host->now.time < 1000000000;
  size_t most = (is_short ? 64u << 10 : 32u << 20) / (shim_longest_text(host) + 1);
  return most > hook_interval ? hook_interval : most < 1 ? 1 : (int)most;
}

// ---- The interrupt of the process

static volatile sig_atomic_t interrupts;

bool cshim_interrupt(void) {
  bool was = interrupts;
  interrupts = 1;
  return was;
}

bool cshim_is_interrupted(void) { return interrupts; }

bool cshim_take_interrupt(void) {
  bool was = interrupts;
  interrupts = 0;
  return was;
}

// ---- Clocks

static int64_t clock_of(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int64_t clock_now(void) { return clock_of(CLOCK_MONOTONIC); }
int64_t shim_clock(void) { return clock_now(); }
static int64_t cpu_now(void) { return clock_of(CLOCK_THREAD_CPUTIME_ID); }

// ---- Frames

static void hook(lua_State *L, lua_Debug *info);

void shim_arm(lua_State *L) { lua_sethook(L, hook, LUA_MASKCOUNT, interval(host_of(L))); }

static MAY_LJMP void hook(lua_State *L, lua_Debug *info) {
  (void)info;
  Host *host = host_of(L);
  int count = lua_gethookcount(L);
  // A coroutine keeps the hook of an abort that is over.
  if (!host->aborted && count != interval(host)) shim_arm(L);
  host->now.steps -= count;
  shim_look(L);
}

bool shim_was_stopped(lua_State *thread) { return lua_gethookmask(thread) & LUA_MASKLINE; }

void shim_look_soon(Host *host) {
  host->until_look = -1;
  if (!host->aborted) lua_sethook(host->running, hook, LUA_MASKCOUNT, 1);
}

void shim_restart(lua_State *L, const cshim_limits *limits) {
  Host *host = host_of(L);
  host->now.instructions = limits->instructions;
  host->now.steps = limits->instructions ? limits->instructions : INT64_MAX / 2;
  host->now.time = limits->nanoseconds;
  host->now.deadline = 0;
  host->now.cpu_deadline = 0;
  host->now.counts_cpu = limits->counts_cpu;
  shim_beat(host);
}

static void start_clock(Limits *limits) {
  limits->deadline = clock_now() + limits->time;
  if (limits->counts_cpu) limits->cpu_deadline = cpu_now() + limits->time;
}

void shim_start_clock(lua_State *L) {
  Host *host = host_of(L);
  if (host->now.time) start_clock(&host->now);
  shim_tell_watch(host);
}

// Whether the time is over. A thread never has more of the processor than passes on the wall, whose
// clock costs no system call: until that one is over the other need not be asked.
static bool is_over(int64_t now, int64_t *deadline, int64_t cpu_deadline) {
  if (now <= *deadline) return false;
  int64_t left = cpu_deadline ? cpu_deadline - cpu_now() : 0;
  if (left <= 0) return true;
  *deadline = now + left;
  return false;
}

void shim_enter(lua_State *L, const cshim_limits *limits, Limits *before) {
  Host *host = host_of(L);
  *before = host->now;
  if (before->time && !before->deadline) start_clock(before);
  int64_t own = before->deadline, outer = before->outer_deadline;
  if (own && (!outer || own < outer)) {
    host->now.outer_deadline = own;
    host->now.outer_cpu_deadline = before->cpu_deadline;
    host->now.outer_time = before->time;
  }
  if (!host->frames) host->abort_source[0] = 0;
  host->frames++;
  host->until_look = look_interval;
  shim_restart(L, limits);
  shim_arm(L);
  shim_tell_watch(host);
}

void shim_leave(lua_State *L, int status, const Limits *before) {
  Host *host = host_of(L);
  host->last_abort = host->aborted;
  if (!host->aborted && status == LUA_ERRMEM) host->last_abort = CSHIM_ABORT_MEMORY;
  if (!host->aborted && status == LUA_ERRERR) host->last_abort = CSHIM_ABORT_HANDLER;
  if (host->aborted && host->aborted_frame >= host->frames) host->aborted = 0;
  host->frames--;
  host->now = *before;
  if (!host->aborted) shim_arm(L);
  shim_tell_watch(host);
}

// ---- Aborts

static bool find_place(lua_State *L, lua_Debug *info) {
  for (int level = 0; level < 200 && lua_getstack(L, level, info); level++) {
    lua_getinfo(L, "Sl", info);
    if (info->source[0] == '@' && info->currentline >= 0) return true;
  }
  return false;
}

static bool remember_place(Host *host, lua_State *L) {
  lua_Debug info;
  if (!find_place(L, &info)) return false;
  strncpy(host->abort_source, info.source + 1, sizeof host->abort_source - 1);
  host->abort_line = info.currentline;
  return true;
}

// Where the run is, for an error that will not come from here.
static void watch_place(lua_State *L, int64_t now) {
  lua_Debug info;
  host_of(L)->watch.placed = now;
  if (find_place(L, &info)) shim_watch_place(host_of(L), info.source + 1, info.currentline);
}

void shim_remember_place(lua_State *L) {
  Host *host = host_of(L);
  host->abort_source[0] = 0;
  if (remember_place(host, L)) return;
  for (Resume *resume = host->resumed; resume; resume = resume->outer)
    if (remember_place(host, resume->from)) return;
}

static MAY_LJMP void stop(lua_State *L) {
  lua_sethook(L, hook, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
  // Made beforehand: there may be no memory left to say so.
  lua_rawgetp(L, LUA_REGISTRYINDEX, &stop_key);
  lua_error(L);
}

static void mark(lua_State *L, int reason) {
  Host *host = host_of(L);
  if (host->aborted) return;
  host->aborted = reason;
  // The budget and the time of a rule end the rule; everything else ends the run.
  bool is_own = reason == CSHIM_ABORT_BUDGET || reason == CSHIM_ABORT_TIME;
  host->aborted_frame = is_own ? host->frames : 1;
  host->abort_limit = reason == CSHIM_ABORT_TIME ? host->now.time : host->now.instructions;
  shim_remember_place(L);
}

MAY_LJMP void shim_abort(lua_State *L, int reason) {
  mark(L, reason);
  stop(L);
}

MAY_LJMP void shim_look(lua_State *L) {
  Host *host = host_of(L);
  if (host->aborted) stop(L);
  host->until_look = look_interval;
  if (host->now.steps < 0) shim_abort(L, CSHIM_ABORT_BUDGET);
  if (interrupts) shim_abort(L, CSHIM_ABORT_INTERRUPT);
  if (host->limit && host->used > host->limit) {
    lua_gc(L, LUA_GCCOLLECT);
    if (host->used > host->limit) shim_abort(L, CSHIM_ABORT_MEMORY);
  }
  if (!host->now.time && !host->now.outer_deadline) return;
  int64_t now = clock_now();
  if (now - host->watch.placed > place_interval) watch_place(L, now);
  Limits *limits = &host->now;
  if (limits->outer_deadline
      && is_over(now, &limits->outer_deadline, limits->outer_cpu_deadline)) {
    mark(L, CSHIM_ABORT_TIME);
    host->aborted_frame = 1;
    host->abort_limit = host->now.outer_time;
    stop(L);
  }
  if (!host->now.time) return;
  if (!limits->deadline) start_clock(limits);
  if (is_over(now, &limits->deadline, limits->cpu_deadline)) shim_abort(L, CSHIM_ABORT_TIME);
}

// Running out of memory ends the run too: what catches it could only do the same again. An error in
// the handler of an error is one like others, as in Lua, unless a limit is behind it.
MAY_LJMP void shim_pass_on(lua_State *L, int status) {
  if (status == LUA_ERRMEM) mark(L, CSHIM_ABORT_MEMORY);
  if (host_of(L)->aborted) stop(L);
}

// ---- For Swift

void cshim_limit_calls(lua_State *L, cshim_limits limits) { host_of(L)->call_limits = limits; }
void cshim_limit_records(lua_State *L, cshim_limits limits) { host_of(L)->record_limits = limits; }
void cshim_run_out(lua_State *L) { mark(L, CSHIM_ABORT_MEMORY); }
int cshim_exit_code(lua_State *L) { return host_of(L)->exit_code; }

int cshim_last_abort(lua_State *L, char *source, size_t size, int *line, int64_t *limit) {
  Host *host = host_of(L);
  source[0] = 0;
  *limit = host->abort_limit;
  if (!host->last_abort) return 0;
  strncpy(source, host->abort_source, size - 1);
  source[size - 1] = 0;
  *line = host->abort_line;
  return host->last_abort;
}
