// What a transaction does to the rows that tallies count, noted as SQLite does it, whatever statement did it.
#pragma once

#include <stdint.h>

enum sqlite_watched_table {
    SQLITE_WATCHED_SENDING = 0,
    SQLITE_WATCHED_ENROLLMENT = 1,
    SQLITE_WATCHED_MOVE = 2,
};

// One row before and after: index 0 and 1. A state of -1 stands for a row that was not there.
struct sqlite_watched_change {
    int64_t enrollment;
    int64_t sender[2];
    int64_t at[2];
    int32_t state[2];
    // Of a sending its step, of a move its cause.
    int32_t step;
    int8_t is_email[2];
    int8_t table;
};

struct sqlite_watch;

// `database` is an sqlite3 *. Nothing is noted before `sqlite_watch_begin`.
struct sqlite_watch *sqlite_watch_new(void *database);
void sqlite_watch_free(struct sqlite_watch *watch);
// From now on changes are noted, or not.
void sqlite_watch_begin(struct sqlite_watch *watch);
void sqlite_watch_pause(struct sqlite_watch *watch);
// What was noted, oldest first.
const struct sqlite_watched_change *sqlite_watch_changes(const struct sqlite_watch *watch, int64_t *count);
// Forgets all but the oldest `count`.
void sqlite_watch_truncate(struct sqlite_watch *watch, int64_t count);
