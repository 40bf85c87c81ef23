// What the C files of the shim share.
#pragma once

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>

#include <pthread.h>
#include <stdatomic.h>

#include "CLuaShim.h"

// On every function that may longjmp (haproxy's habit): it must run inside a lua_pcall, and with no
// Swift frame between.
#define MAY_LJMP

// What the code that runs now may still use.
typedef struct {
  int64_t instructions, steps;
  // In nanoseconds, 0 where there is none. `time` becomes `deadline`, of CLOCK_MONOTONIC, when the clock
  // is first read, so that a call of a few instructions never reads it. Where the thread's own time is
  // what counts, it ends at `cpu_deadline`, of CLOCK_THREAD_CPUTIME_ID.
  int64_t time, deadline, cpu_deadline;
  bool counts_cpu;
  // Those of the frames around.
  int64_t outer_time, outer_deadline, outer_cpu_deadline;
} Limits;

// A coroutine that was resumed, and by whom: the way back to the line that is to blame.
typedef struct Resume {
  lua_State *from;
  struct Resume *outer;
} Resume;

enum { SHIM_BLOCK_SIZES = 17, SHIM_LONG_TEXTS = 48 };

// What a state tells the watchdog's thread, which looks at it from there; see watch.c.
typedef struct Watch {
  struct Watch *next, **place_in_list;
  // 0 while nothing runs, nor is compiled.
  atomic_int frames;
  _Atomic pthread_t thread;
  // Another one with each frame and each row of a record.
  _Atomic uint64_t beat;
  // What the frame or row may take from its beat on, in nanoseconds; 0 where that does not count.
  _Atomic int64_t time;
  atomic_bool counts_cpu;
  // The moment of CLOCK_MONOTONIC at which the run is over, 0 for none, and the limit it came from.
  _Atomic int64_t deadline, deadline_limit;
  // Calls of the host that are under way.
  atomic_int host_calls;
  // The chunk and line that was seen last, and when. Only read of a state that has stood still.
  char source[256];
  int line;
  int64_t placed;
  // The watchdog's own: the beat it knows, since when, and how many looks it has been late.
  uint64_t seen_beat;
  int64_t since;
  int late;
} Watch;

typedef struct {
  void *swift;
  cshim_dispatch dispatch;
  size_t used, limit;
  // See memory.c.
  void *free_blocks[SHIM_BLOCK_SIZES], *slab;
  size_t slab_used;
  // While a plain function runs without a hook; see batch.c.
  bool is_unhooked;
  // How many long texts there are, by the power of two that each one's size begins with, and which of
  // those there are, a bit each: one instruction takes as long as the longest one.
  uint32_t long_texts[SHIM_LONG_TEXTS];
  uint64_t long_sizes;
  // Above 0 while a Swift frame is on the stack above the last lua_pcall.
  int swift_depth;
  // The coroutine that runs, or the state.
  lua_State *running;
  Resume *resumed;
  // Counts the rows of records that were shown; see batch.c.
  uint64_t generation;
  int64_t *dropped;
  size_t dropped_count, dropped_room;

  // ---- Limits; see limits.c.
  cshim_limits call_limits, record_limits;
  Limits now;
  // Steps until the clock and the interrupt are looked at again.
  int64_t until_look;
  // How many frames with limits are open, and which of them an abort ends.
  int frames, aborted_frame;
  int aborted;
  int exit_code;
  char abort_source[256];
  int abort_line;
  // The limit that was reached, in instructions or nanoseconds.
  int64_t abort_limit;
  // Of the frame that was left last.
  int last_abort;
  Watch watch;
  // Nested coroutine.close recurses in C without Lua's own count (5.4.4).
  int closing;

  // Whether this is a rule's state, in which nothing may differ from run to run.
  bool is_pure;
  // ---- math.random; see random.c.
  uint64_t random;
  // Seeds it when a call first asks; NULL where a record is not being asked about.
  const void *random_record;
} Host;

static inline Host *host_of(lua_State *L) { return *(Host **)lua_getextraspace(L); }

typedef struct {
  int64_t type, handle;
  // What it is worth of the host's memory, in bytes.
  size_t size;
} Object;

// Addresses as registry keys and marks that no script can make.
extern const char object_mark, handle_type, frozen_mark, globals_key, stop_key;

// ---- memory.c

void *shim_allocate(void *host, void *block, size_t old, size_t size);
void shim_free_blocks(Host *host);
// What the longest text has at most, in bytes; 0 where none has SHIM_LONG_TEXT.
size_t shim_longest_text(const Host *host);

// ---- limits.c

