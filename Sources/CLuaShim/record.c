// Records: in C because a field is read in every rule for every contact, and a call into Swift for
// each would cost as much as the whole rule may.
#include "record.h"

#include <math.h>
#include <string.h>

static size_t place_of(const Record *record, const char *name) {
  return ((uintptr_t)name >> 3 ^ (uintptr_t)name >> 9) & record->place_mask;
}

// Marks the metatables of rows.
static const char row_mark;

// For what a script can call itself, with whatever it likes: pairs() hands its iterator out.
static MAY_LJMP void check_row(lua_State *L) {
  bool is_row = lua_type(L, 1) == LUA_TUSERDATA && lua_getmetatable(L, 1)
    && lua_rawgetp(L, -1, &row_mark) == LUA_TBOOLEAN;
  if (!is_row) luaL_error(L, "the iterator of a record was called with a %s", luaL_typename(L, 1));
  lua_pop(L, 2);
}

// With the innermost line: `pairs` may stand between it and the record. Kept out of `current`, which runs
// for every field.
__attribute__((noinline)) static MAY_LJMP void raise_stale(lua_State *L, const char *stale) {
  lua_Debug info;
  lua_pushliteral(L, "");
  for (int level = 1; lua_getstack(L, level, &info); level++) {
    lua_getinfo(L, "Sl", &info);
    if (info.currentline < 0) continue;
    lua_pushfstring(L, "%s:%d: ", info.short_src, info.currentline);
    break;
  }
  lua_pushstring(L, stale);
  lua_concat(L, 2);
  lua_error(L);
}

static inline MAY_LJMP const Record *current(lua_State *L) {
  const Row *row = lua_touserdata(L, 1);
  if (row->generation != row->record->generation) raise_stale(L, row->record->stale);
  return row->record;
}

static const char *text_of(const Record *record, int column, uint32_t *length) {
  const cshim_column *c = &record->columns[column];
  uint32_t start = record->row ? c->ends[record->row - 1] : 0;
  *length = c->ends[record->row] - start;
  return (const char *)c->bytes + start;
}

// FNV-1a of what the row is known by, from the plan's seed and the rule's.
uint64_t shim_record_seed(const Host *host) {
  const Record *record = host->random_record;
  uint32_t length;
  const char *text = text_of(record, record->key, &length);
  uint64_t hash = 0xCBF29CE484222325u ^ record->seed;
  for (uint32_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)text[i]) * 0x100000001B3u;
  return hash;
}

// Decimal and finite: Lua itself would also take "0x10", and read up to a zero byte.
static bool push_number(lua_State *L, const char *text, size_t length) {
  char number[64];
  if (length >= sizeof number) return false;
  for (size_t i = 0; i < length; i++)
    if (!memchr("0123456789+-.eE", text[i], 15)) return false;
  memcpy(number, text, length);
  number[length] = 0;
  if (!lua_stringtonumber(L, number)) return false;
  if (isfinite(lua_tonumber(L, -1))) return true;
  lua_pop(L, 1);
  return false;
}

// Whole numbers of up to 18 digits, which nearly all are, without the C library's care for the rest.
static bool push_whole_number(lua_State *L, const char *text, uint32_t length) {
  bool is_negative = text[0] == '-';
  if (length - is_negative < 1 || length - is_negative > 18) return false;
  lua_Integer value = 0;
  for (uint32_t i = is_negative; i < length; i++) {
    unsigned digit = (unsigned char)text[i] - '0';
    if (digit > 9) return false;
    value = value * 10 + digit;
  }
  lua_pushinteger(L, is_negative ? -value : value);
  return true;
}

static MAY_LJMP void push_field(lua_State *L, const Record *record, int column) {
  uint32_t length;
  const char *text = text_of(record, column, &length);
  if (!length) {
    lua_pushnil(L);
  } else if (
    !record->is_number[column] ||
    (!push_whole_number(L, text, length) && !push_number(L, text, length)))
  {
    lua_pushlstring(L, text, length);
  }
}

// Upvalues: 1 the field numbers by name, 2 the function that words the error for an unknown one.
static MAY_LJMP int index_field(lua_State *L) {
  const Record *record = current(L);
  const char *name = lua_tostring(L, 2);
  if (name) {
    size_t place = place_of(record, name);
    if (record->places[place].name == name) {
      push_field(L, record, record->places[place].column);
      return 1;
    }
  }
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) == LUA_TNUMBER) {
    push_field(L, record, (int)lua_tointeger(L, -1));
    return 1;
  }
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, 2);
  lua_call(L, 1, 1);
  luaL_where(L, 1);
  lua_insert(L, -2);
  lua_concat(L, 2);
  return lua_error(L);
}

