// string.find, match, gmatch and gsub, as the manual has them, with every step counted: a pattern such
// as (".-"):rep(8) is tried in more ways than anybody can wait for, and C escapes every hook.
// Classes are those of ASCII, in every locale.
#include "host.h"

#include <string.h>

enum { most_captures = 32, deepest = 200, steps_between_charges = 1024 };
enum { open_capture = -1, position_capture = -2 };

typedef struct {
  lua_State *L;
  const char *subject, *end, *pattern_end;
  int depth, captures, steps;
  struct {
    const char *start;
    ptrdiff_t length;  // or one of the marks above
  } capture[most_captures];
} Match;

static MAY_LJMP inline void step(Match *m) {
  if (++m->steps < steps_between_charges) return;
  m->steps = 0;
  shim_charge(m->L, steps_between_charges);
}

// ---- Classes

static bool is_between(unsigned char c, unsigned char low, unsigned char high) {
  return c >= low && c <= high;
}

static bool is_letter(unsigned char c) { return is_between(c | 0x20, 'a', 'z'); }
static bool is_digit(unsigned char c) { return is_between(c, '0', '9'); }

static bool is_in_class(unsigned char c, unsigned char class) {
  bool is_member;
  switch (class | 0x20) {
    case 'a': is_member = is_letter(c); break;
    case 'c': is_member = c < 0x20 || c == 0x7F; break;
    case 'd': is_member = is_digit(c); break;
    case 'g': is_member = is_between(c, 0x21, 0x7E); break;
    case 'l': is_member = is_between(c, 'a', 'z'); break;
    case 'p':
      is_member = is_between(c, 0x21, 0x7E) && !is_letter(c) && !is_digit(c);
      break;
    case 's': is_member = c == ' ' || is_between(c, 9, 13); break;
    case 'u': is_member = is_between(c, 'A', 'Z'); break;
    case 'w': is_member = is_letter(c) || is_digit(c); break;
    case 'x': is_member = is_digit(c) || is_between(c | 0x20, 'a', 'f'); break;
    default: return class == c;
  }
  // A capital is the complement. Only letters are classes.
  if (!is_letter(class)) return class == c;
  return is_between(class, 'A', 'Z') ? !is_member : is_member;
}

// Where the single-character item at `p` ends.
static MAY_LJMP const char *item_end(Match *m, const char *p) {
  if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
  char first = *p++;
  if (first == '%') {
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 1;
  }
  if (first != '[') return p;
  if (p < m->pattern_end && *p == '^') p++;
  do {  // A ] that comes first stands for itself.
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == '%') {
      if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
      p++;
    }
  } while (p == m->pattern_end || *p != ']');
  return p + 1;
}

// `set` is at the [, `last` at its ].
static bool is_in_set(unsigned char c, const char *set, const char *last) {
  bool is_member = true;
  if (set[1] == '^') {
    is_member = false;
    set++;
  }
  while (++set < last) {
    if (*set == '%') {
      set++;
      if (is_in_class(c, (unsigned char)*set)) return is_member;
    } else if (set[1] == '-' && set + 2 < last) {
      set += 2;
      if (is_between(c, (unsigned char)set[-2], (unsigned char)*set)) return is_member;
    } else if ((unsigned char)*set == c) {
      return is_member;
    }
  }
  return !is_member;
}

// Whether the character at `s` is one of the item from `p` to `end`.
static bool fits(const Match *m, const char *s, const char *p, const char *end) {
  if (s >= m->end) return false;
  unsigned char c = (unsigned char)*s;
  switch (*p) {
    case '.': return true;
    case '%': return is_in_class(c, (unsigned char)p[1]);
    case '[': return is_in_set(c, p, end - 1);
    default: return (unsigned char)*p == c;
  }
}

// ---- Matching: each function gives where the match of the rest ends, or NULL.

static MAY_LJMP const char *match_rest(Match *m, const char *s, const char *p);

static MAY_LJMP const char *match_balanced(Match *m, const char *s, const char *p) {
  if (m->pattern_end - p < 2)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s >= m->end || *s != *p) return NULL;
  int depth = 1;
  for (s++; s < m->end; s++) {
    step(m);
    if (*s == p[1]) {
      if (--depth == 0) return s + 1;
    } else if (*s == p[0]) {
      depth++;
    }
  }
  return NULL;
}

