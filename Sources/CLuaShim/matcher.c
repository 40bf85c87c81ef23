// Patterns by the manual of Lua 5.4 (§6.4.1).
//
// Lua's own matcher can not be stopped: the count hook does not run inside a C function, and
// `("a"):rep(60):find((".-"):rep(8) .. "b")` outlives us all. This one counts what it does. Any
// count may therefore raise, so nothing is held that Lua does not own.
//
// The classes are those of ASCII in every locale: a rule answers the same on every machine.
#include "matcher.h"

typedef unsigned char Byte;

// A set is read through for each character that it is compared with.
static inline size_t item_cost(const char *item, const char *item_end) {
  return 1 + (size_t)(item_end - item) / 8;
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
// A match is where it ends in the subject; NULL is none. What may have to try again calls match_here
// for the rest of the pattern, and takes back what it did to the captures when that fails.

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
static bool is_frontier(const Matcher *m, const char *s, const char *set, const char *end) {
  Byte before = s == m->subject ? 0 : (Byte)s[-1];
  return !is_in_set(before, set, end) && is_in_set((Byte)*s, set, end);
}

static MAY_LJMP const char *end_of_run(Matcher *m, const char *s, const char *item,
                                       const char *end) {
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

MAY_LJMP const char *shim_match_at(Matcher *m, const char *s) {
  m->depth = m->captured = 0;
  return match_here(m, s, m->pattern);
}