// Upvalue 1: "contact".
static MAY_LJMP int refuse_change(lua_State *L) {
  return luaL_error(
    L, "a rule reads a %s and does not change it", lua_tostring(L, lua_upvalueindex(1)));
}

// Upvalue 1: the names in order. Iterates over the fields that have a value.
static MAY_LJMP int next_field(lua_State *L) {
  check_row(L);
  const Record *record = current(L);
  int column = 0;
  if (!lua_isnoneornil(L, 2)) {
    while (column < record->count) {
      lua_rawgeti(L, lua_upvalueindex(1), ++column);
      bool found = lua_rawequal(L, -1, 2);
      lua_pop(L, 1);
      if (found) break;
    }
  }
  for (; column < record->count; column++) {
    lua_rawgeti(L, lua_upvalueindex(1), column + 1);
    push_field(L, record, column);
    if (!lua_isnil(L, -1)) return 2;
    lua_pop(L, 2);
  }
  return 0;
}

static MAY_LJMP int pairs_of_row(lua_State *L) {
  current(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  return 2;
}

// One block holds everything, so that Lua frees it.
static MAY_LJMP Record *push_block(
  lua_State *L, int count, const bool *is_number, const char *stale)
{
  size_t columns = sizeof(cshim_column) * (size_t)count, stale_size = strlen(stale) + 1;
  size_t place_count = 8;
  while (place_count < 4 * (size_t)count) place_count *= 2;
  size_t places = sizeof(*((Record *)NULL)->places) * place_count;
  Record *record =
    lua_newuserdatauv(L, sizeof *record + columns + places + (size_t)count + stale_size, 1);
  memset(record, 0, sizeof *record + columns + places);
  record->count = count;
  record->columns = (cshim_column *)(record + 1);
  record->places = (void *)(record->columns + count);
  record->place_mask = place_count - 1;
  record->is_number = (bool *)(record->places + place_count);
  memcpy(record->is_number, is_number, (size_t)count);
  record->stale = memcpy(record->is_number + count, stale, stale_size);
  return record;
}

// The block's user value is the metatable of its rows, which in turn keeps the block.
void cshim_push_record(
  lua_State *L, int count, const bool *is_number, int64_t unknown, const char *noun,
  const char *stale, int key)
{
  int names = lua_gettop(L) - count + 1;
  Record *record = push_block(L, count, is_number, stale);
  record->key = key;
  int block = lua_gettop(L), type = block + 1;
  lua_createtable(L, 0, 8);
  lua_createtable(L, 0, count);
  lua_createtable(L, count, 0);
  int by_name = type + 1, in_order = type + 2;
  for (int i = 0; i < count; i++) {
    lua_pushvalue(L, names + i);
    lua_pushinteger(L, i);
    lua_rawset(L, by_name);
    lua_pushvalue(L, names + i);
    lua_rawseti(L, in_order, i + 1);
    // Two names in one place: the later one has it, and the table finds the other.
    const char *name = lua_tostring(L, names + i);
    size_t place = place_of(record, name);
    record->places[place].name = name;
    record->places[place].column = i;
  }
  lua_pushcclosure(L, next_field, 1);
  lua_pushcclosure(L, pairs_of_row, 1);
  lua_setfield(L, type, "__pairs");
  cshim_push_function(L, unknown, 0);
  lua_pushcclosure(L, index_field, 2);
  lua_setfield(L, type, "__index");
  lua_pushstring(L, noun);
  lua_pushcclosure(L, refuse_change, 1);
  lua_setfield(L, type, "__newindex");
  lua_pushliteral(L, "locked");
  lua_setfield(L, type, "__metatable");
  lua_pushstring(L, noun);
  lua_setfield(L, type, "__name");
  lua_pushboolean(L, true);
  lua_rawsetp(L, type, &row_mark);
  lua_pushvalue(L, block);
  lua_rawsetp(L, type, record);
  lua_setiuservalue(L, block, 1);
  lua_replace(L, names);
  lua_settop(L, names);
}

void cshim_seed_record(lua_State *L, int index, uint64_t seed) {
  Record *record = lua_touserdata(L, index);
  record->seed = seed;
}

void cshim_aim(lua_State *L, int index, cshim_column *columns) {
  Record *record = lua_touserdata(L, index);
  for (int i = 0; i < record->count; i++) {
    cshim_column before = record->columns[i];
    record->columns[i] = columns[i];
    columns[i] = before;
  }
}
