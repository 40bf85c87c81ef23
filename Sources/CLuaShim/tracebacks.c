// Where functions stand, and the way that led to an error.
#include "host.h"

#include <stdio.h>
#include <string.h>

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
