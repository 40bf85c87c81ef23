// What the C files of the shim share.
#pragma once

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "CLuaShim.h"

// On every function that may longjmp (haproxy's habit): it must run inside a lua_pcall, and with no
// Swift frame between.
#define MAY_LJMP

typedef struct {
  void *swift;
  cshim_dispatch dispatch;
  size_t used, limit;
  // Above 0 while a Swift frame is on the stack above the last lua_pcall.
  int swift_depth;
  int64_t *dropped;
  size_t dropped_count, dropped_room;
} Host;

static inline Host *host_of(lua_State *L) { return *(Host **)lua_getextraspace(L); }

typedef struct {
  int64_t type, handle;
} Object;

// Addresses as registry keys and marks that no script can make.
extern const char object_mark, handle_type;

MAY_LJMP void shim_open_libraries(lua_State *L, int profile);
MAY_LJMP int shim_message_handler(lua_State *L);
MAY_LJMP void shim_push_handle(lua_State *L, int64_t handle);
void shim_drop(Host *host, int64_t handle);
