// find, match, gmatch and gsub of the string library, with our own matcher; matcher.c says why.
#include "matcher.h"

static MAY_LJMP void prepare(Matcher *m, lua_State *L) {
  size_t subject_length, pattern_length;
  m->L = L;
  m->subject = luaL_checklstring(L, 1, &subject_length);
  m->subject_end = m->subject + subject_length;
  m->pattern = luaL_checklstring(L, 2, &pattern_length);
  m->pattern_end = m->pattern + pattern_length;
  m->steps = 0;
}

static bool take_anchor(Matcher *m) {
  if (*m->pattern != '^') return false;
  m->pattern++;
  return true;
}

// Where to begin; behind subject_end if the argument is.
static MAY_LJMP const char *start_from(const Matcher *m, int argument) {
  lua_Integer length = m->subject_end - m->subject, init = luaL_optinteger(m->L, argument, 1);
  if (init > length) return m->subject_end + (init > length + 1);
  if (init < 0) init = init < -length ? 1 : length + init + 1;
  return m->subject + (init > 0 ? init - 1 : 0);
}

// Capture `i` of the match from s to end; without captures the first is the whole match.
static MAY_LJMP Capture capture_at(const Matcher *m, int i, const char *s, const char *end) {
  if (i == 0 && m->captured == 0) return (Capture){s, end, is_closed};
  if (i >= m->captured) luaL_error(m->L, "invalid capture index %%%d", i + 1);
  if (m->captures[i].kind == is_open) luaL_error(m->L, "unfinished capture");
  return m->captures[i];
}

static MAY_LJMP void push_capture(Matcher *m, int i, const char *s, const char *end) {
  Capture capture = capture_at(m, i, s, end);
  size_t length = (size_t)(capture.end - capture.start);
  spend(m, length / bytes_per_step);
  if (capture.kind == is_position) lua_pushinteger(m->L, capture.start - m->subject + 1);
  else lua_pushlstring(m->L, capture.start, length);
}

static MAY_LJMP int push_captures(Matcher *m, int count, const char *s, const char *end) {
  if (count > LUA_MINSTACK / 2) luaL_checkstack(m->L, count, "too many captures");
  for (int i = 0; i < count; i++) push_capture(m, i, s, end);
  return count;
}

static MAY_LJMP int push_match(Matcher *m, const char *s, const char *end) {
  return push_captures(m, m->captured ? m->captured : 1, s, end);
}

// ---- find and match

static bool is_plain(const Matcher *m) {
  for (const char *p = m->pattern; p < m->pattern_end; p++) {
    switch (*p) {
      case '^': case '$': case '*': case '+': case '?': case '.': case '(': case '[': case '%':
      case '-': return false;
    }
  }
  return true;
}

static MAY_LJMP const char *find_text(Matcher *m, const char *s) {
  size_t length = (size_t)(m->pattern_end - m->pattern);
  if (length == 0) return s;
  for (; length <= (size_t)(m->subject_end - s); s++) {
    size_t candidates = (size_t)(m->subject_end - s) - length + 1;
    const char *hit = memchr(s, *m->pattern, candidates);
    spend(m, 1 + (hit ? (size_t)(hit - s) : candidates) / bytes_per_step);
    if (!hit) return NULL;
    s = hit;
    if (is_same(m, s + 1, m->pattern + 1, length - 1)) return s;
  }
  return NULL;
}

static MAY_LJMP int push_found(Matcher *m, const char *s, const char *end) {
  lua_pushinteger(m->L, s - m->subject + 1);
  lua_pushinteger(m->L, end - m->subject);
  return 2 + push_captures(m, m->captured, s, end);
}

static MAY_LJMP int search(Matcher *m, const char *s, bool is_find) {
  bool is_anchored = take_anchor(m);
  do {
    const char *end = shim_match_at(m, s);
    if (end) return is_find ? push_found(m, s, end) : push_match(m, s, end);
  } while (s++ < m->subject_end && !is_anchored);
  return 0;
}

static MAY_LJMP int finish_search(Matcher *m, int results) {
  settle(m);
  if (results) return results;
  luaL_pushfail(m->L);
  return 1;
}

static MAY_LJMP int find(lua_State *L) {
  Matcher m;
  prepare(&m, L);
  const char *s = start_from(&m, 3);
  if (s > m.subject_end) return finish_search(&m, 0);
  spend(&m, (size_t)(m.pattern_end - m.pattern) / bytes_per_step);
  if (!lua_toboolean(L, 4) && !is_plain(&m)) return finish_search(&m, search(&m, s, true));
  m.captured = 0;
  s = find_text(&m, s);
  return finish_search(&m, s ? push_found(&m, s, s + (m.pattern_end - m.pattern)) : 0);
}

static MAY_LJMP int match(lua_State *L) {
  Matcher m;
  prepare(&m, L);
  const char *s = start_from(&m, 3);
  return finish_search(&m, s <= m.subject_end ? search(&m, s, false) : 0);
}

// ---- gmatch

