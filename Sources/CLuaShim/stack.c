// The stack and raw tables, under names that Swift may see.
#include "host.h"

bool cshim_reserve(lua_State *L, int slots) { return lua_checkstack(L, slots); }
int cshim_top(lua_State *L) { return lua_gettop(L); }
void cshim_set_top(lua_State *L, int top) { lua_settop(L, top); }
void cshim_push_value(lua_State *L, int index) { lua_pushvalue(L, index); }

int cshim_type_at(lua_State *L, int index) {
  int64_t type;
  switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return CSHIM_NIL;
    case LUA_TBOOLEAN: return CSHIM_BOOLEAN;
    case LUA_TNUMBER: return lua_isinteger(L, index) ? CSHIM_INTEGER : CSHIM_NUMBER;
    case LUA_TSTRING: return CSHIM_STRING;
    case LUA_TTABLE: return CSHIM_TABLE;
    case LUA_TFUNCTION: return CSHIM_FUNCTION;
    case LUA_TUSERDATA: return cshim_object(L, index, &type) ? CSHIM_OBJECT : CSHIM_OTHER;
    default: return CSHIM_OTHER;
  }
}

const char *cshim_type_name(lua_State *L, int index) { return luaL_typename(L, index); }
bool cshim_boolean(lua_State *L, int index) { return lua_toboolean(L, index); }
int64_t cshim_integer(lua_State *L, int index) { return lua_tointeger(L, index); }
double cshim_number(lua_State *L, int index) { return lua_tonumber(L, index); }

const char *cshim_string(lua_State *L, int index, size_t *length) {
  return lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, length) : NULL;
}

void cshim_push_nil(lua_State *L) { lua_pushnil(L); }
void cshim_push_boolean(lua_State *L, bool value) { lua_pushboolean(L, value); }
void cshim_push_integer(lua_State *L, int64_t value) { lua_pushinteger(L, value); }
void cshim_push_number(lua_State *L, double value) { lua_pushnumber(L, value); }
void cshim_push_string(lua_State *L, const char *bytes, size_t length) {
  lua_pushlstring(L, bytes, length);
}
void cshim_push_table(lua_State *L) { lua_createtable(L, 0, 0); }

int cshim_ref(lua_State *L) { return luaL_ref(L, LUA_REGISTRYINDEX); }
void cshim_unref(lua_State *L, int ref) { luaL_unref(L, LUA_REGISTRYINDEX, ref); }
void cshim_push_ref(lua_State *L, int ref) { lua_rawgeti(L, LUA_REGISTRYINDEX, ref); }

void cshim_raw_get(lua_State *L, int table) { lua_rawget(L, table); }

bool cshim_raw_set(lua_State *L, int table) {
  bool is_nan = lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) != lua_tonumber(L, -2);
  if (lua_isnil(L, -2) || is_nan) {
    lua_pop(L, 2);
    return false;
  }
  lua_rawset(L, table);
  return true;
}

void cshim_raw_get_index(lua_State *L, int table, int64_t index) { lua_rawgeti(L, table, index); }
int64_t cshim_raw_length(lua_State *L, int table) { return (int64_t)lua_rawlen(L, table); }
bool cshim_next(lua_State *L, int table) { return lua_next(L, table); }
void cshim_set_metatable(lua_State *L) { lua_setmetatable(L, -2); }
bool cshim_push_metatable(lua_State *L, int index) { return lua_getmetatable(L, index); }
bool cshim_raw_equal(lua_State *L, int left, int right) { return lua_rawequal(L, left, right); }

// ---- Objects

void cshim_make_type(lua_State *L, int64_t type) {
  // A script that asks for the metatable gets a word, and with it no way to what is in there.
  lua_pushliteral(L, "locked");
  lua_setfield(L, -2, "__metatable");
  lua_rawgetp(L, LUA_REGISTRYINDEX, &handle_type);
  lua_getfield(L, -1, "__gc");
  lua_setfield(L, -3, "__gc");
  lua_pop(L, 1);
  lua_pushboolean(L, true);
  lua_rawsetp(L, -2, &object_mark);
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, (const char *)&object_mark + 1 + type);
  lua_pop(L, 1);
}

void cshim_push_object(lua_State *L, int64_t type, int64_t handle, size_t size) {
  Object *object = lua_newuserdatauv(L, sizeof *object, 0);
  object->type = type;
  object->handle = handle;
  object->size = size;
  host_of(L)->used += size;
  lua_rawgetp(L, LUA_REGISTRYINDEX, (const char *)&object_mark + 1 + type);
  lua_setmetatable(L, -2);
}

int64_t cshim_object(lua_State *L, int index, int64_t *type) {
  const Object *object = lua_touserdata(L, index);
  if (!object || lua_islightuserdata(L, index) || !lua_getmetatable(L, index)) return 0;
  bool ours = lua_rawgetp(L, -1, &object_mark) == LUA_TBOOLEAN;
  lua_pop(L, 2);
  if (!ours) return 0;
  *type = object->type;
  return object->handle;
}
