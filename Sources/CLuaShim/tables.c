// The table library and pairs: as in the manual, but every element is charged for, what is sorted
// stays in order among equals, and pairs goes through keys in an order of their own. Lua's order of
// texts is another one in each process, since their hash is seeded by an address.
#include "host.h"

#include <stdlib.h>
#include <string.h>

static MAY_LJMP lua_Integer length_of(lua_State *L) {
  if (lua_type(L, 1) != LUA_TTABLE) luaL_checktype(L, 1, LUA_TTABLE);
  return luaL_len(L, 1);
}

static MAY_LJMP int insert(lua_State *L) {
  lua_Integer end = (lua_Integer)((lua_Unsigned)length_of(L) + 1), position = end;
  switch (lua_gettop(L)) {
    case 2: break;
    case 3:
      position = luaL_checkinteger(L, 2);
      luaL_argcheck(
        L, (lua_Unsigned)position - 1u < (lua_Unsigned)end, 2, "position out of bounds");
      for (lua_Integer i = end; i > position; i--) {
        shim_charge(L, 2);
        lua_geti(L, 1, i - 1);
        lua_seti(L, 1, i);
      }
      break;
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_seti(L, 1, position);
  return 0;
}

static MAY_LJMP int remove_one(lua_State *L) {
  lua_Integer size = length_of(L), position = luaL_optinteger(L, 2, size);
  if (position != size)
    luaL_argcheck(
      L, (lua_Unsigned)position - 1u <= (lua_Unsigned)size, 2, "position out of bounds");
  lua_geti(L, 1, position);
  for (; position < size; position++) {
    shim_charge(L, 2);
    lua_geti(L, 1, position + 1);
    lua_seti(L, 1, position);
  }
  lua_pushnil(L);
  lua_seti(L, 1, position);
  return 1;
}

static MAY_LJMP int move(lua_State *L) {
  lua_Integer from = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3),
              to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checktype(L, target, LUA_TTABLE);
  if (end >= from) {
    luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3, "too many elements to move");
    lua_Integer count = end - from + 1;
    luaL_argcheck(L, to <= LUA_MAXINTEGER - count + 1, 4, "destination wrap around");
    bool is_upward =
      to > end || to <= from || (target != 1 && !lua_compare(L, 1, target, LUA_OPEQ));
    for (lua_Integer i = 0; i < count; i++) {
      lua_Integer offset = is_upward ? i : count - 1 - i;
      shim_charge(L, 2);
      lua_geti(L, 1, from + offset);
      lua_seti(L, target, to + offset);
    }
  }
  lua_pushvalue(L, target);
  return 1;
}

static MAY_LJMP int concat(lua_State *L) {
  lua_Integer size = length_of(L);
  size_t between;
  const char *separator = luaL_optlstring(L, 2, "", &between);
  lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, size);
  luaL_Buffer text;
  luaL_buffinit(L, &text);
  for (lua_Integer i = first; i <= last; i++) {
    size_t length;
    lua_geti(L, 1, i);
    if (!lua_isstring(L, -1))
      return luaL_error(
        L, "invalid value (at index %I) in table for 'concat'", (LUAI_UACINT)i);
    lua_tolstring(L, -1, &length);
    luaL_addvalue(&text);
    if (i < last) luaL_addlstring(&text, separator, between);
    shim_charge(L, 2 + (length + between) / 64);
    if (i == LUA_MAXINTEGER) break;
  }
  luaL_pushresult(&text);
  return 1;
}

static MAY_LJMP int unpack(lua_State *L) {
  lua_Integer first = luaL_optinteger(L, 2, 1);
  lua_Integer last = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
  if (first > last) return 0;
  lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
  if (count >= SHIM_MOST_VALUES || !lua_checkstack(L, (int)count + 1))
    return luaL_error(L, "too many results to unpack: at most %d", SHIM_MOST_VALUES);
  shim_charge(L, count);
  for (; first < last; first++) lua_geti(L, 1, first);
  lua_geti(L, 1, last);
  return (int)count + 1;
}

static MAY_LJMP int pack(lua_State *L) {
  int count = lua_gettop(L);
  lua_createtable(L, count, 1);
  lua_insert(L, 1);
  for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
  lua_pushinteger(L, count);
  lua_setfield(L, 1, "n");
  return 1;
}

// ---- Sorting: by merging, which cannot be driven into n² and needs no pivot to be guessed.