typedef struct {
  Matcher matcher;
  // Where to go on, and where the last match ended: an empty one there would be part of it.
  const char *next, *last;
} Iteration;

MAY_LJMP int shim_next_match(lua_State *L) {
  Iteration *iteration = lua_touserdata(L, lua_upvalueindex(3));
  Matcher *m = &iteration->matcher;
  // It may have been made in another coroutine.
  m->L = L;
  for (const char *s = iteration->next; s <= m->subject_end; s++) {
    const char *end = shim_match_at(m, s);
    if (!end || end == iteration->last) continue;
    iteration->next = iteration->last = end;
    settle(m);
    return push_match(m, s, end);
  }
  iteration->next = m->subject_end + 1;
  settle(m);
  return 0;
}

static MAY_LJMP int gmatch(lua_State *L) {
  Matcher m;
  prepare(&m, L);
  const char *start = start_from(&m, 3);
  // The texts stay where they are as long as the iterator holds them.
  lua_settop(L, 2);
  Iteration *iteration = lua_newuserdatauv(L, sizeof *iteration, 0);
  *iteration = (Iteration){m, start, NULL};
  lua_pushcclosure(L, shim_next_match, 3);
  return 1;
}

// ---- gsub

static MAY_LJMP void append(Matcher *m, luaL_Buffer *result, const char *text, size_t length) {
  spend(m, length / bytes_per_step);
  luaL_addlstring(result, text, length);
}

static MAY_LJMP void append_capture(Matcher *m, luaL_Buffer *result, Capture capture) {
  if (capture.kind == is_position) {
    lua_pushinteger(m->L, capture.start - m->subject + 1);
    luaL_addvalue(result);
  } else {
    append(m, result, capture.start, (size_t)(capture.end - capture.start));
  }
}

// A replacement that is a text, with %0 … %9 and %% in it.
static MAY_LJMP void append_template(Matcher *m, luaL_Buffer *result, const char *s,
                                     const char *end) {
  size_t length;
  const char *text = lua_tolstring(m->L, 3, &length), *text_end = text + length;
  const char *percent;
  while ((percent = memchr(text, '%', (size_t)(text_end - text)))) {
    spend(m, 1);
    append(m, result, text, (size_t)(percent - text));
    char what = percent[1];
    if (what == '%') luaL_addchar(result, '%');
    else if (what == '0') append(m, result, s, (size_t)(end - s));
    else if (what >= '1' && what <= '9')
      append_capture(m, result, capture_at(m, what - '1', s, end));
    else luaL_error(m->L, "invalid use of '%%' in replacement string");
    text = percent + 2;
  }
  append(m, result, text, (size_t)(text_end - text));
}

// A replacement that a table or a function gives; false and nil keep the match. Returns whether it
// is another one.
static MAY_LJMP bool append_answer(Matcher *m, luaL_Buffer *result, const char *s,
                                   const char *end) {
  lua_State *L = m->L;
  if (lua_type(L, 3) == LUA_TFUNCTION) {
    lua_pushvalue(L, 3);
    int count = push_match(m, s, end);
    settle(m);
    lua_call(L, count, 1);
  } else {
    push_capture(m, 0, s, end);
    lua_gettable(L, 3);
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    append(m, result, s, (size_t)(end - s));
    return false;
  }
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  spend(m, lua_rawlen(L, -1) / bytes_per_step);
  luaL_addvalue(result);
  return true;
}

static MAY_LJMP int gsub(lua_State *L) {
  Matcher m;
  prepare(&m, L);
  int type = lua_type(L, 3);
  lua_Integer limit = luaL_optinteger(L, 4, m.subject_end - m.subject + 1), count = 0;
  bool is_text = type == LUA_TSTRING || type == LUA_TNUMBER, is_changed = false;
  luaL_argexpected(L, is_text || type == LUA_TTABLE || type == LUA_TFUNCTION, 3,
                   "string/function/table");
  bool is_anchored = take_anchor(&m);
  luaL_Buffer result;
  luaL_buffinit(L, &result);
  // Up to `copied` the subject is in the result.
  const char *s = m.subject, *copied = s, *last = NULL;
  while (count < limit) {
    const char *end = shim_match_at(&m, s);
    if (end && end != last) {
      count++;
      append(&m, &result, copied, (size_t)(s - copied));
      if (is_text) append_template(&m, &result, s, end);
      is_changed |= is_text || append_answer(&m, &result, s, end);
      s = copied = last = end;
    } else if (s++ == m.subject_end) {
      break;
    }
    if (is_anchored) break;
  }
  if (is_changed) {
    append(&m, &result, copied, (size_t)(m.subject_end - copied));
    luaL_pushresult(&result);
  } else {
    lua_pushvalue(L, 1);
  }
  settle(&m);
  lua_pushinteger(L, count);
  return 2;
}

const luaL_Reg shim_patterns[] = {
  {"find", find}, {"match", match}, {"gmatch", gmatch}, {"gsub", gsub}, {NULL, NULL}};
