// Which standard functions a state has: allow-lists, so that a function which a later Lua brings is
// not there by accident.
#include "host.h"

#include <string.h>

const char globals_key = 0;

// Not `load`, `next` or what looks behind metatables: a rule is a pure function of its contact.
static const char *const rule_base[] = {"assert", "error", "ipairs", "select", "type", NULL};
// A colleague's code may do more, and still no bytecode, files, other programs or debug library.
static const char *const script_base[] = {
  "assert", "error", "ipairs", "select", "type", "rawequal", "getmetatable", NULL};
// Of the standard library's own, those that end as soon as their texts are read. Not `dump`, since
// what it gives only bytecode could be, and not `pack` and its kin, which pad to any length.
static const char *const string_names[] = {
  "char", "lower", "reverse", "upper", NULL};
static const char *const string_lengths[] = {"len", NULL};
static const char *const string_parts[] = {"sub", NULL};
static const char *const string_ranges[] = {"byte", NULL};
static const char *const utf8_names[] = {"char", "codes", "len", "offset", NULL};
static const char *const utf8_ranges[] = {"codepoint", NULL};
// Those of the metatable of texts; Lua's own would read any length.
static const char *const string_arithmetic[] = {
  "__add", "__sub", "__mul", "__mod", "__pow", "__div", "__idiv", "__unm", NULL};
static const char *const math_names[] = {
  "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge", "log", "max",
  "maxinteger", "min", "mininteger", "modf", "pi", "rad", "sin", "sqrt", "tan", "ult", NULL};
static const char *const math_types[] = {"type", NULL};
static const char *const math_conversions[] = {"tointeger", NULL};
static const char *const coroutine_names[] = {"isyieldable", "running", "status", "yield", NULL};
static const char *const os_names[] = {"clock", "difftime", "time", NULL};

// ---- Globals

void cshim_push_globals(lua_State *L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &globals_key); }

void cshim_guard_globals(lua_State *L) {
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  lua_getmetatable(L, -1);
  lua_pushvalue(L, -3);
  lua_pushliteral(L, "__newindex");
  lua_insert(L, -2);
  lua_rawset(L, -3);
  lua_pop(L, 3);
}

// ---- What scripts do to tables

// Replaces a frozen table at `index` by what is behind it, for functions that only read.
static MAY_LJMP bool see_through(lua_State *L, int index) {
  if (!lua_getmetatable(L, index)) return false;
  bool is_frozen = lua_rawgetp(L, -1, &frozen_mark) == LUA_TTABLE;
  if (is_frozen) lua_replace(L, index);
  else lua_pop(L, 1);
  lua_pop(L, 1);
  return is_frozen;
}

static MAY_LJMP int guarded_rawget(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  lua_settop(L, 2);
  see_through(L, 1);
  lua_rawget(L, 1);
  return 1;
}

static MAY_LJMP int guarded_rawlen(lua_State *L) {
  int type = lua_type(L, 1);
  luaL_argexpected(L, type == LUA_TTABLE || type == LUA_TSTRING, 1, "table or string");
  if (type == LUA_TTABLE) see_through(L, 1);
  lua_pushinteger(L, (lua_Integer)lua_rawlen(L, 1));
  return 1;
}

// `__gc` would run a script's code in the middle of anything; `__mode` with a memory limit frees twice
// in 5.4.4.
static MAY_LJMP void refuse_events(lua_State *L, int index) {
  const char *refused[] = {"__gc", "__mode"};
  for (int i = 0; i < 2; i++) {
    lua_pushstring(L, refused[i]);
    if (lua_rawget(L, index) != LUA_TNIL)
      luaL_error(L, "a metatable may not have %s here", refused[i]);
    lua_pop(L, 1);
  }
}

static MAY_LJMP int guarded_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  lua_settop(L, 2);
  if (lua_istable(L, 2)) {
    refuse_events(L, 2);
  }
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  return 1;
}

static MAY_LJMP int guarded_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  luaL_checkany(L, 3);
  lua_settop(L, 3);
  if (see_through(L, 1)) return luaL_error(L, "rawset cannot change a protected table");
  const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
  if (!strcmp(key, "__gc") || !strcmp(key, "__mode"))
    return luaL_error(L, "a metatable may not have %s here", key);
  lua_rawset(L, 1);
  return 1;
}

// ---- Others

static MAY_LJMP int text_of(lua_State *L) {
  luaL_checkany(L, 1);
  shim_tostring(L, 1);
  return 1;
}

// next, which passes over all that was cleared in one step, and sees what is behind a frozen table.
static MAY_LJMP int guarded_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  shim_charge_search(L);
  see_through(L, 1);
  if (lua_next(L, 1)) return 2;
  lua_pushnil(L);
  return 1;
}