static MAY_LJMP bool comes_before(lua_State *L, bool has_order, int left, int right) {
  if (!has_order) {
    bool are_texts = lua_type(L, left) == LUA_TSTRING && lua_type(L, right) == LUA_TSTRING;
    if (are_texts) shim_charge(L, (lua_rawlen(L, left) + lua_rawlen(L, right)) / 4);
    return lua_compare(L, left, right, LUA_OPLT);
  }
  lua_pushvalue(L, 2);
  lua_pushvalue(L, left);
  lua_pushvalue(L, right);
  lua_call(L, 2, 1);
  bool answer = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return answer;
}

// Merges [low, middle) and [middle, high) of the table at `source` into the one at `target`.
static MAY_LJMP void merge(
  lua_State *L, bool has_order, int source, int target, lua_Integer low, lua_Integer middle,
  lua_Integer high)
{
  lua_Integer left = low, right = middle;
  for (lua_Integer i = low; i < high; i++) {
    shim_charge(L, 5);
    if (left < middle && right < high) {
      lua_rawgeti(L, source, left);
      lua_rawgeti(L, source, right);
      // The right one only where it really comes first: equals stay as they were.
      int top = lua_gettop(L);
      bool is_right = comes_before(L, has_order, top, top - 1);
      if (is_right) {
        lua_rawseti(L, target, i);
        lua_pop(L, 1);
        right++;
      } else {
        lua_pop(L, 1);
        lua_rawseti(L, target, i);
        left++;
      }
    } else {
      lua_rawgeti(L, source, left < middle ? left++ : right++);
      lua_rawseti(L, target, i);
    }
  }
}

static MAY_LJMP int sort(lua_State *L) {
  lua_Integer size = length_of(L);
  bool has_order = !lua_isnoneornil(L, 2);
  if (has_order) luaL_checktype(L, 2, LUA_TFUNCTION);
  if (size < 2) return 0;
  luaL_argcheck(L, size < INT32_MAX, 1, "array too big");
  lua_settop(L, 2);
  lua_createtable(L, (int)size, 0);
  lua_createtable(L, (int)size, 0);
  int source = 3, target = 4;
  for (lua_Integer i = 1; i <= size; i++) {
    shim_charge(L, 2);
    lua_geti(L, 1, i);
    lua_rawseti(L, source, i);
  }
  for (lua_Integer width = 1; width < size; width *= 2) {
    for (lua_Integer low = 1; low <= size; low += 2 * width) {
      lua_Integer middle = low + width, high = middle + width;
      merge(
        L, has_order, source, target, low, middle > size + 1 ? size + 1 : middle,
        high > size + 1 ? size + 1 : high);
    }
    int other = source;
    source = target;
    target = other;
  }
  for (lua_Integer i = 1; i <= size; i++) {
    shim_charge(L, 2);
    lua_rawgeti(L, source, i);
    lua_seti(L, 1, i);
  }
  return 0;
}

const luaL_Reg shim_tables[] = {
  {"insert", insert}, {"remove", remove_one}, {"move", move}, {"concat", concat},
  {"unpack", unpack}, {"pack", pack}, {"sort", sort}, {NULL, NULL}};

// ---- pairs

typedef struct {
  // 0 numbers, 1 texts, 2 booleans, 3 objects of the host, as they were made; 4 the rest, without an order
  int kind;
  bool is_integer;
  union {
    lua_Integer integer;
    lua_Number number;
    const char *text;
  };
  size_t length;
  lua_Integer position;  // in the list of keys
} Key;

// Exactly: as floats, 2^63 and the integer below it are the same.
static int compare_mixed(lua_Integer integer, lua_Number number) {
  if (number >= 0x1p63) return -1;
  if (number < -0x1p63) return 1;
  lua_Integer whole = (lua_Integer)number;
  if (integer != whole) return integer < whole ? -1 : 1;
  lua_Number part = number - (lua_Number)whole;
  return (part < 0) - (part > 0);
}

static int compare_numbers(const Key *a, const Key *b) {
  if (a->is_integer && b->is_integer) return (a->integer > b->integer) - (a->integer < b->integer);
  if (a->is_integer) return compare_mixed(a->integer, b->number);
  if (b->is_integer) return -compare_mixed(b->integer, a->number);
  return (a->number > b->number) - (a->number < b->number);
}

static int compare_keys(const Key *a, const Key *b) {
  if (a->kind != b->kind) return a->kind - b->kind;
  switch (a->kind) {
    case 0: return compare_numbers(a, b);
    case 1: {
      size_t shorter = a->length < b->length ? a->length : b->length;
      int order = memcmp(a->text, b->text, shorter);
      return order ? order : (a->length > b->length) - (a->length < b->length);
    }
    case 2:
    case 3: return (a->integer > b->integer) - (a->integer < b->integer);
    default: return 0;
  }
}