// Begins a frame with limits of its own; `before` takes what held until then.
void shim_enter(lua_State *L, const cshim_limits *limits, Limits *before);
// Ends it. `status` is that of the lua_pcall within.
void shim_leave(lua_State *L, int status, const Limits *before);
// Lets the time of the frame run from now on.
void shim_start_clock(lua_State *L);
// Gives a call the whole of its limits.
void shim_restart(lua_State *L, const cshim_limits *limits);
// Counts from here, so that the same call ends at the same instruction.
void shim_arm(lua_State *L);
// Whether a coroutine died of an abort. Its hooks are off for ever, so that nothing of it may run again.
bool shim_was_stopped(lua_State *thread);
// Lets the hook run at the next instruction; for the allocator, since it raises nothing.
void shim_look_soon(Host *host);
// Keeps the innermost place in a chunk for the error; allocates nothing.
void shim_remember_place(lua_State *L);
int64_t shim_clock(void);
// Raises where something is due.
MAY_LJMP void shim_look(lua_State *L);
MAY_LJMP void shim_abort(lua_State *L, int reason);
// To be called with an error on top: raises it again where nobody may catch it.
MAY_LJMP void shim_pass_on(lua_State *L, int status);

// Counts work that C does, in steps of about the time of one instruction of Lua.
static inline MAY_LJMP void shim_charge(lua_State *L, size_t steps) {
  Host *host = host_of(L);
  host->now.steps -= (int64_t)steps;
  host->until_look -= (int64_t)steps;
  bool is_due = host->until_look < 0 || host->now.steps < 0 || host->aborted
    || (host->limit && host->used > host->limit);
  if (is_due) shim_look(L);
}

// Before a search that may pass over all that was cleared of a table, and costs nothing countable.
static inline MAY_LJMP void shim_charge_search(lua_State *L) {
  if (host_of(L)->used > 1 << 20) host_of(L)->until_look = 0;
  shim_charge(L, 1);
}

// After something that Lua itself may take long for, and that nothing counts: an error that names a
// field is looked up in the whole of its function.
static inline MAY_LJMP void shim_charge_error(lua_State *L) {
  host_of(L)->until_look = 0;
  shim_charge(L, 10);
}

// ---- watch.c

void shim_watch(Host *host);
void shim_unwatch(Host *host);
// Tells the watchdog the limits that hold now.
void shim_tell_watch(Host *host);
// The place of the function at `index`.
void shim_watch_function(lua_State *L, int index);
void shim_watch_place(Host *host, const char *source, int line);

// A row of a record begins.
static inline void shim_beat(Host *host) {
  uint64_t beat = atomic_load_explicit(&host->watch.beat, memory_order_relaxed);
  atomic_store_explicit(&host->watch.beat, beat + 1, memory_order_relaxed);
}

static inline void shim_count_host_calls(Host *host, int change) {
  int calls = atomic_load_explicit(&host->watch.host_calls, memory_order_relaxed);
  atomic_store_explicit(&host->watch.host_calls, calls + change, memory_order_relaxed);
}

// ---- Libraries

// Texts that are worth a look: with shorter ones no instruction takes longer than some microseconds. Where
// there are longer ones, whoever made them, a plain function is counted like others.
enum { SHIM_LONG_TEXT = 1 << 10 };
// Arguments and results of one call: each step of Lua may copy all of them.
enum { SHIM_MOST_VALUES = 1 << 15 };

extern const luaL_Reg shim_patterns[], shim_strings[], shim_tables[], shim_protection[],
  shim_coroutines[], shim_random[];
MAY_LJMP void shim_open_libraries(lua_State *L, int profile);
// load of scripts; see loading.c.
MAY_LJMP int shim_text_load(lua_State *L);
// Like luaL_tolstring, without addresses.
MAY_LJMP const char *shim_tostring(lua_State *L, int index);
MAY_LJMP int shim_pairs(lua_State *L);
// What pairs and string.gmatch give, by which such iterators are known.
MAY_LJMP int shim_next_sorted(lua_State *L);
MAY_LJMP int shim_next_match(lua_State *L);
// Pushes a metatable through which the table at `table` is read; what refuses a change is missing.
MAY_LJMP void shim_push_reader(lua_State *L, int table);
// Pushes what is behind the frozen table at `table`, and true; false, and nothing, where it is not frozen.
bool shim_push_behind(lua_State *L, int table);
// Pushes an iterator over the table at `table`, whatever its metatable says.
MAY_LJMP void shim_push_iterator(lua_State *L, int table);
// string.format and others of the standard library that only need to know the size of their texts: the
// function on top becomes one that refuses texts above 16 MiB, and charges for the others.
MAY_LJMP void shim_guard_texts(lua_State *L);
MAY_LJMP void shim_guard_format(lua_State *L);
MAY_LJMP void shim_guard_part(lua_State *L);
MAY_LJMP void shim_guard_range(lua_State *L);
MAY_LJMP void shim_guard_operands(lua_State *L, const char *event);
MAY_LJMP void shim_guard_numbers(lua_State *L);
// Replaces the table on top by one through which it can be read and not changed.
MAY_LJMP void shim_freeze(lua_State *L, const char *name);

// ---- Others

MAY_LJMP int shim_message_handler(lua_State *L);
// Compiles a chunk of text, or pushes why not.
bool shim_load(lua_State *L, const char *source, size_t length, const char *name);
// Replaces what the handler made of an error by the error.
void shim_unwrap(lua_State *L);
MAY_LJMP void shim_push_handle(lua_State *L, int64_t handle, size_t size);
void shim_drop(Host *host, int64_t handle);
// A number from what the record that is asked about is known by.
uint64_t shim_record_seed(const Host *host);
