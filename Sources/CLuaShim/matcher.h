// The matcher of patterns, which counts what it does.
#pragma once

#include "host.h"

#include <string.h>

enum { max_captures = 32, max_depth = 200, steps_per_charge = 1024, bytes_per_step = 64 };

typedef struct {
  const char *start, *end;
  enum { is_open, is_closed, is_position } kind;
} Capture;

typedef struct {
  lua_State *L;
  const char *subject, *subject_end;
  // Without the anchor.
  const char *pattern, *pattern_end;
  // Since the last charge.
  size_t steps;
  int depth, captured;
  Capture captures[max_captures];
} Matcher;

// Charges what was counted; each call ends with it.
static inline MAY_LJMP void settle(Matcher *m) {
  size_t steps = m->steps;
  m->steps = 0;
  shim_charge(m->L, steps);
}

static inline MAY_LJMP void spend(Matcher *m, size_t steps) {
  m->steps += steps;
  if (m->steps >= steps_per_charge) settle(m);
}

static inline MAY_LJMP bool is_same(Matcher *m, const char *a, const char *b, size_t length) {
  for (; length > bytes_per_step; length -= bytes_per_step) {
    spend(m, 1);
    if (memcmp(a, b, bytes_per_step) != 0) return false;
    a += bytes_per_step;
    b += bytes_per_step;
  }
  return memcmp(a, b, length) == 0;
}

// Where the pattern's match that begins at `s` ends; NULL if there is none.
MAY_LJMP const char *shim_match_at(Matcher *m, const char *s);
