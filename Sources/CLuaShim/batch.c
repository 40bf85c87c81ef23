// Asks a function about row after row of a record, inside one protected call.
//
// For each row the function gets a new small userdata, so that one it kept is known to be an old one. A
// function that can keep nothing gets the same again, and one that cannot loop needs no count.
#include "record.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  Record *record;
  const int64_t *rows;
  int64_t count, done;
  int extra;
  // The function neither loops, nor calls Lua, nor can keep anything, and is short.
  bool is_plain;
  cshim_answers *answers;
} Batch;

static MAY_LJMP void append(lua_State *L, cshim_answers *answers, const void *bytes, size_t size) {
  if (answers->length + size > answers->room) {
    size_t room = 2 * (answers->length + size) + 256;
    uint8_t *moved = room <= UINT32_MAX ? realloc(answers->bytes, room) : NULL;
    if (!moved) luaL_error(L, "the answers of a rule are more than memory holds");
    answers->bytes = moved;
    answers->room = room;
  }
  memcpy(answers->bytes + answers->length, bytes, size);
  answers->length += size;
}

// Takes the answer on top; false where it is none that a column can hold.
static MAY_LJMP bool take_answer(lua_State *L, Batch *batch) {
  cshim_answers *answers = batch->answers;
  uint8_t kind = CSHIM_ANSWER_OTHER;
  switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN: kind = lua_toboolean(L, -1) ? CSHIM_ANSWER_TRUE : CSHIM_ANSWER_FALSE; break;
    case LUA_TNIL: kind = CSHIM_ANSWER_NIL; break;
    case LUA_TSTRING: {
      size_t length;
      const char *text = lua_tolstring(L, -1, &length);
      if (length > 64 << 10) luaL_error(L, "the answer of a rule has at most 64 KiB");
      append(L, answers, text, length);
      kind = CSHIM_ANSWER_TEXT;
      break;
    }
    case LUA_TNUMBER:
      if (lua_isinteger(L, -1)) {
        lua_Integer number = lua_tointeger(L, -1);
        append(L, answers, &number, sizeof number);
        kind = CSHIM_ANSWER_INTEGER;
      } else {
        lua_Number number = lua_tonumber(L, -1);
        append(L, answers, &number, sizeof number);
        kind = CSHIM_ANSWER_NUMBER;
      }
      break;
  }
  answers->kinds[batch->done] = kind;
  answers->ends[batch->done] = (uint32_t)answers->length;
  return kind != CSHIM_ANSWER_OTHER;
}

static MAY_LJMP Row *push_row(lua_State *L, Record *record) {
  Row *row = lua_newuserdatauv(L, sizeof *row, 0);
  row->record = record;
  row->generation = 0;
  lua_pushvalue(L, 3);
  lua_setmetatable(L, -2);
  return row;
}

// 1 the batch, 2 the function, 3 the metatable of rows, 4 … the extra arguments, then the row. Leaves an
// answer that ends the batch on top.
static MAY_LJMP int run_batch(lua_State *L) {
  Batch *batch = lua_touserdata(L, 1);
  Record *record = batch->record;
  Host *host = host_of(L);
  // Until it makes a text that one instruction may take long for: then the allocator hooks it again. One
  // that is there already it may find in a global, a field, a constant.
  host->is_unhooked = batch->is_plain && !host->long_sizes;
  if (host->is_unhooked) lua_sethook(L, NULL, 0, 0);
  Row *row = push_row(L, record);
  for (; batch->done < batch->count; batch->done++) {
    lua_settop(L, 4 + batch->extra);
    shim_restart(L, &host->record_limits);
    if (!batch->is_plain) {
      shim_arm(L);
      row = push_row(L, record);
      lua_replace(L, 4 + batch->extra);
    }
    record->row = batch->rows[batch->done];
    record->generation = row->generation = ++host->generation;
    host->random_record = host->is_pure ? record : NULL;
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 4 + batch->extra);
    for (int i = 0; i < batch->extra; i++) lua_pushvalue(L, 4 + i);
    lua_call(L, 1 + batch->extra, 1);
    if (!take_answer(L, batch)) return 1;
  }
  return 0;
}

int64_t cshim_call_records(
  lua_State *L, int function, int index, const int64_t *rows, int64_t count, int extra,
  bool is_plain, cshim_answers *answers)
{
  Host *host = host_of(L);
  Record *record = lua_touserdata(L, index);
  Batch batch = {
    .record = record, .rows = rows, .count = count, .extra = extra, .is_plain = is_plain,
    .answers = answers};
  int top = lua_gettop(L), first_extra = top - extra + 1;
  lua_pushcfunction(L, shim_message_handler);
  lua_pushcfunction(L, run_batch);
  lua_pushlightuserdata(L, &batch);
  lua_pushvalue(L, function);
  lua_getiuservalue(L, index, 1);
  for (int i = 0; i < extra; i++) lua_pushvalue(L, first_extra + i);
  // A rule may ask the host, and the host call another rule with the same record.
  int64_t row_before = record->row;
  uint64_t generation_before = record->generation;
  const void *random_before = host->random_record;
  int depth = host->swift_depth;
  host->swift_depth = 0;
  Limits before;
  bool was_unhooked = host->is_unhooked;
  if (!host->frames) shim_watch_function(L, function);
  shim_enter(L, &host->record_limits, &before);
  int status = lua_pcall(L, 3 + extra, 1, top + 1);
  host->is_unhooked = was_unhooked;
  shim_leave(L, status, &before);
  host->swift_depth = depth;
  record->generation = generation_before;
  record->row = row_before;
  host->random_record = random_before;
  lua_remove(L, top + 1);
  if (status != LUA_OK) answers->kinds[batch.done] = CSHIM_ANSWER_ERROR;
  else if (batch.done == count) lua_settop(L, top);
  return batch.done;
}
