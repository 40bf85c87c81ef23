// States, memory, and the one trampoline through which Lua calls Swift.
#include "host.h"

#include <stdlib.h>
#include <string.h>

const char object_mark = 0, handle_type = 0;

void shim_drop(Host *host, int64_t handle) {
  if (host->dropped_count == host->dropped_room) {
    size_t room = host->dropped_room ? host->dropped_room * 2 : 64;
    int64_t *moved = realloc(host->dropped, room * sizeof *moved);
    if (!moved) return;  // The object then lives as long as the state: a leak, and no crash.
    host->dropped = moved;
    host->dropped_room = room;
  }
  host->dropped[host->dropped_count++] = handle;
}

int64_t cshim_next_dropped(lua_State *L) {
  Host *host = host_of(L);
  return host->dropped_count ? host->dropped[--host->dropped_count] : 0;
}

static int collect(lua_State *L) {
  const Object *object = lua_touserdata(L, 1);
  if (!object) return 0;
  shim_drop(host_of(L), object->handle);
  host_of(L)->used -= object->size;
  return 0;
}

// A userdata that only tells when it is collected: the upvalue of a host function.
MAY_LJMP void shim_push_handle(lua_State *L, int64_t handle, size_t size) {
  Object *object = lua_newuserdatauv(L, sizeof *object, 0);
  object->type = 0;
  object->handle = handle;
  object->size = size;
  host_of(L)->used += size;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &handle_type);
  lua_setmetatable(L, -2);
}

static MAY_LJMP int prepare(lua_State *L) {
  lua_pushliteral(L, "stopped");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &stop_key);
  shim_open_libraries(L, (int)lua_tointeger(L, 1));
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, collect);
  lua_setfield(L, -2, "__gc");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &handle_type);
  return 0;
}

lua_State *cshim_new(void *swift, cshim_dispatch dispatch, size_t memory_limit, int profile) {
  Host *host = calloc(1, sizeof *host);
  if (!host) return NULL;
  host->swift = swift;
  host->dispatch = dispatch;
  host->limit = memory_limit;
  host->swift_depth = 1;
  host->is_pure = profile == CSHIM_RULE;
  lua_State *L = lua_newstate(shim_allocate, host);
  if (!L) {
    shim_free_blocks(host);
    free(host);
    return NULL;
  }
  *(Host **)lua_getextraspace(L) = host;
  shim_watch(host);
  host->running = L;
  lua_pushcfunction(L, prepare);
  lua_pushinteger(L, profile);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    cshim_close(L);
    return NULL;
  }
  return L;
}

void cshim_close(lua_State *L) {
  Host *host = host_of(L);
  shim_unwatch(host);
  lua_close(L);
  shim_free_blocks(host);
  free(host->dropped);
  free(host);
}

size_t cshim_memory(lua_State *L) { return host_of(L)->used; }

void cshim_hold(lua_State *L, ptrdiff_t bytes) { host_of(L)->used += (size_t)bytes; }

bool cshim_has_room(lua_State *L) {
  Host *host = host_of(L);
  if (!host->limit || host->used <= host->limit) return true;
  lua_gc(L, LUA_GCCOLLECT);
  return host->used <= host->limit;
}