// os.date, with a format of a length that somebody means.
static MAY_LJMP int date(lua_State *L) {
  if (lua_type(L, 1) == LUA_TSTRING && lua_rawlen(L, 1) > 1024)
    return luaL_argerror(L, 1, "a format has at most 1 KiB");
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

// os.exit([code | true | false]): unwinds as an abort does, so that nothing is left half done.
static MAY_LJMP int leave(lua_State *L) {
  int code = lua_isboolean(L, 1) ? !lua_toboolean(L, 1) : (int)luaL_optinteger(L, 1, 0);
  host_of(L)->exit_code = code & 0xFF;
  shim_abort(L, CSHIM_ABORT_EXIT);
  return 0;
}

// ---- Opening

// Pushes the standard library that `library` opens.
static MAY_LJMP void push_standard(lua_State *L, const char *name, lua_CFunction library) {
  lua_pushcfunction(L, library);
  lua_pushstring(L, name);
  lua_call(L, 1, 1);
}

typedef void (*Guard)(lua_State *L);

// Copies what `names` allows from the table on top to the one at `target`; functions go through `guard`,
// where there is one.
static MAY_LJMP void copy_to(
  lua_State *L, int target, const char *const *names, Guard guard)
{
  for (; *names; names++) {
    lua_getfield(L, -1, *names);
    if (guard && lua_isfunction(L, -1)) guard(L);
    lua_setfield(L, target, *names);
  }
}

// The same to the table below, and pops the one on top.
static MAY_LJMP void copy(lua_State *L, const char *const *names, Guard guard) {
  copy_to(L, lua_gettop(L) - 1, names, guard);
  lua_pop(L, 1);
}

// Lets luaL_argerror find the names of the functions in the table on top: "bad argument to 'string.rep'".
static MAY_LJMP void name_functions(lua_State *L, const char *name) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}

// Adds the library on top to the globals at 1, frozen.
static MAY_LJMP void add(lua_State *L, const char *name) {
  name_functions(L, name);
  shim_freeze(L, name);
  lua_setfield(L, 1, name);
}

static MAY_LJMP void open_string(lua_State *L) {
  lua_createtable(L, 0, 16);
  push_standard(L, "string", luaopen_string);
  lua_getfield(L, -1, "format");
  shim_guard_format(L);
  lua_setfield(L, -3, "format");
  copy_to(L, lua_gettop(L) - 1, string_lengths, NULL);
  copy_to(L, lua_gettop(L) - 1, string_parts, shim_guard_part);
  copy_to(L, lua_gettop(L) - 1, string_ranges, shim_guard_range);
  copy(L, string_names, shim_guard_texts);
  luaL_setfuncs(L, shim_strings, 0);
  luaL_setfuncs(L, shim_patterns, 0);
  // Methods of texts come from this table, and their metatable is out of reach.
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushliteral(L, "locked");
  lua_setfield(L, -2, "__metatable");
  for (const char *const *event = string_arithmetic; *event; event++) {
    lua_getfield(L, -1, *event);
    shim_guard_operands(L, *event);
    lua_setfield(L, -2, *event);
  }
  lua_pop(L, 2);
  add(L, "string");
}

static MAY_LJMP void open_utf8(lua_State *L) {
  lua_createtable(L, 0, 8);
  push_standard(L, "utf8", luaopen_utf8);
  lua_getfield(L, -1, "charpattern");
  lua_setfield(L, -3, "charpattern");
  copy_to(L, lua_gettop(L) - 1, utf8_ranges, shim_guard_range);
  copy(L, utf8_names, shim_guard_texts);
  add(L, "utf8");
}

static MAY_LJMP void open_script_libraries(lua_State *L) {
  lua_createtable(L, 0, 8);
  push_standard(L, "coroutine", luaopen_coroutine);
  copy(L, coroutine_names, NULL);
  luaL_setfuncs(L, shim_coroutines, 0);
  add(L, "coroutine");
  lua_createtable(L, 0, 8);
  push_standard(L, "os", luaopen_os);
  lua_getfield(L, -1, "date");
  lua_pushcclosure(L, date, 1);
  lua_setfield(L, -3, "date");
  copy(L, os_names, NULL);
  lua_pushcfunction(L, leave);
  lua_setfield(L, -2, "exit");
  add(L, "os");
  const luaL_Reg functions[] = {
    {"setmetatable", guarded_setmetatable}, {"rawset", guarded_rawset}, {"load", shim_text_load},
    {"next", guarded_next}, {"rawget", guarded_rawget}, {"rawlen", guarded_rawlen}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
}

MAY_LJMP void shim_open_libraries(lua_State *L, int profile) {
  bool is_script = profile == CSHIM_SCRIPT;
  lua_settop(L, 0);
  lua_createtable(L, 0, 32);  // The new globals, at 1.
  push_standard(L, "_G", luaopen_base);
  lua_getfield(L, -1, "tonumber");
  shim_guard_texts(L);
  lua_setfield(L, 1, "tonumber");
  copy(L, is_script ? script_base : rule_base, NULL);
  luaL_setfuncs(L, shim_protection, 0);
  if (!is_script) {  // A handler of errors sees what the rest of a rule must not depend on.
    lua_pushnil(L);
    lua_setfield(L, 1, "xpcall");
  }
  const luaL_Reg functions[] = {{"pairs", shim_pairs}, {"tostring", text_of}, {NULL, NULL}};
  luaL_setfuncs(L, functions, 0);
  open_string(L);
  open_utf8(L);
  lua_createtable(L, 0, 8);
  luaL_setfuncs(L, shim_tables, 0);
  add(L, "table");
  lua_createtable(L, 0, 32);
  push_standard(L, "math", luaopen_math);
  copy_to(L, lua_gettop(L) - 1, math_types, NULL);
  copy_to(L, lua_gettop(L) - 1, math_conversions, shim_guard_texts);
  copy(L, math_names, shim_guard_numbers);
  luaL_setfuncs(L, shim_random, 0);
  add(L, "math");
  if (is_script) open_script_libraries(L);
  lua_pushliteral(L, LUA_VERSION);
  lua_setfield(L, 1, "_VERSION");
  lua_pushvalue(L, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &globals_key);
  lua_pushvalue(L, 1);
  name_functions(L, LUA_GNAME);
  shim_freeze(L, "what every script has");
  lua_pushvalue(L, -1);
  lua_setfield(L, 1, "_G");
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
