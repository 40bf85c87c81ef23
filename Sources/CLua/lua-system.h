// Debian's Lua 5.4. A module map cannot name headers by search path, so this file does.
#include <lua.h>
#include <lualib.h>
#include <lauxlib.h>
