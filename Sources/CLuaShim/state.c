// States, memory, and the one trampoline through which Lua calls Swift.
#include "host.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

const char object_mark = 0, handle_type = 0;

void shim_drop(Host *host, int64_t handle) {
  if (host->dropped_count == host->dropped_room) {
    size_t room = host->dropped_room ? host->dropped_room * 2 : 64;
    int64_t *moved = realloc(host->dropped, room * sizeof *moved);
    if (!moved) return;  // The object then lives as long as the state: a leak, and no crash.
    host->dropped = moved;
    host->dropped_room = room;
  }
  host->dropped[host->dropped_count++] = handle;
}

int64_t cshim_next_dropped(lua_State *L) {
  Host *host = host_of(L);
  return host->dropped_count ? host->dropped[--host->dropped_count] : 0;
}

static int collect(lua_State *L) {
  const Object *object = lua_touserdata(L, 1);
  if (!object) return 0;
  shim_drop(host_of(L), object->handle);
  host_of(L)->used -= object->size;
  return 0;
}

// A userdata that only tells when it is collected: the upvalue of a host function.
MAY_LJMP void shim_push_handle(lua_State *L, int64_t handle, size_t size) {
  Object *object = lua_newuserdatauv(L, sizeof *object, 0);
  object->type = 0;
  object->handle = handle;
  object->size = size;
  host_of(L)->used += size;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &handle_type);
  lua_setmetatable(L, -2);
}

static MAY_LJMP int prepare(lua_State *L) {
  lua_pushliteral(L, "stopped");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &stop_key);
  shim_open_libraries(L, (int)lua_tointeger(L, 1));
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, collect);
  lua_setfield(L, -2, "__gc");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &handle_type);
  return 0;
}

lua_State *cshim_new(void *swift, cshim_dispatch dispatch, size_t memory_limit, int profile) {
  Host *host = calloc(1, sizeof *host);
  if (!host) return NULL;
  host->swift = swift;
  host->dispatch = dispatch;
  host->limit = memory_limit;
  host->swift_depth = 1;
  host->is_pure = profile == CSHIM_RULE;
  lua_State *L = lua_newstate(shim_allocate, host);
  if (!L) {
    shim_free_blocks(host);
    free(host);
    return NULL;
  }
  *(Host **)lua_getextraspace(L) = host;
  shim_watch(host);
  host->running = L;
  lua_pushcfunction(L, prepare);
  lua_pushinteger(L, profile);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    cshim_close(L);
    return NULL;
  }
  return L;
}

void cshim_close(lua_State *L) {
  Host *host = host_of(L);
  shim_unwatch(host);
  lua_close(L);
  shim_free_blocks(host);
  free(host->dropped);
  free(host);
}

size_t cshim_memory(lua_State *L) { return host_of(L)->used; }

void cshim_hold(lua_State *L, ptrdiff_t bytes) { host_of(L)->used += (size_t)bytes; }

bool cshim_has_room(lua_State *L) {
  Host *host = host_of(L);
  if (!host->limit || host->used <= host->limit) return true;
  lua_gc(L, LUA_GCCOLLECT);
  return host->used <= host->limit;
}

