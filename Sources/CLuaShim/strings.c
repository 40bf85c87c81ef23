// The string functions that can take long, give addresses away, or both.
#include "host.h"

#include <string.h>

static const size_t longest_text = 16 << 20;

static MAY_LJMP size_t charge_texts(lua_State *L) {
  size_t total = 0;
  for (int i = 1; i <= lua_gettop(L); i++) {
    if (lua_type(L, i) != LUA_TSTRING) continue;
    size_t length = lua_rawlen(L, i);
    if (length > longest_text)
      luaL_argerror(L, i, "a text of more than 16 MiB is too long for this function");
    total += length;
  }
  shim_charge(L, total / 16);
  return total;
}

static MAY_LJMP int with_texts(lua_State *L) {
  charge_texts(L);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

MAY_LJMP void shim_guard_texts(lua_State *L) { lua_pushcclosure(L, with_texts, 1); }

// ---- tostring and format

MAY_LJMP const char *shim_tostring(lua_State *L, int index) {
  index = lua_absindex(L, index);
  switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TNUMBER:
    case LUA_TSTRING: return luaL_tolstring(L, index, NULL);
  }
  if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
    lua_pop(L, 1);
    return luaL_tolstring(L, index, NULL);
  }
  // An address would be another one in each run.
  if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return lua_tostring(L, -1);
  return lua_pushstring(L, luaL_typename(L, index));
}

static MAY_LJMP int format(lua_State *L) {
  size_t length;
  const char *specification = luaL_checklstring(L, 1, &length), *end = specification + length;
  int argument = 1;
  for (const char *c = specification; c < end; c++) {
    if (*c != '%') continue;
    if (++c < end && *c == '%') continue;
    while (c < end && strchr("-+ #0123456789.", *c) && *c) c++;
    if (c >= end) break;
    argument++;
    if (*c == 'p')
      return luaL_error(L, "string.format has no %%p here: an address is another one in each run");
    if (*c != 's' || argument > lua_gettop(L) || lua_type(L, argument) == LUA_TSTRING) continue;
    shim_tostring(L, argument);
    lua_replace(L, argument);
  }
  charge_texts(L);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

MAY_LJMP void shim_guard_format(lua_State *L) { lua_pushcclosure(L, format, 1); }

// ---- rep

static MAY_LJMP int rep(lua_State *L) {
  size_t length, between;
  const char *text = luaL_checklstring(L, 1, &length);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &between);
  if (count <= 0 || length + between == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if ((lua_Unsigned)count > longest_text / (length + between))
    return luaL_error(L, "resulting string too large: string.rep makes texts of up to 16 MiB");
  size_t total = length * (size_t)count + between * ((size_t)count - 1);
  shim_charge(L, total / 64 + 1);
  luaL_Buffer buffer;
  char *target = luaL_buffinitsize(L, &buffer, total);
  memcpy(target, text, length);
  if (count > 1) memcpy(target + length, separator, between);
  // What is there is copied behind itself, twice as much each time.
  for (size_t done = length + between; done < total; done *= 2)
    memcpy(target + done, target, done < total - done ? done : total - done);
  luaL_pushresultsize(&buffer, total);
  return 1;
}

const luaL_Reg shim_strings[] = {{"rep", rep}, {NULL, NULL}};
