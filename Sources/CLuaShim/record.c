// Records: in C because a field is read in every rule for every contact, and a call into Swift for
// each would cost as much as the whole rule may.
#include "host.h"

#include <math.h>
#include <string.h>

typedef struct {
  bool is_alive;
  int count;
  int64_t row;
  const char *stale;
  cshim_column *columns;
  bool *is_number;
  // Columns by the address of their name: Lua keeps one copy of a short string, and the table of names
  // keeps that copy alive. A longer name is found by the table alone.
  struct {
    const char *name;
    int column;
  } *places;
  size_t place_mask;
} Record;

static size_t place_of(const Record *record, const char *name) {
  return ((uintptr_t)name >> 3 ^ (uintptr_t)name >> 9) & record->place_mask;
}

// Marks the metatables of records.
static const char record_mark;

// For what a script can call itself, with whatever it likes: pairs() hands its iterator out.
static MAY_LJMP void check_record(lua_State *L) {
  bool is_record = lua_type(L, 1) == LUA_TUSERDATA && lua_getmetatable(L, 1)
    && lua_rawgetp(L, -1, &record_mark) == LUA_TBOOLEAN;
  if (!is_record) luaL_error(L, "the iterator of a record was called with a %s", luaL_typename(L, 1));
  lua_pop(L, 2);
}

static MAY_LJMP Record *alive(lua_State *L) {
  Record *record = lua_touserdata(L, 1);
  if (!record->is_alive) luaL_error(L, "%s", record->stale);
  return record;
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
  const cshim_column *c = &record->columns[column];
  uint32_t start = record->row ? c->ends[record->row - 1] : 0, end = c->ends[record->row];
  const char *text = (const char *)c->bytes + start;
  if (start == end) {
    lua_pushnil(L);
  } else if (
    !record->is_number[column] ||
    (!push_whole_number(L, text, end - start) && !push_number(L, text, end - start)))
  {
    lua_pushlstring(L, text, end - start);
  }
}

// Upvalues: 1 the field numbers by name, 2 the function that words the error for an unknown one.
static MAY_LJMP int index_field(lua_State *L) {
  const Record *record = alive(L);
  if (lua_type(L, 2) == LUA_TSTRING) {
    const char *name = lua_tostring(L, 2);
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

static MAY_LJMP int refuse_change(lua_State *L) {
  return luaL_error(L, "a rule reads a contact and does not change it");
}

// Upvalue 1: the names in order. Iterates over the fields that have a value.
static MAY_LJMP int next_field(lua_State *L) {
  check_record(L);
  const Record *record = alive(L);
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

static MAY_LJMP int pairs_of_record(lua_State *L) {
  alive(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  return 2;
}

void cshim_push_record(
  lua_State *L, int count, const bool *is_number, int64_t unknown, const char *stale)
{
  int names = lua_gettop(L) - count + 1;
  // One block holds everything, so that Lua frees it.
  size_t columns = sizeof(cshim_column) * (size_t)count, stale_size = strlen(stale) + 1;
  size_t place_count = 8;
  while (place_count < 4 * (size_t)count) place_count *= 2;
  size_t places = sizeof(*((Record *)NULL)->places) * place_count;
  Record *record =
    lua_newuserdatauv(L, sizeof *record + columns + places + (size_t)count + stale_size, 0);
  memset(record, 0, sizeof *record + columns + places);
  record->count = count;
  record->columns = (cshim_column *)(record + 1);
  record->places = (void *)(record->columns + count);
  record->place_mask = place_count - 1;
  record->is_number = (bool *)(record->places + place_count);
  memcpy(record->is_number, is_number, (size_t)count);
  record->stale = memcpy(record->is_number + count, stale, stale_size);
  int userdata = lua_gettop(L);

  lua_createtable(L, 0, 5);
  lua_createtable(L, 0, count);
  lua_createtable(L, count, 0);
  int by_name = lua_gettop(L) - 1, in_order = lua_gettop(L);
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
  lua_pushcclosure(L, pairs_of_record, 1);
  lua_setfield(L, userdata + 1, "__pairs");
  cshim_push_function(L, unknown);
  lua_pushcclosure(L, index_field, 2);
  lua_setfield(L, userdata + 1, "__index");
  lua_pushcfunction(L, refuse_change);
  lua_setfield(L, userdata + 1, "__newindex");
  lua_pushliteral(L, "locked");
  lua_setfield(L, userdata + 1, "__metatable");
  lua_pushliteral(L, "contact");
  lua_setfield(L, userdata + 1, "__name");
  lua_pushboolean(L, true);
  lua_rawsetp(L, userdata + 1, &record_mark);
  lua_setmetatable(L, userdata);
  lua_replace(L, names);
  lua_settop(L, names);
}

void cshim_aim(lua_State *L, int index, cshim_column *columns) {
  Record *record = lua_touserdata(L, index);
  for (int i = 0; i < record->count; i++) {
    cshim_column before = record->columns[i];
    record->columns[i] = columns[i];
    columns[i] = before;
  }
}

int cshim_call_record(lua_State *L, int function, int index, int64_t row, int extra) {
  Host *host = host_of(L);
  Record *record = lua_touserdata(L, index);
  int base = lua_gettop(L);
  lua_pushcfunction(L, shim_message_handler);
  lua_pushvalue(L, function);
  lua_pushvalue(L, index);
  for (int i = 0; i < extra; i++) lua_pushvalue(L, base - extra + 1 + i);
  // A rule may ask the host, and the host call another rule with the same record.
  int64_t row_before = record->row;
  bool was_alive = record->is_alive;
  record->row = row;
  record->is_alive = true;
  int depth = host->swift_depth;
  host->swift_depth = 0;
  int status = lua_pcall(L, 1 + extra, 1, base + 1);
  host->swift_depth = depth;
  record->is_alive = was_alive;
  record->row = row_before;
  lua_remove(L, base + 1);
  if (status != LUA_OK) return CSHIM_ANSWER_ERROR;
  if (!lua_isboolean(L, -1)) return CSHIM_ANSWER_OTHER;
  bool answer = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return answer ? CSHIM_ANSWER_TRUE : CSHIM_ANSWER_FALSE;
}