static MAY_LJMP const char *match_most(Match *m, const char *s, const char *p, const char *end) {
  ptrdiff_t count = 0;
  while (fits(m, s + count, p, end)) {
    step(m);
    count++;
  }
  for (; count >= 0; count--) {
    step(m);
    const char *rest = match_rest(m, s + count, end + 1);
    if (rest) return rest;
  }
  return NULL;
}

static MAY_LJMP const char *match_least(Match *m, const char *s, const char *p, const char *end) {
  while (true) {
    step(m);
    const char *rest = match_rest(m, s, end + 1);
    if (rest) return rest;
    if (!fits(m, s, p, end)) return NULL;
    s++;
  }
}

static MAY_LJMP const char *begin_capture(
  Match *m, const char *s, const char *p, ptrdiff_t length)
{
  if (m->captures >= most_captures) luaL_error(m->L, "too many captures");
  m->capture[m->captures].start = s;
  m->capture[m->captures].length = length;
  m->captures++;
  const char *rest = match_rest(m, s, p);
  if (!rest) m->captures--;
  return rest;
}

static MAY_LJMP const char *end_capture(Match *m, const char *s, const char *p) {
  int i = m->captures - 1;
  while (i >= 0 && m->capture[i].length != open_capture) i--;
  if (i < 0) luaL_error(m->L, "invalid pattern capture");
  m->capture[i].length = s - m->capture[i].start;
  const char *rest = match_rest(m, s, p);
  if (!rest) m->capture[i].length = open_capture;
  return rest;
}

static MAY_LJMP const char *match_again(Match *m, const char *s, int digit) {
  int i = digit - '1';
  if (i < 0 || i >= m->captures || m->capture[i].length == open_capture)
    luaL_error(m->L, "invalid capture index %%%d in pattern", i + 1);
  // A position has no text: nothing is that long.
  size_t length = (size_t)m->capture[i].length;
  if ((size_t)(m->end - s) < length || memcmp(m->capture[i].start, s, length)) return NULL;
  m->steps += (int)(length / 64);
  return s + length;
}

// Whether `s` is a place where the set at `p` begins to fit.
static MAY_LJMP bool is_frontier(Match *m, const char *s, const char *p, const char **end) {
  if (p == m->pattern_end || *p != '[')
    luaL_error(m->L, "missing '[' after '%%f' in pattern");
  *end = item_end(m, p);
  unsigned char before = s == m->subject ? 0 : (unsigned char)s[-1];
  unsigned char here = s < m->end ? (unsigned char)*s : 0;
  return !is_in_set(before, p, *end - 1) && is_in_set(here, p, *end - 1);
}

// Goes on as long as only one way is possible, and calls where there are several.
static MAY_LJMP const char *match_items(Match *m, const char *s, const char *p) {
  while (p < m->pattern_end) {
    step(m);
    if (*p == '(') {
      return p + 1 < m->pattern_end && p[1] == ')' ? begin_capture(m, s, p + 2, position_capture)
                                                   : begin_capture(m, s, p + 1, open_capture);
    }
    if (*p == ')') return end_capture(m, s, p + 1);
    if (*p == '$' && p + 1 == m->pattern_end) return s == m->end ? s : NULL;
    if (*p == '%' && p + 1 < m->pattern_end) {
      if (p[1] == 'b') {
        if (!(s = match_balanced(m, s, p + 2))) return NULL;
        p += 4;
        continue;
      }
      if (p[1] == 'f') {
        const char *end;
        if (!is_frontier(m, s, p + 2, &end)) return NULL;
        p = end;
        continue;
      }
      if (is_digit((unsigned char)p[1])) {
        if (!(s = match_again(m, s, p[1]))) return NULL;
        p += 2;
        continue;
      }
    }
    const char *end = item_end(m, p);
    char suffix = end < m->pattern_end ? *end : 0;
    if (suffix == '*') return match_most(m, s, p, end);
    if (suffix == '+') return fits(m, s, p, end) ? match_most(m, s + 1, p, end) : NULL;
    if (suffix == '-') return match_least(m, s, p, end);
    if (suffix == '?') {
      const char *rest = fits(m, s, p, end) ? match_rest(m, s + 1, end + 1) : NULL;
      if (rest) return rest;
      p = end + 1;
      continue;
    }
    if (!fits(m, s, p, end)) return NULL;
    s++;
    p = end;
  }
  return s;
}

static MAY_LJMP const char *match_rest(Match *m, const char *s, const char *p) {
  if (m->depth == deepest) luaL_error(m->L, "pattern too complex");
  m->depth++;
  const char *end = match_items(m, s, p);
  m->depth--;
  return end;
}