// Lua → Swift. What Swift allocated beyond the limit is looked at here, where raising is safe.
static MAY_LJMP int trampoline(lua_State *L) {
  Host *host = host_of(L);
  const Object *function = lua_touserdata(L, lua_upvalueindex(1));
  host->swift_depth++;
  shim_count_host_calls(host, 1);
  int results = host->dispatch(L, host->swift, function->handle);
  shim_count_host_calls(host, -1);
  host->swift_depth--;
  // It may have taken long, or given up because a limit was reached, which is then what ends the run.
  host->until_look = 0;
  if (!host->swift_depth) shim_charge(L, 50);
  if (results >= 0) return results;
  if (lua_type(L, -1) == LUA_TSTRING) {  // Users see the file and line of their own call.
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

void cshim_push_function(lua_State *L, int64_t function, size_t size) {
  shim_push_handle(L, function, size);
  lua_pushcclosure(L, trampoline, 1);
}

int64_t cshim_function_at(lua_State *L, int index) {
  if (lua_tocfunction(L, index) != trampoline || !lua_getupvalue(L, index, 1)) return 0;
  const Object *function = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return function->handle;
}

// Swift → Lua. While Lua runs, the limit holds, whatever Swift frames lie below the pcall.
int cshim_call(lua_State *L, int arguments) {
  Host *host = host_of(L);
  int base = lua_gettop(L) - arguments;
  lua_pushcfunction(L, shim_message_handler);
  lua_insert(L, base);
  int depth = host->swift_depth;
  host->swift_depth = 0;
  // Calls within calls share the limits of the outermost.
  Limits before;
  bool is_outermost = !host->frames;
  if (is_outermost) {
    shim_watch_function(L, base + 1);
    shim_enter(L, &host->call_limits, &before);
    shim_start_clock(L);
  }
  int status = lua_pcall(L, arguments, LUA_MULTRET, base);
  if (is_outermost) shim_leave(L, status, &before);
  else host->last_abort = host->aborted;
  // What a stopped call leaves on the stack would look alive to the hooks of the next one.
  if (is_outermost && host->limit && host->used > host->limit) lua_gc(L, LUA_GCCOLLECT);
  host->swift_depth = depth;
  lua_remove(L, base);
  return status == LUA_OK ? lua_gettop(L) - base + 1 : -1;
}

static MAY_LJMP int to_text(lua_State *L) {
  shim_tostring(L, 1);
  return 1;
}

bool cshim_to_text(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_pushcfunction(L, to_text);
  lua_pushvalue(L, index);
  return cshim_call(L, 1) >= 0;
}

// Behind the long bracket that begins at `c`; `c` itself where there is none.
static const char *past_long_bracket(const char *c, const char *end) {
  const char *level = c + 1;
  while (level < end && *level == '=') level++;
  if (level >= end || *level != '[') return c;
  size_t length = (size_t)(level - c) + 1;
  for (const char *close = level + 1; close + length <= end; close++) {
    if (*close != ']' || close[length - 1] != ']') continue;
    size_t equals = 0;
    while (close[1 + equals] == '=') equals++;
    if (equals == length - 2) return close + length;
  }
  return end;
}

static bool is_line_break(char c) { return c == '\n' || c == '\r'; }

// Behind the escape that begins at `c`: a line break may be two bytes, and \z passes over blanks.
static const char *past_escape(const char *c, const char *end) {
  if (++c >= end) return end;
  char escaped = *c++;
  if (is_line_break(escaped) && c < end && is_line_break(*c) && *c != escaped) return c + 1;
  if (escaped == 'z')
    while (c < end && isspace((unsigned char)*c)) c++;
  return c;
}

// Behind the text or comment that begins at `c`; `c` itself where there is none.
static const char *past_text(const char *c, const char *end) {
  if (*c == '[') return past_long_bracket(c, end);
  if (*c == '-' && c + 1 < end && c[1] == '-') {
    const char *text = c + 2 < end && c[2] == '[' ? past_long_bracket(c + 2, end) : c + 2;
    if (text > c + 2) return text;
    while (text < end && *text != '\n' && *text != '\r') text++;
    return text;
  }
  if (*c != '"' && *c != '\'') return c;
  const char *text = c + 1;
  while (text < end && *text != *c && !is_line_break(*text))
    text = *text == '\\' ? past_escape(text, end) : text + 1;
  return text < end ? text + 1 : end;
}

// How many words there are that make the parser jump. It goes through the jumps of a chain of them for
// each one more, so that a megabyte of `or` takes it minutes in which nothing can stop it.
static int count_jumps(const char *c, size_t length) {
  static const char *const words[] = {"and", "or", "elseif", "goto", "break", NULL};
  const char *end = c + length;
  int count = 0;
  while (c < end) {
    const char *start = c;
    while (c < end && (isalnum((unsigned char)*c) || *c == '_')) c++;
    for (const char *const *word = words; c > start && *word; word++)
      count += strlen(*word) == (size_t)(c - start) && !memcmp(start, *word, (size_t)(c - start));
    if (c > start) continue;
    c = past_text(c, end);
    if (c == start) c++;
  }
  return count;
}

static const char *shown_name(const char *name) {
  return *name == '@' || *name == '=' ? name + 1 : "source";
}

// Nothing stops the parser but the watchdog, which holds it to the time of a call.
static bool compile(lua_State *L, const char *source, size_t length, const char *name) {
  Host *host = host_of(L);
  Watch *watch = &host->watch;
  char source_before[sizeof watch->source];
  int line_before = watch->line;
  memcpy(source_before, watch->source, sizeof source_before);
  shim_watch_place(host, shown_name(name), 1);
  Limits before;
  bool is_outermost = !host->frames;
  if (is_outermost) {
    shim_enter(L, &host->call_limits, &before);
    shim_start_clock(L);
  }
  int status = luaL_loadbufferx(L, source, length, name, "t");
  if (is_outermost) shim_leave(L, status, &before);
  if (!is_outermost) shim_watch_place(host, source_before, line_before);
  return status == LUA_OK;
}

bool shim_load(lua_State *L, const char *source, size_t length, const char *name) {
  enum { most_jumps = 10000 };
  if (count_jumps(source, length) > most_jumps) {
    lua_pushfstring(
      L, "%s:1: the source has more than %d of the words and, or, elseif, goto and break",
      shown_name(name), most_jumps);
    return false;
  }
  if (length && *source == LUA_SIGNATURE[0]) {
    lua_pushfstring(L, "%s:1: bytecode, a binary chunk, is not taken; only text is", shown_name(name));
    return false;
  }
  // lua_load protects itself.
  if (compile(L, source, length, name)) return true;
  shim_unwrap(L);
  return false;
}

bool cshim_load(lua_State *L, const char *source, size_t length, const char *name) {
  return shim_load(L, source, length, name);
}

static bool place(lua_State *L, lua_Debug *info, int line, char *source, size_t size, int *out) {
  (void)L;
  if (info->source[0] != '@') return false;
  strncpy(source, info->source + 1, size - 1);
  source[size - 1] = 0;
  *out = line;
  return true;
}

bool cshim_definition(lua_State *L, int index, char *source, size_t size, int *line) {
  lua_Debug info;
  lua_pushvalue(L, index);
  lua_getinfo(L, ">S", &info);
  return place(L, &info, info.linedefined, source, size, line);
}

bool cshim_begun(lua_State *L, char *source, size_t size, int *line) {
  const Watch *watch = &host_of(L)->watch;
  strncpy(source, watch->source, size - 1);
  source[size - 1] = 0;
  *line = watch->line;
  return source[0] != 0;
}

bool cshim_caller(lua_State *L, int level, char *source, size_t size, int *line) {
  lua_Debug info;
  if (!lua_getstack(L, level, &info)) return false;
  lua_getinfo(L, "Sl", &info);
  return place(L, &info, info.currentline, source, size, line);
}

// The name by which a frame was called. Lua looks it up in the whole function of its caller, once for
// each field of `a.b.c`, so that each place that calls is asked once, and none any more when that took long.
typedef struct {
  const char *source;
  int line;
  char name[64];
  int64_t left;
} CalledName;

static const char *called_name(lua_State *L, int level, CalledName *last) {
  lua_Debug caller, info;
  if (last->left < 0 || !lua_getstack(L, level + 1, &caller)) return NULL;
  lua_getinfo(L, "Sl", &caller);
  bool is_known = caller.source == last->source && caller.currentline == last->line;
  if (!is_known && lua_getstack(L, level, &info)) {
    int64_t start = shim_clock();
    lua_getinfo(L, "n", &info);
    last->left -= shim_clock() - start;
    last->source = caller.currentline < 0 ? NULL : caller.source;
    last->line = caller.currentline;
    snprintf(last->name, sizeof last->name, "%s", info.name ? info.name : "");
  }
  return *last->name ? last->name : NULL;
}

// Pushes a line a frame. The host's frames are left out: their author is not who reads this.
static MAY_LJMP void push_traceback(lua_State *L, int level, int table) {
  lua_Debug info;
  luaL_Buffer buffer;
  luaL_buffinit(L, &buffer);
  bool first = true;
  CalledName called = {.left = 10000000};
  for (; level < 40 && lua_getstack(L, level, &info); level++) {
    lua_getinfo(L, "Sl", &info);
    if (info.source[0] != '@' || info.currentline < 0) continue;
    if (first && table) {
      lua_pushstring(L, info.source + 1);
      lua_rawseti(L, table, 3);
      lua_pushinteger(L, info.currentline);
      lua_rawseti(L, table, 4);
    }
    const char *name = called_name(L, level, &called);
    char line[LUA_IDSIZE + 120];
    int length = snprintf(
      line, sizeof line, "%s  %s:%d: in %s %s", first ? "" : "\n", info.short_src, info.currentline,
      name ? "function" : *info.what == 'm' ? "the main chunk" : "a function", name ? name : "");
    if (length >= (int)sizeof line) length = sizeof line - 1;
    while (length > 0 && line[length - 1] == ' ') length--;
    luaL_addlstring(&buffer, line, (size_t)length);
    first = false;
  }
  luaL_pushresult(&buffer);
}

// Turns an error into { error, traceback, source, line }.
MAY_LJMP int shim_message_handler(lua_State *L) {
  // Hooks are off in here, so nothing may run that they would have to stop.
  lua_settop(L, 1);
  lua_createtable(L, 4, 0);
  lua_pushvalue(L, 1);
  lua_rawseti(L, 2, 1);
  push_traceback(L, 1, 2);
  lua_rawseti(L, 2, 2);
  return 1;
}

// Inside a call the parser's own errors pass through the handler too.
void shim_unwrap(lua_State *L) {
  if (lua_type(L, -1) != LUA_TTABLE) return;
  lua_rawgeti(L, -1, 1);
  lua_replace(L, -2);
}

static MAY_LJMP int traceback(lua_State *L) {
  push_traceback(L, 1, 0);
  return 1;
}

void cshim_push_traceback(lua_State *L) {
  lua_pushcfunction(L, traceback);
  if (lua_pcall(L, 0, 1, 0) != LUA_OK) lua_settop(L, -2);
}

static bool is_scalar(lua_State *L, int index) {
  int type = lua_type(L, index);
  if (type == LUA_TSTRING) return lua_rawlen(L, index) < SHIM_LONG_TEXT;
  return type == LUA_TNIL || type == LUA_TBOOLEAN || type == LUA_TNUMBER;
}

// A table of scalars, or a sealed one with such a table behind it.
static bool is_plain_table(lua_State *L, int index) {
  if (!lua_istable(L, index)) return false;
  if (!shim_push_behind(L, index)) lua_pushvalue(L, index);
  bool is_plain = !lua_getmetatable(L, -1);
  if (!is_plain) return false;
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    is_plain &= is_scalar(L, -1) && is_scalar(L, -2);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return is_plain;
}

bool cshim_has_plain_upvalues(lua_State *L) {
  int top = lua_gettop(L);
  bool is_plain = lua_isfunction(L, top) && !lua_iscfunction(L, top);
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  for (int i = 1; is_plain && lua_getupvalue(L, top, i); i++) {
    is_plain = is_scalar(L, top + 2) || lua_rawequal(L, top + 1, top + 2)
      || is_plain_table(L, top + 2);
    lua_settop(L, top + 1);
  }
  lua_settop(L, top);
  return is_plain;
}

bool cshim_push_upvalue(lua_State *L, int number) { return lua_getupvalue(L, -1, number); }

// ---- Bytecode, for looking at and never for running

typedef struct {
  char *bytes;
  size_t length, room;
} Dump;

static int write_dump(lua_State *L, const void *bytes, size_t size, void *data) {
  (void)L;
  Dump *dump = data;
  if (dump->length + size > dump->room) {
    size_t room = 2 * (dump->length + size);
    char *moved = realloc(dump->bytes, room);
    if (!moved) return 1;
    dump->bytes = moved;
    dump->room = room;
  }
  memcpy(dump->bytes + dump->length, bytes, size);
  dump->length += size;
  return 0;
}

char *cshim_dump(lua_State *L, size_t *length) {
  Dump dump = {0};
  if (lua_dump(L, write_dump, &dump, 0) != 0) {
    free(dump.bytes);
    return NULL;
  }
  *length = dump.length;
  return dump.bytes;
}

void cshim_free(char *bytes) { free(bytes); }
