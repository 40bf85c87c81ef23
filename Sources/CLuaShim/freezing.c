// Tables that can be read and not changed.
#include "host.h"

const char frozen_mark = 0;

static MAY_LJMP int refuse_change(lua_State *L) {
  return luaL_error(L, "%s cannot be changed", lua_tostring(L, lua_upvalueindex(1)));
}

bool shim_push_behind(lua_State *L, int table) {
  if (!lua_getmetatable(L, table)) return false;
  bool is_frozen = lua_rawgetp(L, -1, &frozen_mark) == LUA_TTABLE;
  if (is_frozen) lua_replace(L, -2);
  else lua_pop(L, 2);
  return is_frozen;
}

// The second value is the frozen table itself: what is behind it is out of everybody's reach.
static MAY_LJMP int pairs_of_frozen(lua_State *L) {
  lua_settop(L, 1);
  if (!shim_push_behind(L, 1)) return luaL_error(L, "no frozen table");
  shim_push_iterator(L, 2);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

static MAY_LJMP int length_of_frozen(lua_State *L) {
  if (!shim_push_behind(L, 1)) return luaL_error(L, "no frozen table");
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
  return 1;
}

MAY_LJMP void shim_push_reader(lua_State *L, int table) {
  lua_createtable(L, 0, 6);
  lua_pushvalue(L, table);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, pairs_of_frozen);
  lua_setfield(L, -2, "__pairs");
  lua_pushcfunction(L, length_of_frozen);
  lua_setfield(L, -2, "__len");
  lua_pushliteral(L, "locked");
  lua_setfield(L, -2, "__metatable");
  lua_pushvalue(L, table);
  lua_rawsetp(L, -2, &frozen_mark);
}

MAY_LJMP void shim_freeze(lua_State *L, const char *name) {
  int table = lua_gettop(L);
  lua_createtable(L, 0, 0);
  shim_push_reader(L, table);
  lua_pushstring(L, name);
  lua_pushcclosure(L, refuse_change, 1);
  lua_setfield(L, -2, "__newindex");
  lua_setmetatable(L, -2);
  lua_replace(L, table);
}

void cshim_freeze(lua_State *L, const char *name) { shim_freeze(L, name); }

bool cshim_thaw(lua_State *L) {
  if (lua_type(L, -1) != LUA_TTABLE || !lua_getmetatable(L, -1)) return false;
  bool is_frozen = lua_rawgetp(L, -1, &frozen_mark) == LUA_TTABLE;
  if (is_frozen) {
    lua_replace(L, -3);
    lua_pop(L, 1);
  } else {
    lua_pop(L, 2);
  }
  return is_frozen;
}
