// Which standard functions a state has: allow-lists, so that a function which a later Lua brings is
// not there by accident.
#include "host.h"

#include <string.h>

static const char *const rule_base[] = {
  "assert", "error", "ipairs", "pairs", "pcall", "select", "tonumber", "tostring", "type", NULL};
// A colleague's code may do more, and still no bytecode, files, other programs or debug library.
static const char *const script_base[] = {
  "assert", "error", "ipairs", "pairs", "pcall", "select", "tonumber", "tostring", "type", "next",
  "rawequal", "rawget", "rawlen", "rawset", "getmetatable", "xpcall", NULL};
// Not `dump`: what it gives, only bytecode could be.
static const char *const string_names[] = {
  "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "pack", "packsize",
  "rep", "reverse", "sub", "unpack", "upper", NULL};
// Not `random` in a rule: the same contact would be chosen today and not tomorrow.
static const char *const rule_math[] = {
  "abs", "ceil", "exp", "floor", "fmod", "huge", "log", "max", "maxinteger", "min", "mininteger",
  "modf", "pi", "sqrt", "tointeger", "type", "ult", NULL};
static const char *const script_os[] = {"clock", "date", "difftime", "time", NULL};

// Pops a table and leaves one in its place that has only the allowed names.
static MAY_LJMP void keep(lua_State *L, const char *const *names) {
  lua_createtable(L, 0, 0);
  for (; *names; names++) {
    lua_getfield(L, -2, *names);
    lua_setfield(L, -2, *names);
  }
  lua_remove(L, -2);
}

static MAY_LJMP void open(
  lua_State *L, const char *name, lua_CFunction library, const char *const *names)
{
  lua_pushcfunction(L, library);
  lua_pushstring(L, name);
  lua_call(L, 1, 1);
  if (names) keep(L, names);
  lua_setfield(L, 1, name);
}

// `__gc` would run a script's code in the middle of anything; `__mode` with a memory limit frees twice
// in 5.4.4.
static MAY_LJMP int guarded_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, lua_isnoneornil(L, 2) || lua_istable(L, 2), 2, "nil or table");
  if (lua_istable(L, 2)) {
    const char *refused[] = {"__gc", "__mode"};
    for (int i = 0; i < 2; i++) {
      lua_pushstring(L, refused[i]);
      if (lua_rawget(L, 2) != LUA_TNIL) luaL_error(L, "a metatable may not have %s here", refused[i]);
      lua_pop(L, 1);
    }
  }
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}

// load(text [, name]): text only, since bytecode that no compiler made can do anything.
static MAY_LJMP int text_load(lua_State *L) {
  size_t length;
  const char *source = luaL_checklstring(L, 1, &length);
  const char *name = luaL_optstring(L, 2, "=(load)");
  if (luaL_loadbufferx(L, source, length, name, "t") == LUA_OK) {
    if (!lua_isnoneornil(L, 4)) {
      lua_pushvalue(L, 4);
      lua_setupvalue(L, -2, 1);
    }
    return 1;
  }
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}

// os.date with the system's time zone is what a script's author sees on the wall; see libraries in the
// documentation of LuaBridge.
MAY_LJMP void shim_open_libraries(lua_State *L, int profile) {
  bool is_script = profile == CSHIM_SCRIPT;
  lua_settop(L, 0);
  lua_createtable(L, 0, 0);  // The new globals, at 1.
  lua_pushcfunction(L, luaopen_base);
  lua_call(L, 0, 1);
  const char *const *base = is_script ? script_base : rule_base;
  for (; *base; base++) {
    lua_getfield(L, -1, *base);
    lua_setfield(L, 1, *base);
  }
  lua_pop(L, 1);
  open(L, "string", luaopen_string, string_names);
  open(L, "table", luaopen_table, NULL);
  open(L, "math", luaopen_math, is_script ? NULL : rule_math);
  open(L, "utf8", luaopen_utf8, NULL);
  if (is_script) {
    open(L, "coroutine", luaopen_coroutine, NULL);
    open(L, "os", luaopen_os, script_os);
    lua_pushcfunction(L, guarded_setmetatable);
    lua_setfield(L, 1, "setmetatable");
    lua_pushcfunction(L, text_load);
    lua_setfield(L, 1, "load");
  }
  lua_pushvalue(L, 1);
  lua_setfield(L, 1, "_G");
  lua_pushliteral(L, LUA_VERSION);
  lua_setfield(L, 1, "_VERSION");
  // Methods of strings come from the table that is left, and their metatable is out of reach.
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_getfield(L, 1, "string");
  lua_setfield(L, -2, "__index");
  lua_pushliteral(L, "locked");
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
