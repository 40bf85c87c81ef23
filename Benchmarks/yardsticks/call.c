// The yardstick of a rule's call: C calls a Lua function that reads nothing, with no limits.
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double nanoseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

int main(int argc, char **argv) {
  int count = argc > 1 ? atoi(argv[1]) : 1000000;
  lua_State *L = luaL_newstate();
  if (!L || luaL_dostring(L, "return function(c) return true end")) return 1;
  double best = 0;
  for (int round = 0; round < 5; round++) {
    double begin = nanoseconds();
    for (int i = 0; i < count; i++) {
      lua_pushvalue(L, 1);
      lua_pushvalue(L, 1);
      if (lua_pcall(L, 1, 1, 0) != LUA_OK || !lua_toboolean(L, -1)) return 1;
      lua_settop(L, 1);
    }
    double took = nanoseconds() - begin;
    if (!round || took < best) best = took;
  }
  printf("call %f ns\n", best / count);
  lua_close(L);
  return 0;
}
