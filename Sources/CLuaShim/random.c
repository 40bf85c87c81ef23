// math.random: a generator of the host's, since Lua's own begins somewhere else in each process.
//
// In a rule it begins with the plan's seed, the rule and the contact, so that one contact's answer
// does not depend on who was asked about before.
#include "host.h"

// SplitMix64, as in PerigeeCore.
static uint64_t next(Host *host) {
  uint64_t z = host->random += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

// A number below `bound`, each as likely as another.
static MAY_LJMP uint64_t next_below(lua_State *L, uint64_t bound) {
  Host *host = host_of(L);
  uint64_t remainder = (UINT64_MAX % bound + 1) % bound, limit = UINT64_MAX - remainder, value;
  do {
    shim_charge(L, 1);
    value = next(host);
  } while (value > limit);
  return value % bound;
}

static MAY_LJMP int random_number(lua_State *L) {
  Host *host = host_of(L);
  if (host->random_record) {
    host->random = shim_record_seed(host);
    host->random_record = NULL;
  }
  lua_Integer low = 1, high;
  switch (lua_gettop(L)) {
    case 0:
      lua_pushnumber(L, (lua_Number)(next(host) >> 11) * 0x1p-53);
      return 1;
    case 1:
      high = luaL_checkinteger(L, 1);
      if (high == 0) {
        lua_pushinteger(L, (lua_Integer)next(host));
        return 1;
      }
      break;
    case 2:
      low = luaL_checkinteger(L, 1);
      high = luaL_checkinteger(L, 2);
      break;
    default: return luaL_error(L, "wrong number of arguments");
  }
  luaL_argcheck(L, low <= high, lua_gettop(L), "interval is empty");
  uint64_t size = (uint64_t)high - (uint64_t)low + 1;
  uint64_t offset = size ? next_below(L, size) : next(host);
  lua_pushinteger(L, (lua_Integer)((uint64_t)low + offset));
  return 1;
}

static MAY_LJMP int random_seed(lua_State *L) {
  Host *host = host_of(L);
  if (host->is_pure)
    return luaL_error(L, "a rule's math.random is seeded by the plan; leave math.randomseed out");
  host->random = (uint64_t)luaL_checkinteger(L, 1);
  return 0;
}

const luaL_Reg shim_random[] = {
  {"random", random_number}, {"randomseed", random_seed}, {NULL, NULL}};

void cshim_seed(lua_State *L, uint64_t seed) { host_of(L)->random = seed; }