static void prepare(Match *m, lua_State *L, const char *s, size_t ls, const char *p, size_t lp) {
  m->L = L;
  m->subject = s;
  m->end = s + ls;
  m->pattern_end = p + lp;
  m->steps = 0;
}

static MAY_LJMP const char *match_at(Match *m, const char *s, const char *p) {
  m->depth = 0;
  m->captures = 0;
  return match_rest(m, s, p);
}

// ---- Captures

// Pushes capture `i`, or the whole match where there are none.
static MAY_LJMP void push_capture(Match *m, int i, const char *s, const char *end) {
  if (i >= m->captures) {
    if (i != 0) luaL_error(m->L, "invalid capture index %%%d", i + 1);
    lua_pushlstring(m->L, s, (size_t)(end - s));
    return;
  }
  ptrdiff_t length = m->capture[i].length;
  if (length == open_capture) luaL_error(m->L, "unfinished capture");
  if (length == position_capture) lua_pushinteger(m->L, m->capture[i].start - m->subject + 1);
  else lua_pushlstring(m->L, m->capture[i].start, (size_t)length);
}

// Pushes all captures; the whole match for none where `s` is given.
static MAY_LJMP int push_captures(Match *m, const char *s, const char *end) {
  int count = m->captures == 0 && s ? 1 : m->captures;
  luaL_checkstack(m->L, count, "too many captures");
  for (int i = 0; i < count; i++) push_capture(m, i, s, end);
  return count;
}

// ---- find and match

// From 0; beyond the end where there is nothing to look at.
static size_t start_of(lua_Integer init, size_t length) {
  if (init > 0) return (size_t)init - 1;
  if (init == 0 || init < -(lua_Integer)length) return 0;
  return length - (size_t)-init;
}

static MAY_LJMP const char *find_plain(
  lua_State *L, const char *s, size_t ls, const char *p, size_t lp)
{
  if (lp == 0) return s;
  const char *end = s + ls;
  while ((size_t)(end - s) >= lp) {
    const char *place = memchr(s, *p, (size_t)(end - s) - lp + 1);
    shim_charge(L, (size_t)((place ? place : end) - s) / 64 + lp / 64 + 1);
    if (!place) return NULL;
    if (!memcmp(place, p, lp)) return place;
    s = place + 1;
  }
  return NULL;
}

static bool has_specials(const char *p, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (p[i] && strchr("^$*+?.([%-", p[i])) return true;
  return false;
}

static MAY_LJMP int find_or_match(lua_State *L, bool is_find) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls), *p = luaL_checklstring(L, 2, &lp);
  size_t start = start_of(luaL_optinteger(L, 3, 1), ls);
  if (start > ls) {
    lua_pushnil(L);
    return 1;
  }
  if (is_find && (lua_toboolean(L, 4) || !has_specials(p, lp))) {
    const char *place = find_plain(L, s + start, ls - start, p, lp);
    if (!place) {
      lua_pushnil(L);
      return 1;
    }
    lua_pushinteger(L, place - s + 1);
    lua_pushinteger(L, place - s + (lua_Integer)lp);
    return 2;
  }
  Match m;
  prepare(&m, L, s, ls, p, lp);
  bool is_anchored = lp && *p == '^';
  for (const char *place = s + start; place <= m.end; place++) {
    const char *end = match_at(&m, place, p + is_anchored);
    if (end) {
      shim_charge(L, (size_t)m.steps);
      if (!is_find) return push_captures(&m, place, end);
      lua_pushinteger(L, place - s + 1);
      lua_pushinteger(L, end - s);
      return 2 + push_captures(&m, NULL, NULL);
    }
    if (is_anchored) break;
  }
  shim_charge(L, (size_t)m.steps);
  lua_pushnil(L);
  return 1;
}

static MAY_LJMP int find(lua_State *L) { return find_or_match(L, true); }
static MAY_LJMP int match(lua_State *L) { return find_or_match(L, false); }

// ---- gmatch

typedef struct {
  size_t next;
  // Where the last match ended; an empty one there would be found for ever.
  ptrdiff_t last;
} Iteration;

