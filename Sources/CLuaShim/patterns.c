// find, match, gmatch and gsub of the string library, by the manual of Lua 5.4 (§6.4.1).
//
// Lua's own can not be stopped: the count hook does not run inside a C function, and
// `("a"):rep(60):find((".-"):rep(8) .. "b")` outlives us all. These count what they do. Any call out
// of here may therefore raise, so nothing is held that Lua does not own.
//
// The classes are those of ASCII whatever the locale: a rule gives the same answer on every machine.
#include "host.h"

#include <string.h>

enum { max_captures = 32, max_depth = 200, steps_per_charge = 1024, bytes_per_step = 64 };

typedef unsigned char Byte;

typedef struct {
  const char *start, *end;
  enum { is_open, is_closed, is_position } kind;
} Capture;

typedef struct {
  lua_State *L;
  const char *subject, *subject_end;
  const char *pattern, *pattern_end;
  // Since the last charge.
  size_t steps;
  int depth, captured;
  Capture captures[max_captures];
} Matcher;

// ---- Counting

static MAY_LJMP void settle(Matcher *m) {
  size_t steps = m->steps;
  m->steps = 0;
  shim_charge(m->L, steps);
}

static inline MAY_LJMP void spend(Matcher *m, size_t steps) {
  m->steps += steps;
  if (m->steps >= steps_per_charge) settle(m);
}

// A set is read through for each character that it is compared with.
static inline size_t item_cost(const char *item, const char *item_end) {
  return 1 + (size_t)(item_end - item) / 8;
}

static MAY_LJMP bool is_same(Matcher *m, const char *a, const char *b, size_t length) {
  for (; length > bytes_per_step; length -= bytes_per_step) {
    spend(m, 1);
    if (memcmp(a, b, bytes_per_step) != 0) return false;
    a += bytes_per_step;
    b += bytes_per_step;
  }
  return memcmp(a, b, length) == 0;
}

// ---- Single characters

static inline bool is_between(Byte c, Byte low, Byte high) { return low <= c && c <= high; }
static inline bool is_letter(Byte c) { return is_between(c | 0x20, 'a', 'z'); }
static inline bool is_digit(Byte c) { return is_between(c, '0', '9'); }

static bool is_in_class(Byte c, Byte name) {
  bool is;
  switch (name | 0x20) {
    case 'a': is = is_letter(c); break;
    case 'c': is = c < 32 || c == 127; break;
    case 'd': is = is_digit(c); break;
    case 'g': is = is_between(c, 33, 126); break;
    case 'l': is = is_between(c, 'a', 'z'); break;
    case 'p': is = is_between(c, 33, 126) && !is_letter(c) && !is_digit(c); break;
    case 's': is = c == ' ' || is_between(c, '\t', '\r'); break;
    case 'u': is = is_between(c, 'A', 'Z'); break;
    case 'w': is = is_letter(c) || is_digit(c); break;
    case 'x': is = is_digit(c) || is_between(c | 0x20, 'a', 'f'); break;
    // Not in the manual any more, but Lua still knows it.
    case 'z': is = c == 0; break;
    default: return name == c;
  }
  return is != is_between(name, 'A', 'Z');
}

static bool is_in_set(Byte c, const char *set, const char *set_end) {
  const char *p = set + 1, *bracket = set_end - 1;
  bool is_complement = *p == '^';
  for (p += is_complement; p < bracket; p++) {
    if (*p == '%') {
      p++;
      if (is_in_class(c, (Byte)*p)) return !is_complement;
    } else if (p[1] == '-' && p + 2 < bracket) {
      if (is_between(c, (Byte)p[0], (Byte)p[2])) return !is_complement;
      p += 2;
    } else if ((Byte)*p == c) {
      return !is_complement;
    }
  }
  return is_complement;
}

// An item is what stands for one character: the character, a class or a set.
static inline bool is_match(Byte c, const char *item, const char *item_end) {
  switch (*item) {
    case '.': return true;
    case '%': return is_in_class(c, (Byte)item[1]);
    case '[': return is_in_set(c, item, item_end);
    default: return (Byte)*item == c;
  }
}