// Lua → Swift. What Swift allocated beyond the limit is looked at here, where raising is safe.
static MAY_LJMP int trampoline(lua_State *L) {
  Host *host = host_of(L);
  const Object *function = lua_touserdata(L, lua_upvalueindex(1));
  host->swift_depth++;
  shim_count_host_calls(host, 1);
  int results = host->dispatch(L, host->swift, function->handle);
  shim_count_host_calls(host, -1);
  host->swift_depth--;
  // It may have taken long, or given up because a limit was reached, which is then what ends the run.
  host->until_look = 0;
  if (!host->swift_depth) shim_charge(L, 50);
  if (results >= 0) return results;
  if (lua_type(L, -1) == LUA_TSTRING) {  // Users see the file and line of their own call.
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

void cshim_push_function(lua_State *L, int64_t function, size_t size) {
  shim_push_handle(L, function, size);
  lua_pushcclosure(L, trampoline, 1);
}

int64_t cshim_function_at(lua_State *L, int index) {
  if (lua_tocfunction(L, index) != trampoline || !lua_getupvalue(L, index, 1)) return 0;
  const Object *function = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return function->handle;
}

// Swift → Lua. While Lua runs, the limit holds, whatever Swift frames lie below the pcall.
int cshim_call(lua_State *L, int arguments) {
  Host *host = host_of(L);
  int base = lua_gettop(L) - arguments;
  lua_pushcfunction(L, shim_message_handler);
  lua_insert(L, base);
  int depth = host->swift_depth;
  host->swift_depth = 0;
  // Calls within calls share the limits of the outermost.
  Limits before;
  bool is_outermost = !host->frames;
  if (is_outermost) {
    shim_watch_function(L, base + 1);
    shim_enter(L, &host->call_limits, &before);
    shim_start_clock(L);
  }
  int status = lua_pcall(L, arguments, LUA_MULTRET, base);
  if (is_outermost) shim_leave(L, status, &before);
  else host->last_abort = host->aborted;
  // What a stopped call leaves on the stack would look alive to the hooks of the next one.
  if (is_outermost && host->limit && host->used > host->limit) lua_gc(L, LUA_GCCOLLECT);
  host->swift_depth = depth;
  lua_remove(L, base);
  return status == LUA_OK ? lua_gettop(L) - base + 1 : -1;
}

static MAY_LJMP int to_text(lua_State *L) {
  shim_tostring(L, 1);
  return 1;
}

bool cshim_to_text(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_pushcfunction(L, to_text);
  lua_pushvalue(L, index);
  return cshim_call(L, 1) >= 0;
}

static bool is_scalar(lua_State *L, int index) {
  int type = lua_type(L, index);
  if (type == LUA_TSTRING) return lua_rawlen(L, index) < SHIM_LONG_TEXT;
  return type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER;
}

// A table of scalars, or a sealed one with such a table behind it.
static bool is_plain_table(lua_State *L, int index) {
  if (!lua_istable(L, index)) return false;
  if (!shim_push_behind(L, index)) lua_pushvalue(L, index);
  bool is_plain = !lua_getmetatable(L, -1);
  if (!is_plain) return false;
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    is_plain &= is_scalar(L, -1) && is_scalar(L, -2);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return is_plain;
}

bool cshim_has_plain_upvalues(lua_State *L) {
  int top = lua_gettop(L);
  bool is_plain = lua_isfunction(L, top) && !lua_iscfunction(L, top);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  for (int i = 1; is_plain && lua_getupvalue(L, top, i); i++) {
    is_plain = is_scalar(L, top + 2) || lua_rawequal(L, top + 1, top + 2)
      || is_plain_table(L, top + 2);
    lua_settop(L, top + 1);
  }
  lua_settop(L, top);
  return is_plain;
}

bool cshim_push_upvalue(lua_State *L, int number) { return lua_getupvalue(L, -1, number); }

// ---- Bytecode, for looking at and never for running

typedef struct {
  char *bytes;
  size_t length, room;
} Dump;

static int write_dump(lua_State *L, const void *bytes, size_t size, void *data) {
  (void)L;
  Dump *dump = data;
  if (dump->length + size > dump->room) {
    size_t room = 2 * (dump->length + size);
    char *moved = realloc(dump->bytes, room);
    if (!moved) return 1;
    dump->bytes = moved;
    dump->room = room;
  }
  memcpy(dump->bytes + dump->length, bytes, size);
  dump->length += size;
  return 0;
}

char *cshim_dump(lua_State *L, size_t *length) {
  Dump dump = {0};
  if (lua_dump(L, write_dump, &dump, 0) != 0) {
    free(dump.bytes);
    return NULL;
  }
  *length = dump.length;
  return dump.bytes;
}

void cshim_free(char *bytes) { free(bytes); }
