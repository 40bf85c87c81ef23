// What Swift may know of Lua.
//
// `lua_error` is a longjmp. Through a Swift frame it leaks every object on its way and can leave an
// access open that makes the next, unrelated one crash. So lua.h itself stays out of Swift's sight:
// what can raise is here only in forms that do not, and each comment says why the thing is C.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lua_State lua_State;

// Swift's side of a call from Lua: the number of results on top of the stack, or −1 with the error on
// top, which the C trampoline then raises once no Swift frame is left.
typedef int (*cshim_dispatch)(lua_State *L, void *host, int64_t function);

enum cshim_type {
  CSHIM_NIL, CSHIM_BOOLEAN, CSHIM_INTEGER, CSHIM_NUMBER, CSHIM_STRING, CSHIM_TABLE, CSHIM_FUNCTION,
  CSHIM_OBJECT, CSHIM_OTHER
};

enum cshim_profile { CSHIM_RULE, CSHIM_SCRIPT };

// ---- States

// A state with the standard functions of `profile`; `memory_limit` 0 is none. NULL when memory is out.
// The memory limit is held every 200 instructions.
lua_State *cshim_new(void *host, cshim_dispatch dispatch, size_t memory_limit, int profile);
void cshim_close(lua_State *L);
// Bytes that the state has allocated, and that the host's objects in it are worth.
size_t cshim_memory(lua_State *L);
// Counts so many bytes more, or less, that the host holds for the state.
void cshim_hold(lua_State *L, ptrdiff_t bytes);
// Whether the memory is within its limit, after a collection where need be.
bool cshim_has_room(lua_State *L);
// Ends the run for want of memory as soon as the host function that runs now returns.
void cshim_run_out(lua_State *L);
// Takes a handle whose object or function was collected; 0 when there is none. `__gc` may run in the
// middle of anything, so it only queues.
int64_t cshim_next_dropped(lua_State *L);

// Begins math.random of a script there.
void cshim_seed(lua_State *L, uint64_t seed);

// ---- Limits

enum cshim_abort {
  CSHIM_ABORT_BUDGET = 1, CSHIM_ABORT_TIME, CSHIM_ABORT_MEMORY, CSHIM_ABORT_INTERRUPT,
  // An error in the handler of an error, or while the stack was full.
  CSHIM_ABORT_HANDLER,
  // os.exit.
  CSHIM_ABORT_EXIT
};

// 0 is no limit.
typedef struct {
  int64_t instructions, nanoseconds;
  // Whether the nanoseconds are of the thread's own time, or of the clock on the wall.
  bool counts_cpu;
} cshim_limits;

// Of each outermost call, and of each row of a record.
void cshim_limit_calls(lua_State *L, cshim_limits limits);
void cshim_limit_records(lua_State *L, cshim_limits limits);
// Why the call that failed last was stopped, where, and which limit of instructions or nanoseconds it
// was; 0 where it failed by itself.
int cshim_last_abort(lua_State *L, char *source, size_t size, int *line, int64_t *limit);
int cshim_exit_code(lua_State *L);
// Stops what runs in any state of the process. A handler of signals may call it; it answers whether an
// earlier one is still waiting to be taken.
bool cshim_interrupt(void);
bool cshim_is_interrupted(void);
// Whether there was one, which is then over.
bool cshim_take_interrupt(void);

// One look of the watchdog, whose thread calls it every `cshim_watch_interval` nanoseconds: 0, or why the
// process has to be ended, since nothing in a state can be any more. Only one thread may call it.
enum { cshim_watch_interval = 50000000 };
int cshim_watch(char *source, size_t size, int *line, int64_t *limit);
// Whether what runs in some state is beyond its limit of time, rows of records apart.
bool cshim_is_late(void);
// Whether Ctrl-C leaves alone a call of the host, which ends by itself.
void cshim_spare_host(bool spares);

// ---- Stack: none of these can raise, given room from cshim_reserve.

bool cshim_reserve(lua_State *L, int slots);
int cshim_top(lua_State *L);
void cshim_set_top(lua_State *L, int top);
void cshim_push_value(lua_State *L, int index);
int cshim_type_at(lua_State *L, int index);
// Lua's own name of the type: "userdata".
const char *cshim_type_name(lua_State *L, int index);
bool cshim_boolean(lua_State *L, int index);
int64_t cshim_integer(lua_State *L, int index);
double cshim_number(lua_State *L, int index);
// Only for strings: Lua would change a number in place.
const char *cshim_string(lua_State *L, int index, size_t *length);
void cshim_push_nil(lua_State *L);
void cshim_push_boolean(lua_State *L, bool value);
void cshim_push_integer(lua_State *L, int64_t value);
void cshim_push_number(lua_State *L, double value);

// ---- These allocate. Lua raises when memory is out; while a Swift frame is on the stack the
// allocator does not enforce the limit, so only a machine without memory is left, which ends the
// process as it ends Swift.

void cshim_push_string(lua_State *L, const char *bytes, size_t length);
void cshim_push_table(lua_State *L);
// A function that calls dispatch(function); `function` is dropped when Lua collects it. `size` is what it
// holds of the host's memory, in bytes, and counts like Lua's own.
void cshim_push_function(lua_State *L, int64_t function, size_t size);
// The handle of a function that cshim_push_function made, else 0.
int64_t cshim_function_at(lua_State *L, int index);
// Pops the top and keeps it in the registry.
int cshim_ref(lua_State *L);
void cshim_unref(lua_State *L, int ref);
void cshim_push_ref(lua_State *L, int ref);

// ---- Tables, raw: no metamethod runs, so nothing of a script's runs.

