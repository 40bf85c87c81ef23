// What the C files of the shim share.
#pragma once

#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>

#include "CLuaShim.h"

// On every function that may longjmp (haproxy's habit): it must run inside a lua_pcall, and with no
// Swift frame between.
#define MAY_LJMP

// What the code that runs now may still use.
typedef struct {
  int64_t steps;
  // CLOCK_MONOTONIC in nanoseconds, 0 where there is none. `time` becomes `deadline` when the clock is
  // first read, so that a call of a few instructions never reads it.
  int64_t time, deadline;
  // That of the frames around.
  int64_t outer_deadline;
} Limits;

enum { SHIM_BLOCK_SIZES = 17 };

typedef struct {
  void *swift;
  cshim_dispatch dispatch;
  size_t used, limit;
  // See memory.c.
  void *free_blocks[SHIM_BLOCK_SIZES], *slab;
  size_t slab_used;
  // Above 0 while a Swift frame is on the stack above the last lua_pcall.
  int swift_depth;
  // The coroutine that runs, or the state.
  lua_State *running;
  // Counts the rows of records that were shown; see record.c.
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
  // Of the frame that was left last.
  int last_abort;
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
} Object;

// Addresses as registry keys and marks that no script can make.
extern const char object_mark, handle_type, frozen_mark, globals_key, stop_key;

// ---- memory.c

void *shim_allocate(void *host, void *block, size_t old, size_t size);
void shim_free_blocks(Host *host);

// ---- limits.c

// Begins a frame with limits of its own; `before` takes what held until then.
void shim_enter(lua_State *L, const cshim_limits *limits, Limits *before);
// Ends it. `status` is that of the lua_pcall within.
void shim_leave(lua_State *L, int status, const Limits *before);
// Gives a call the whole of its limits.
void shim_restart(lua_State *L, const cshim_limits *limits);
// Counts from here, so that the same call ends at the same instruction.
void shim_arm(lua_State *L);
// Lets the hook run at the next instruction; for the allocator, since it raises nothing.
void shim_look_soon(Host *host);
// Keeps the innermost place in a chunk for the error; allocates nothing.
void shim_remember_place(lua_State *L);
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

// ---- Libraries

extern const luaL_Reg shim_patterns[], shim_strings[], shim_tables[], shim_protection[],
  shim_coroutines[], shim_random[];
MAY_LJMP void shim_open_libraries(lua_State *L, int profile);
// Like luaL_tolstring, without addresses.
MAY_LJMP const char *shim_tostring(lua_State *L, int index);
MAY_LJMP int shim_pairs(lua_State *L);
// string.format and others of the standard library that only need to know the size of their texts: the
// function on top becomes one that refuses texts above 16 MiB, and charges for the others.
MAY_LJMP void shim_guard_texts(lua_State *L);
MAY_LJMP void shim_guard_format(lua_State *L);
// Replaces the table on top by one through which it can be read and not changed.
MAY_LJMP void shim_freeze(lua_State *L, const char *name);

// ---- Others

MAY_LJMP int shim_message_handler(lua_State *L);
// Replaces what the handler made of an error by the error.
void shim_unwrap(lua_State *L);
MAY_LJMP void shim_push_handle(lua_State *L, int64_t handle);
void shim_drop(Host *host, int64_t handle);
// A number from what the record that is asked about is known by.
uint64_t shim_record_seed(const Host *host);
