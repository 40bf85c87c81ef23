// pcall, xpcall and coroutines that let nobody catch the end of a run.
#include "host.h"

#if LUA_VERSION_RELEASE_NUM < 50406
#define lua_closethread(thread, from) lua_resetthread(thread)
#endif

static MAY_LJMP int after_pcall(lua_State *L, int status, lua_KContext extra) {
  if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)extra;
  shim_pass_on(L, status);
  shim_charge_error(L);
  lua_pushboolean(L, false);
  lua_insert(L, -2);
  return 2;
}

static MAY_LJMP int guarded_pcall(lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushboolean(L, true);
  lua_insert(L, 1);
  return after_pcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, after_pcall), 0);
}

// Hooks are off inside the handler of an error that a hook raised, so it must not run then.
static MAY_LJMP int guarded_handler(lua_State *L) {
  if (host_of(L)->aborted) return 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 1, 1);
  return 1;
}

static MAY_LJMP int guarded_xpcall(lua_State *L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  int arguments = lua_gettop(L) - 2;
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, guarded_handler, 1);
  lua_replace(L, 2);
  lua_pushboolean(L, true);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  return after_pcall(L, lua_pcallk(L, arguments, LUA_MULTRET, 2, 2, after_pcall), 2);
}

const luaL_Reg shim_protection[] = {
  {"pcall", guarded_pcall}, {"xpcall", guarded_xpcall}, {NULL, NULL}};

// ---- Coroutines

static MAY_LJMP lua_State *coroutine_at(lua_State *L, int index) {
  lua_State *thread = lua_tothread(L, index);
  luaL_argexpected(L, thread, index, "coroutine");
  return thread;
}

// The number of results on top of L, or −1 with the error there.
static MAY_LJMP int resume(lua_State *L, lua_State *thread, int arguments) {
  int results;
  if (!lua_checkstack(thread, arguments)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  if (lua_status(thread) == LUA_OK && lua_gettop(thread) == 0) {
    lua_pushliteral(L, "cannot resume dead coroutine");
    return -1;
  }
  lua_xmove(L, thread, arguments);
  Host *host = host_of(L);
  Resume resume = {L, host->resumed};
  // Texts may have grown long since it ran last. The mark of one that was stopped stays.
  if (!shim_was_stopped(thread)) shim_arm(thread);
  host->running = thread;
  host->resumed = &resume;
  int status = lua_resume(thread, L, arguments, &results);
  host->resumed = resume.outer;
  host->running = L;
  if (status == LUA_OK || status == LUA_YIELD) {
    if (!lua_checkstack(L, results + 1)) {
      lua_pop(thread, results);
      lua_pushliteral(L, "too many results to resume");
      return -1;
    }
    lua_xmove(thread, L, results);
    return results;
  }
  lua_xmove(thread, L, 1);
  shim_pass_on(L, status);
  shim_charge_error(L);
  return -1;
}

static MAY_LJMP int guarded_resume(lua_State *L) {
  lua_State *thread = coroutine_at(L, 1);
  int results = resume(L, thread, lua_gettop(L) - 1);
  lua_pushboolean(L, results >= 0);
  lua_insert(L, results >= 0 ? -(results + 1) : -2);
  return results >= 0 ? results + 1 : 2;
}

// Each level is C's: 200 of them are more than anybody means, and far from the end of the stack.
static MAY_LJMP int close_thread(lua_State *L, lua_State *thread) {
  Host *host = host_of(L);
  if (host->closing >= 100) return luaL_error(L, "too many coroutines close each other");
  if (shim_was_stopped(thread)) return luaL_error(L, "cannot close a coroutine that was stopped");
  Resume resume = {L, host->resumed};
  host->closing++;
  shim_arm(thread);
  host->running = thread;
  host->resumed = &resume;
  int status = lua_closethread(thread, L);
  host->resumed = resume.outer;
  host->running = L;
  host->closing--;
  return status;
}

static MAY_LJMP int guarded_close(lua_State *L) {
  lua_State *thread = coroutine_at(L, 1);
  lua_Debug info;
  int status = lua_status(thread);
  bool is_running = thread == L || (status == LUA_OK && lua_getstack(thread, 0, &info));
  if (is_running)
    return luaL_error(L, "cannot close a %s coroutine", thread == L ? "running" : "normal");
  status = close_thread(L, thread);
  if (status == LUA_OK) {
    lua_pushboolean(L, true);
    return 1;
  }
  lua_xmove(thread, L, 1);
  shim_pass_on(L, status);
  lua_pushboolean(L, false);
  lua_insert(L, -2);
  return 2;
}

static MAY_LJMP int call_wrapped(lua_State *L) {
  lua_State *thread = lua_tothread(L, lua_upvalueindex(1));
  int results = resume(L, thread, lua_gettop(L));
  if (results >= 0) return results;
  int status = lua_status(thread);
  if (status != LUA_OK && status != LUA_YIELD && close_thread(L, thread) != LUA_OK) {
    lua_pop(L, 1);
    lua_xmove(thread, L, 1);
    shim_pass_on(L, LUA_ERRRUN);
  }
  if (lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}

static MAY_LJMP int guarded_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_State *thread = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, thread, 1);
  return 1;
}

static MAY_LJMP int guarded_wrap(lua_State *L) {
  guarded_create(L);
  lua_pushcclosure(L, call_wrapped, 1);
  return 1;
}

const luaL_Reg shim_coroutines[] = {
  {"create", guarded_create}, {"resume", guarded_resume}, {"wrap", guarded_wrap},
  {"close", guarded_close}, {NULL, NULL}};
