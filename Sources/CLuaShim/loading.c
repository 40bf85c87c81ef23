// Sources of Lua: what the parser is given, and for how long.
#include "host.h"

#include <ctype.h>
#include <string.h>

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

// ---- load, as scripts call it

// As much as a rule's file: names are looked for in all functions around, which makes the parser of a
// megabyte take seconds in which nothing can stop it.
enum { longest_source = 64 << 10 };

// Joins the pieces that the function at 1 gives.
static MAY_LJMP int gather_source(lua_State *L) {
  luaL_Buffer source;
  luaL_buffinit(L, &source);
  size_t total = 0;
  while (true) {
    size_t length = 0;
    lua_pushvalue(L, 1);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) break;
    if (!lua_isstring(L, -1)) return luaL_error(L, "reader function must return a string");
    lua_tolstring(L, -1, &length);
    if (length == 0) break;
    if ((total += length) > longest_source) return luaL_error(L, "load takes at most 64 KiB");
    luaL_addvalue(&source);
  }
  lua_pop(L, 1);
  luaL_pushresult(&source);
  return 1;
}

// Puts the source in the place of the reader at 1; false with the reader's error on top, which is a
// result of load as the parser's is.
static MAY_LJMP bool read_source(lua_State *L) {
  lua_settop(L, 4);
  lua_pushcfunction(L, gather_source);
  lua_pushvalue(L, 1);
  int status = lua_pcall(L, 1, 1, 0);
  if (status != LUA_OK) shim_pass_on(L, status);
  else lua_replace(L, 1);
  return status == LUA_OK;
}

// load(text or function [, name [, mode [, env]]]): text only, since bytecode that no compiler made can
// do anything, whatever the mode asks for.
MAY_LJMP int shim_text_load(lua_State *L) {
  bool has_environment = !lua_isnone(L, 4);
  if (lua_type(L, 1) == LUA_TFUNCTION && !read_source(L)) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  size_t length;
  const char *source = luaL_checklstring(L, 1, &length);
  luaL_argcheck(L, length <= longest_source, 1, "load takes at most 64 KiB");
  const char *name = luaL_optstring(L, 2, "=(load)"), *mode = luaL_optstring(L, 3, "bt");
  if (!strchr(mode, 't') && *source != LUA_SIGNATURE[0]) {
    lua_pushnil(L);
    lua_pushfstring(L, "attempt to load a text chunk (mode is '%s')", mode);
    return 2;
  }
  // A chunk of a file has the name of the file, and a script cannot make one that only says so.
  if (*name == '@') name = lua_pushfstring(L, "=%s", name + 1);
  shim_charge(L, length);
  if (shim_load(L, source, length, name)) {
    if (has_environment) {
      lua_pushvalue(L, 4);
      lua_setupvalue(L, -2, 1);
    }
    return 1;
  }
  lua_pushnil(L);
  lua_insert(L, -2);
  return 2;
}
