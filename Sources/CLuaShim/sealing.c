// Sealing: every table that a rule can reach is made one that nobody changes, in its place, so that
// whoever holds it holds the sealed one. What was in it moves behind it, as behind a frozen table.
#include "host.h"

#include <string.h>

// The registry's table of what was looked at, so that what many rules share is looked at once.
static const char seen_key = 0;

// Tables that only a library's own functions hold are left to it, but what lies behind them is not.
enum { passed = 1, sealed = 2 };

// The stack of a walk; the queue's items are a value, whether it is a library's, and the function that
// holds it.
enum { root = 1, words, seen, queue, functions, holders };

typedef struct {
  const char *library;
  lua_Integer count, next;
} Walk;

// Upvalue 1: what to say.
static MAY_LJMP int refuse_change(lua_State *L) {
  return luaL_error(L, "%s", lua_tostring(L, lua_upvalueindex(1)));
}

static MAY_LJMP void push_contents(lua_State *L, int table) {
  lua_createtable(L, (int)lua_rawlen(L, table), 0);
  int contents = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, table)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, contents);
  }
  lua_pushnil(L);
  while (lua_next(L, table)) {
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_pushnil(L);
    lua_rawset(L, table);
  }
}

// Filters keep what & and | and ~ make of them.
static MAY_LJMP void copy_operators(lua_State *L, int from, int to) {
  lua_pushnil(L);
  while (lua_next(L, from)) {
    lua_pushvalue(L, -2);
    bool is_new = lua_type(L, -1) == LUA_TSTRING && lua_rawget(L, to) == LUA_TNIL;
    lua_pop(L, 1);
    if (is_new) {
      lua_pushvalue(L, -2);
      lua_insert(L, -2);
      lua_rawset(L, to);
    } else {
      lua_pop(L, 1);
    }
  }
}

// Replaces what the table at `table` holds by a way to it.
static MAY_LJMP void seal(lua_State *L, int table) {
  int top = lua_gettop(L);
  push_contents(L, table);
  shim_push_reader(L, top + 1);
  lua_pushvalue(L, words);
  lua_pushcclosure(L, refuse_change, 1);
  lua_setfield(L, -2, "__newindex");
  if (lua_getmetatable(L, table)) {
    copy_operators(L, top + 3, top + 2);
    lua_setmetatable(L, top + 1);
  }
  lua_settop(L, top + 2);
  lua_setmetatable(L, table);
  lua_settop(L, top);
}

// ---- The walk

static MAY_LJMP void add(lua_State *L, Walk *walk, int value, bool is_library, int holder) {
  int type = lua_type(L, value);
  if (type != LUA_TTABLE && type != LUA_TFUNCTION) return;
  int mark = is_library && type == LUA_TTABLE ? passed : sealed;
  lua_pushvalue(L, value);
  lua_rawget(L, seen);
  bool is_known = lua_tointeger(L, -1) >= mark;
  lua_pop(L, 1);
  if (is_known) return;
  lua_pushvalue(L, value);
  lua_pushinteger(L, mark);
  lua_rawset(L, seen);
  lua_pushvalue(L, value);
  lua_rawseti(L, queue, ++walk->count);
  lua_pushboolean(L, is_library);
  lua_rawseti(L, queue, ++walk->count);
  lua_pushvalue(L, holder);
  lua_rawseti(L, queue, ++walk->count);
}

static MAY_LJMP void add_contents(lua_State *L, Walk *walk, int table, bool is_library, int holder) {
  lua_pushnil(L);
  while (lua_next(L, table)) {
    add(L, walk, lua_gettop(L) - 1, is_library, holder);
    add(L, walk, lua_gettop(L), is_library, holder);
    lua_pop(L, 1);
  }
}

static MAY_LJMP void visit_table(lua_State *L, Walk *walk, int table, bool is_library, int holder) {
  bool is_frozen = shim_push_behind(L, table);
  if (!is_frozen && !is_library) {
    seal(L, table);
    is_frozen = shim_push_behind(L, table);
  }
  add_contents(L, walk, is_frozen ? lua_gettop(L) : table, is_library, holder);
}

static MAY_LJMP void append(lua_State *L, int list, int value) {
  lua_pushvalue(L, value);
  lua_rawseti(L, list, (lua_Integer)lua_rawlen(L, list) + 1);
}

static MAY_LJMP void visit_function(lua_State *L, Walk *walk, int function, int holder) {
  lua_CFunction c = lua_tocfunction(L, function);
  if (c == shim_next_match) append(L, holders, holder);
  // What it goes through is out of the holder's reach, and what is in there is not.
  if (c == shim_next_sorted && lua_getupvalue(L, function, 1)) {
    shim_push_behind(L, lua_gettop(L));
    add_contents(L, walk, lua_gettop(L), false, holder);
  }
  if (lua_iscfunction(L, function)) return;
  lua_Debug info;
  lua_pushvalue(L, function);
  lua_getinfo(L, ">S", &info);
  bool is_library = !strncmp(info.source, walk->library, strlen(walk->library));
  if (!is_library) append(L, functions, function);
  for (int i = 1; lua_getupvalue(L, function, i); i++) {
    add(L, walk, lua_gettop(L), is_library, function);
    lua_pop(L, 1);
  }
}

static MAY_LJMP void push_seen(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &seen_key) == LUA_TTABLE) return;
  lua_pop(L, 1);
  lua_createtable(L, 0, 0);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &seen_key);
}

// 1 the value, 2 the words, 3 the walk. Leaves the functions and the holders.
static MAY_LJMP int walk_from(lua_State *L) {
  Walk *walk = lua_touserdata(L, 3);
  lua_settop(L, 2);
  luaL_checkstack(L, 40, NULL);
  push_seen(L);
  for (int i = queue; i <= holders; i++) lua_createtable(L, 0, 0);
  lua_pushboolean(L, false);
  add(L, walk, root, false, lua_gettop(L));
  while (walk->next < walk->count) {
    lua_settop(L, holders);
    for (int i = 0; i < 3; i++) lua_rawgeti(L, queue, ++walk->next);
    int value = holders + 1;
    if (lua_istable(L, value))
      visit_table(L, walk, value, lua_toboolean(L, value + 1), value + 2);
    else visit_function(L, walk, value, value + 2);
  }
  lua_settop(L, holders);
  return 2;
}

bool cshim_seal(lua_State *L, const char *library, const char *refusal) {
  Walk walk = {.library = library};
  lua_pushcfunction(L, walk_from);
  lua_insert(L, -2);
  lua_pushstring(L, refusal);
  lua_pushlightuserdata(L, &walk);
  return lua_pcall(L, 3, 2, 0) == LUA_OK;
}