// Upvalues: the subject, the pattern, the iteration.
static MAY_LJMP int next_match(lua_State *L) {
  size_t ls, lp;
  const char *s = lua_tolstring(L, lua_upvalueindex(1), &ls);
  const char *p = lua_tolstring(L, lua_upvalueindex(2), &lp);
  Iteration *at = lua_touserdata(L, lua_upvalueindex(3));
  Match m;
  prepare(&m, L, s, ls, p, lp);
  for (; at->next <= ls; at->next++) {
    const char *place = s + at->next, *end = match_at(&m, place, p);
    if (!end || end - s == at->last) continue;
    at->last = end - s;
    at->next = (size_t)(end - s);
    shim_charge(L, (size_t)m.steps);
    return push_captures(&m, place, end);
  }
  shim_charge(L, (size_t)m.steps);
  return 0;
}

static MAY_LJMP int gmatch(lua_State *L) {
  size_t ls;
  luaL_checklstring(L, 1, &ls);
  luaL_checkstring(L, 2);
  size_t start = start_of(luaL_optinteger(L, 3, 1), ls);
  lua_settop(L, 2);
  Iteration *at = lua_newuserdatauv(L, sizeof *at, 0);
  at->next = start > ls ? ls + 1 : start;
  at->last = -1;
  lua_pushcclosure(L, next_match, 3);
  return 1;
}

// ---- gsub

static MAY_LJMP void add_text(Match *m, luaL_Buffer *result, const char *s, const char *end) {
  size_t length;
  const char *text = lua_tolstring(m->L, 3, &length), *last = text + length;
  while (text < last) {
    const char *percent = memchr(text, '%', (size_t)(last - text));
    if (!percent) break;
    luaL_addlstring(result, text, (size_t)(percent - text));
    text = percent + 1;
    char which = text < last ? *text : 0;
    if (which == '%') {
      luaL_addchar(result, '%');
    } else if (which == '0') {
      luaL_addlstring(result, s, (size_t)(end - s));
    } else if (is_digit((unsigned char)which)) {
      if (which - '1' >= m->captures && which != '1')
        luaL_error(m->L, "invalid capture index %%%d in replacement string", which - '0');
      push_capture(m, which - '1', s, end);
      luaL_tolstring(m->L, -1, NULL);
      lua_remove(m->L, -2);
      luaL_addvalue(result);
    } else {
      luaL_error(m->L, "invalid use of '%%' in replacement string");
    }
    text++;
    step(m);
  }
  luaL_addlstring(result, text, (size_t)(last - text));
  m->steps += (int)(length / 64);
}

// Adds what replaces the match; false where it stays as it is.
static MAY_LJMP bool add_value(
  Match *m, luaL_Buffer *result, const char *s, const char *end, int kind)
{
  lua_State *L = m->L;
  if (kind == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    lua_call(L, push_captures(m, s, end), 1);
  } else if (kind == LUA_TTABLE) {
    push_capture(m, 0, s, end);
    lua_gettable(L, 3);
  } else {
    add_text(m, result, s, end);
    return true;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(result, s, (size_t)(end - s));
    return false;
  }
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  luaL_addvalue(result);
  return true;
}

static MAY_LJMP int gsub(lua_State *L) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls), *p = luaL_checklstring(L, 2, &lp);
  int kind = lua_type(L, 3);
  luaL_argexpected(
    L, kind == LUA_TNUMBER || kind == LUA_TSTRING || kind == LUA_TFUNCTION || kind == LUA_TTABLE, 3,
    "string/function/table");
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)ls + 1), count = 0;
  bool is_anchored = lp && *p == '^', is_changed = false;
  if (kind == LUA_TNUMBER) luaL_tolstring(L, 3, NULL), lua_replace(L, 3);
  Match m;
  prepare(&m, L, s, ls, p, lp);
  luaL_Buffer result;
  luaL_buffinit(L, &result);
  const char *last = NULL;
  while (count < most) {
    const char *end = match_at(&m, s, p + is_anchored);
    if (end && end != last) {
      count++;
      is_changed |= add_value(&m, &result, s, end, kind);
      s = last = end;
    } else if (s < m.end) {
      luaL_addchar(&result, *s++);
    } else {
      break;
    }
    if (is_anchored) break;
  }
  shim_charge(L, (size_t)m.steps + ls / 64);
  if (is_changed) {
    luaL_addlstring(&result, s, (size_t)(m.end - s));
    luaL_pushresult(&result);
  } else {
    lua_pushvalue(L, 1);
  }
  lua_pushinteger(L, count);
  return 2;
}

const luaL_Reg shim_patterns[] = {
  {"find", find}, {"match", match}, {"gmatch", gmatch}, {"gsub", gsub}, {NULL, NULL}};
