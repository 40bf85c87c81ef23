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
      luaL_argerror(L, i, "a string of more than 16 MiB is too long for this function");
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

// How many bytes the arguments from 2 on mean of the text at 1; without a third to the end, where it is open.
static MAY_LJMP lua_Integer range(lua_State *L, bool is_open) {
  size_t size;
  luaL_checklstring(L, 1, &size);
  lua_Integer length = (lua_Integer)size, first = luaL_optinteger(L, 2, 1);
  lua_Integer last = luaL_optinteger(L, 3, is_open ? -1 : first);
  if (first < 0) first = first < -length ? 1 : length + first + 1;
  if (last < 0) last = last < -length ? 0 : length + last + 1;
  if (first < 1) first = 1;
  if (last > length) last = length;
  return last < first ? 0 : last - first + 1;
}

// string.sub: only what it copies counts, since rules go through texts byte by byte.
static MAY_LJMP int with_part(lua_State *L) {
  shim_charge(L, (size_t)range(L, true) / 64);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

MAY_LJMP void shim_guard_part(lua_State *L) { lua_pushcclosure(L, with_part, 1); }

// string.byte and utf8.codepoint, which answer as many values as the text has characters.
static MAY_LJMP int with_range(lua_State *L) {
  lua_Integer count = range(L, false);
  if (count > SHIM_MOST_VALUES)
    return luaL_error(L, "too many results from one call: at most %d", SHIM_MOST_VALUES);
  shim_charge(L, (size_t)count);
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

MAY_LJMP void shim_guard_range(lua_State *L) { lua_pushcclosure(L, with_range, 1); }

static MAY_LJMP bool is_long(lua_State *L, int index) {
  return lua_type(L, index) == LUA_TSTRING && lua_rawlen(L, index) > 4096;
}

// Functions that read a text as a number: no number is that long, and to find that out takes as long as
// the text is.
static MAY_LJMP int with_numbers(lua_State *L) {
  for (int i = 1; i <= lua_gettop(L); i++)
    if (is_long(L, i)) return luaL_argerror(L, i, "a string of more than 4 KiB is no number");
  return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

MAY_LJMP void shim_guard_numbers(lua_State *L) { lua_pushcclosure(L, with_numbers, 1); }

// The same for arithmetic with a text, where the other side may know what to do. Upvalue 2: "__add".
static MAY_LJMP int with_operands(lua_State *L) {
  if (!is_long(L, 1) && !is_long(L, 2)) return lua_tocfunction(L, lua_upvalueindex(1))(L);
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING
      || luaL_getmetafield(L, 2, lua_tostring(L, lua_upvalueindex(2))) == LUA_TNIL)
    return luaL_error(
        L, "attempt to perform arithmetic on a string of more than 4 KiB, which is no number");
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

MAY_LJMP void shim_guard_operands(lua_State *L, const char *event) {
  lua_pushstring(L, event);
  lua_pushcclosure(L, with_operands, 2);
}

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
  int type = luaL_getmetafield(L, index, "__name");
  if (type == LUA_TSTRING) return lua_tostring(L, -1);
  if (type != LUA_TNIL) lua_pop(L, 1);
  return lua_pushstring(L, luaL_typename(L, index));
}

// What string.format makes in one call, which nothing can interrupt.
enum { most_values = 1000, longest_quoted = 1 << 20 };

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
    if (argument > most_values)
      return luaL_error(L, "string.format shows at most %d values at once", most_values);
    shim_charge(L, 20);
    if (*c == 'q' && lua_type(L, argument) == LUA_TSTRING
        && lua_rawlen(L, argument) > longest_quoted)
      return luaL_argerror(L, argument, "a string of more than 1 MiB is too long for %q");
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
    return luaL_error(L, "resulting string too large: string.rep makes strings of up to 16 MiB");
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
