// Debian's Lua 5.4. A module map cannot name headers by search path, so this file does.
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#include <lua5.4/lauxlib.h>