static MAY_LJMP void sort_keys(lua_State *L, Key *keys, Key *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t low = 0; low < count; low += 2 * width) {
      size_t middle = low + width < count ? low + width : count;
      size_t high = middle + width < count ? middle + width : count;
      size_t left = low, right = middle;
      for (size_t i = low; i < high; i++) {
        bool is_right =
          left >= middle || (right < high && compare_keys(&keys[right], &keys[left]) < 0);
        spare[i] = is_right ? keys[right++] : keys[left++];
      }
      shim_charge(L, high - low);
    }
    memcpy(keys, spare, count * sizeof *keys);
  }
}

// Describes the key on top, which the table keeps alive.
static Key describe(lua_State *L, lua_Integer position) {
  Key key = {.kind = 4, .position = position};
  int64_t type;
  switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
      key.kind = 0;
      key.is_integer = lua_isinteger(L, -1);
      if (key.is_integer) key.integer = lua_tointeger(L, -1);
      else key.number = lua_tonumber(L, -1);
      break;
    case LUA_TSTRING:
      key.kind = 1;
      key.text = lua_tolstring(L, -1, &key.length);
      break;
    case LUA_TBOOLEAN:
      key.kind = 2;
      key.integer = lua_toboolean(L, -1);
      break;
    case LUA_TUSERDATA:
      key.integer = cshim_object(L, -1, &type);
      if (key.integer) key.kind = 3;
      break;
  }
  return key;
}

// The place of the key at 2, which is nearly always the one that was given last.
static MAY_LJMP lua_Integer place_of_key(lua_State *L) {
  if (lua_isnoneornil(L, 2)) return 0;
  lua_Integer place = lua_tointeger(L, lua_upvalueindex(3));
  for (int is_hint = true;; is_hint = false) {
    int type = lua_rawgeti(L, lua_upvalueindex(2), place);
    bool is_found = lua_rawequal(L, -1, 2);
    lua_pop(L, 1);
    if (is_found) return place;
    if (type == LUA_TNIL && !is_hint) luaL_error(L, "invalid key to pairs");
    place = is_hint ? 1 : place + 1;
    shim_charge(L, 1);
  }
}

// Upvalues: 1 the table, 2 its keys, sorted, 3 the place of the key that was given last.
MAY_LJMP int shim_next_sorted(lua_State *L) {
  lua_Integer place = place_of_key(L);
  // It may have been sealed since.
  if (shim_push_behind(L, lua_upvalueindex(1))) lua_replace(L, lua_upvalueindex(1));
  while (true) {
    if (lua_rawgeti(L, lua_upvalueindex(2), ++place) == LUA_TNIL) return 1;
    lua_pushvalue(L, -1);
    // What was cleared on the way is passed over, as next does.
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) break;
    lua_pop(L, 2);
    shim_charge(L, 1);
  }
  lua_pushinteger(L, place);
  lua_replace(L, lua_upvalueindex(3));
  return 2;
}

static MAY_LJMP void push_sorted_keys(lua_State *L, int table) {
  lua_createtable(L, 0, 0);
  int list = lua_gettop(L);
  size_t count = 0;
  shim_charge_search(L);
  for (lua_pushnil(L); lua_next(L, table); count++) {
    shim_charge(L, 2);
    lua_pop(L, 1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, list, (lua_Integer)count + 1);
  }
  Key *keys = lua_newuserdatauv(L, (2 * count + 1) * sizeof *keys, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    keys[i] = describe(L, (lua_Integer)i + 1);
    if (keys[i].kind >= 3 && host_of(L)->is_pure)
      luaL_error(
        L, "pairs: a key is a %s, and such keys have no order that is the same in each run",
        luaL_typename(L, -1));
    lua_pop(L, 1);
  }
  sort_keys(L, keys, keys + count, count);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    shim_charge(L, 1);
    lua_rawgeti(L, list, keys[i].position);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_replace(L, list);
  lua_settop(L, list);
}

MAY_LJMP void shim_push_iterator(lua_State *L, int table) {
  lua_pushvalue(L, table);
  push_sorted_keys(L, table);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, shim_next_sorted, 3);
}

// Where a coroutine that __pairs has left goes on.
static int pairs_continue(lua_State *L, int status, lua_KContext context) {
  (void)L, (void)status, (void)context;
  return 3;
}

MAY_LJMP int shim_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 3, 0, pairs_continue);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  shim_push_iterator(L, 1);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}