static MAY_LJMP const char *end_of_set(Matcher *m, const char *set) {
  const char *first = set + 1 + (set[1] == '^');
  for (const char *p = first; p < m->pattern_end; p++) {
    // A bracket that comes first stands for itself.
    if (*p == ']' && p > first) {
      spend(m, item_cost(set, p));
      return p + 1;
    }
    if (*p == '%') p++;
  }
  luaL_error(m->L, "malformed pattern (missing ']')");
  return NULL;
}

static inline MAY_LJMP const char *end_of_item(Matcher *m, const char *item) {
  if (*item == '[') return end_of_set(m, item);
  if (*item != '%') return item + 1;
  if (item + 1 == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
  return item + 2;
}

// ---- Matching
//
// A match is where it ends in the subject; NULL is none. All that backtracks calls match_here for the
// rest of the pattern, and what that changed in the captures is undone when it fails.

static MAY_LJMP const char *match_here(Matcher *m, const char *s, const char *p);

static MAY_LJMP const char *open_capture(Matcher *m, const char *s, const char *p) {
  if (m->captured == max_captures) luaL_error(m->L, "too many captures");
  bool is_empty = p[1] == ')';
  m->captures[m->captured++] = (Capture){s, s, is_empty ? is_position : is_open};
  const char *match = match_here(m, s, p + (is_empty ? 2 : 1));
  if (!match) m->captured--;
  return match;
}

static MAY_LJMP const char *close_capture(Matcher *m, const char *s, const char *p) {
  int i = m->captured - 1;
  while (i >= 0 && m->captures[i].kind != is_open) i--;
  if (i < 0) luaL_error(m->L, "invalid pattern capture");
  m->captures[i].end = s;
  m->captures[i].kind = is_closed;
  const char *match = match_here(m, s, p + 1);
  if (!match) m->captures[i].kind = is_open;
  return match;
}

// %1: the text of a capture again.
static MAY_LJMP const char *match_reference(Matcher *m, const char *s, char digit) {
  int i = digit - '1';
  if (i < 0 || i >= m->captured || m->captures[i].kind == is_open)
    luaL_error(m->L, "invalid capture index %%%d", i + 1);
  const Capture *capture = &m->captures[i];
  // A position has no text that could come again.
  if (capture->kind == is_position) return NULL;
  size_t length = (size_t)(capture->end - capture->start);
  if (length > (size_t)(m->subject_end - s)) return NULL;
  return is_same(m, capture->start, s, length) ? s + length : NULL;
}

// %bxy
static MAY_LJMP const char *match_balanced(Matcher *m, const char *s, const char *p) {
  if (m->pattern_end - p < 4)
    luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  char opening = p[2], closing = p[3];
  if (s == m->subject_end || *s != opening) return NULL;
  size_t nesting = 1;
  for (s++; s < m->subject_end; s++) {
    spend(m, 1);
    // The closing one first: they may be the same.
    if (*s == closing) {
      if (--nesting == 0) return s + 1;
    } else if (*s == opening) {
      nesting++;
    }
  }
  return NULL;
}

// %f[set]: the manual has "the beginning and the end of the subject … handled as if they were the
// character '\0'", and behind the end of each string of Lua there is one.
static MAY_LJMP bool is_frontier(const Matcher *m, const char *s, const char *set, const char *end) {
  Byte before = s == m->subject ? 0 : (Byte)s[-1];
  return !is_in_set(before, set, end) && is_in_set((Byte)*s, set, end);
}

static MAY_LJMP const char *end_of_run(Matcher *m, const char *s, const char *item, const char *end) {
  if (*item == '.') return m->subject_end;
  size_t cost = item_cost(item, end);
  ptrdiff_t stretch = 1 + (ptrdiff_t)(steps_per_charge / cost);
  while (s < m->subject_end) {
    const char *start = s, *stop = m->subject_end - s > stretch ? s + stretch : m->subject_end;
    while (s < stop && is_match((Byte)*s, item, end)) s++;
    spend(m, (size_t)(s - start) * cost);
    if (s < stop) break;
  }
  return s;
}

// * and +, whose item matches at s.
static MAY_LJMP const char *match_longest(Matcher *m, const char *s, const char *item,
                                          const char *end) {
  const char *match, *least = *end == '+' ? s + 1 : s;
  s = end_of_run(m, s + 1, item, end);
  while (!(match = match_here(m, s, end + 1)) && s > least) s--;
  return match;
}

// -
static MAY_LJMP const char *match_shortest(Matcher *m, const char *s, const char *item,
                                           const char *end) {
  size_t cost = item_cost(item, end);
  for (;; s++) {
    const char *match = match_here(m, s, end + 1);
    if (match) return match;
    spend(m, cost);
    if (s == m->subject_end || !is_match((Byte)*s, item, end)) return NULL;
  }
}

// One after the other, until something is met that needs backtracking or nothing is left.
static MAY_LJMP const char *match_items(Matcher *m, const char *s, const char *p) {
  while (p != m->pattern_end) {
    spend(m, 1);
    switch (*p) {
      case '(': return open_capture(m, s, p);
      case ')': return close_capture(m, s, p);
      case '$':
        if (p + 1 == m->pattern_end) return s == m->subject_end ? s : NULL;
        break;
      case '%':
        if (p[1] == 'b') {
          if (!(s = match_balanced(m, s, p))) return NULL;
          p += 4;
          continue;
        }
        if (p[1] == 'f') {
          p += 2;
          if (*p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
          const char *end = end_of_set(m, p);
          if (!is_frontier(m, s, p, end)) return NULL;
          p = end;
          continue;
        }
        if (is_digit((Byte)p[1])) {
          if (!(s = match_reference(m, s, p[1]))) return NULL;
          p += 2;
          continue;
        }
    }
    const char *end = end_of_item(m, p);
    bool matches = s < m->subject_end && is_match((Byte)*s, p, end);
    switch (*end) {
      case '?': {
        const char *match = matches ? match_here(m, s + 1, end + 1) : NULL;
        if (match) return match;
        p = end + 1;
        continue;
      }
      case '+': return matches ? match_longest(m, s, p, end) : NULL;
      // Without recursion where the item can only stand for nothing.
      case '*':
      case '-':
        if (matches) return (*end == '*' ? match_longest : match_shortest)(m, s, p, end);
        p = end + 1;
        continue;
    }
    if (!matches) return NULL;
    s++;
    p = end;
  }
  return s;
}

static MAY_LJMP const char *match_here(Matcher *m, const char *s, const char *p) {
  if (m->depth == max_depth) luaL_error(m->L, "pattern too complex");
  m->depth++;
  spend(m, 1);
  const char *match = match_items(m, s, p);
  m->depth--;
  return match;
}

// ---- What the four share

static MAY_LJMP void prepare(Matcher *m, lua_State *L) {
  size_t subject_length, pattern_length;
  m->L = L;
  m->subject = luaL_checklstring(L, 1, &subject_length);
  m->subject_end = m->subject + subject_length;
  m->pattern = luaL_checklstring(L, 2, &pattern_length);
  m->pattern_end = m->pattern + pattern_length;
  m->steps = 0;
}

static inline MAY_LJMP const char *match_at(Matcher *m, const char *s) {
  m->depth = m->captured = 0;
  return match_here(m, s, m->pattern);
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
    const char *end = match_at(m, s);
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

static MAY_LJMP int next_match(lua_State *L) {
  Iteration *iteration = lua_touserdata(L, lua_upvalueindex(3));
  Matcher *m = &iteration->matcher;
  // It may have been made in another coroutine.
  m->L = L;
  for (const char *s = iteration->next; s <= m->subject_end; s++) {
    const char *end = match_at(m, s);
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
  lua_pushcclosure(L, next_match, 3);
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
    Byte what = (Byte)percent[1];
    if (what == '%') luaL_addchar(result, '%');
    else if (what == '0') append(m, result, s, (size_t)(end - s));
    else if (is_digit(what)) append_capture(m, result, capture_at(m, what - '1', s, end));
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
    const char *end = match_at(&m, s);
    if (end && end != last) {
      count++;
      append(&m, &result, copied, (size_t)(s - copied));
      if (is_text) append_template(&m, &result, s, end), is_changed = true;
      else is_changed |= append_answer(&m, &result, s, end);
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