// Pops a key and pushes its value.
void cshim_raw_get(lua_State *L, int table);
// Pops a value and a key; a nil or NaN key is refused by false, where Lua would raise.
bool cshim_raw_set(lua_State *L, int table);
void cshim_raw_get_index(lua_State *L, int table, int64_t index);
int64_t cshim_raw_length(lua_State *L, int table);
// Pops a key and pushes the next key and value, or nothing at the end. The key must be one that it
// gave: lua_next raises on foreign keys.
bool cshim_next(lua_State *L, int table);
void cshim_push_globals(lua_State *L);
// Sets the table on top as the metatable of what lies below it, and pops it.
void cshim_set_metatable(lua_State *L);
// Pushes the metatable of the value at the index; false, and nothing pushed, where it has none.
bool cshim_push_metatable(lua_State *L, int index);
bool cshim_raw_equal(lua_State *L, int left, int right);
// Replaces the table on top by one through which Lua reads it and cannot change it.
void cshim_freeze(lua_State *L, const char *name);
// Replaces a frozen table on top by what is behind it; false where it is not frozen.
bool cshim_thaw(lua_State *L);
// Seals every table that the function or table on top can reach, in its place: who changes one is told
// `refusal`. What only functions of chunks that `library` begins hold is left as it is. Replaces the
// value by a list of the functions of other chunks that were found, and one of who holds an iterator of
// string.gmatch, a function or false; false with an error where memory was out. What was found before
// is not found again.
bool cshim_seal(lua_State *L, const char *library, const char *refusal);
// Pops the function that is called when a global is assigned, with the globals, name and value.
void cshim_guard_globals(lua_State *L);

// ---- Code

// Pushes the compiled chunk and true, or an error message and false. Text only: bytecode can crash.
bool cshim_load(lua_State *L, const char *source, size_t length, const char *name);
// Calls the function below `arguments` values. On success the results replace them, and their number
// is the answer. On failure it is −1 and the top holds { error, traceback, source, line }, or a plain
// message where memory was out.
int cshim_call(lua_State *L, int arguments);
// tostring(value), metamethods included and addresses left out: pushes the text and true, or as cshim_call fails, false.
bool cshim_to_text(lua_State *L, int index);
// Where the function at `index` is defined; false for one in C.
bool cshim_definition(lua_State *L, int index, char *source, size_t size, int *line);
// Pushes the way to the host function that runs now, a line a frame; nothing where memory is out.
void cshim_push_traceback(lua_State *L);
// Whether every upvalue of the function on top is the environment, a scalar, or a table of scalars.
bool cshim_has_plain_upvalues(lua_State *L);
// Pushes the upvalue `number`, from 1, of the function on top; false where it has no more.
bool cshim_push_upvalue(lua_State *L, int number);
// The bytecode of the function on top, to be given to cshim_free; NULL without memory. `length` is set.
char *cshim_dump(lua_State *L, size_t *length);
void cshim_free(char *bytes);
// The place of the call `level` functions up from a host function; false where it is not in a chunk.
bool cshim_caller(lua_State *L, int level, char *source, size_t size, int *line);
// Where what runs or ran last began, or was seen last; false where that is not known.
bool cshim_begun(lua_State *L, char *source, size_t size, int *line);

// ---- Objects: userdata that hold a handle, never a Swift object.

// Makes a type: the table on top becomes the metatable, is locked, and popped.
void cshim_make_type(lua_State *L, int64_t type);
void cshim_push_object(lua_State *L, int64_t type, int64_t handle, size_t size);
// The handle of an object of ours, else 0; `type` is set to its type.
int64_t cshim_object(lua_State *L, int index, int64_t *type);

// ---- Records: one userdata that is aimed at one row after another of columns of text, so that a rule
// reads a field without any Swift and without a table for each row.

typedef struct {
  const uint8_t *bytes;
  const uint32_t *ends;  // row i is bytes[ends[i - 1] ..< ends[i]]; an empty one reads as nil
} cshim_column;

// Pushes what stands for a record; it is no value that Lua code may see. The stack holds, from
// `names`, `count` field names; they are popped. `unknown` is a function that words the error for an
// unknown field, `stale` the message for use after the call, `key` the column that rows are known by,
// `seed` what math.random begins with besides, in a state for rules.
void cshim_push_record(
  lua_State *L, int count, const bool *is_number, int64_t unknown, const char *noun,
  const char *stale, int key);
void cshim_seed_record(lua_State *L, int record, uint64_t seed);
// Exchanges the record's columns with `columns`, which are as many as its fields.
void cshim_aim(lua_State *L, int record, cshim_column *columns);

enum cshim_answer {
  CSHIM_ANSWER_FALSE, CSHIM_ANSWER_TRUE, CSHIM_ANSWER_NIL, CSHIM_ANSWER_TEXT, CSHIM_ANSWER_INTEGER,
  CSHIM_ANSWER_NUMBER, CSHIM_ANSWER_OTHER, CSHIM_ANSWER_ERROR
};

// What the function answered for one row after the other.
typedef struct {
  // An answer a row, of cshim_answer; as many as there are rows, the caller's.
  uint8_t *kinds;
  // Texts as they are, numbers as their 8 bytes, one behind the other; the caller frees it.
  uint8_t *bytes;
  size_t length, room;
  // Where the answer of each row ends in `bytes`; the caller's.
  uint32_t *ends;
} cshim_answers;

// Calls the function at `function` for each of `rows`, with a value that stands for the row, and the
// `extra` values on top of the stack, which are kept. Returns how many rows it answered. Where those
// are not all, the next one's kind says why, and its answer or error is pushed. A function that
// `is_plain` has no loop, calls nothing of Lua and keeps nothing: it is not counted, only what C does
// for it.
int64_t cshim_call_records(
  lua_State *L, int function, int record, const int64_t *rows, int64_t count, int extra,
  bool is_plain, cshim_answers *answers);
