// Rows of columns of text, as Lua sees them one by one.
#pragma once

#include "host.h"

typedef struct {
  int count;
  // The row that is being asked about; only the userdata with this generation may read it.
  int64_t row;
  uint64_t generation;
  const char *stale;
  cshim_column *columns;
  bool *is_number;
  // The column that rows are known by.
  int key;
  uint64_t seed;
  // Columns by the address of their name: Lua keeps one copy of a short string, and the table of names
  // keeps that copy alive. A longer name is found by the table alone.
  struct {
    const char *name;
    int column;
  } *places;
  size_t place_mask;
} Record;

// What Lua code sees of a row.
typedef struct {
  Record *record;
  uint64_t generation;
} Row;
