#include "watch.h"

#include <stdlib.h>
#include <string.h>

// Debian's library has the hook; its header declares it for who asks.
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

struct sqlite_watch {
    sqlite3 *database;
    struct sqlite_watched_change *changes;
    int64_t count;
    int64_t room;
};

// Columns as the migrations have them; columns that came later stand behind.
enum { SENDING_ENROLLMENT, SENDING_STEP, SENDING_SENDER, SENDING_AT, SENDING_STATE, SENDING_IS_EMAIL };
enum { ENROLLMENT_ID, ENROLLMENT_SENDER = 3, ENROLLMENT_STATE };
enum { MOVE_ENROLLMENT = 1, MOVE_CAUSE = 6 };

static int64_t column(sqlite3 *database, int side, int number) {
    sqlite3_value *value = NULL;
    int code = side == 0 ? sqlite3_preupdate_old(database, number, &value)
                         : sqlite3_preupdate_new(database, number, &value);
    return code == SQLITE_OK && value ? sqlite3_value_int64(value) : 0;
}

static struct sqlite_watched_change *append(struct sqlite_watch *watch) {
    if (watch->count == watch->room) {
        watch->room = watch->room ? 2 * watch->room : 64;
        watch->changes = realloc(watch->changes, (size_t)watch->room * sizeof *watch->changes);
        // As Swift does where memory is exhausted.
        if (!watch->changes) abort();
    }
    struct sqlite_watched_change *change = &watch->changes[watch->count++];
    memset(change, 0, sizeof *change);
    change->state[0] = change->state[1] = -1;
    return change;
}

static void note_sending(struct sqlite_watch *watch, sqlite3 *database, int first, int last) {
    struct sqlite_watched_change *change = append(watch);
    change->table = SQLITE_WATCHED_SENDING;
    change->enrollment = column(database, last, SENDING_ENROLLMENT);
    change->step = (int32_t)column(database, last, SENDING_STEP);
    for (int side = first; side <= last; side++) {
        change->sender[side] = column(database, side, SENDING_SENDER);
        change->at[side] = column(database, side, SENDING_AT);
        change->state[side] = (int32_t)column(database, side, SENDING_STATE);
        change->is_email[side] = (int8_t)column(database, side, SENDING_IS_EMAIL);
    }
}

static void note_enrollment(struct sqlite_watch *watch, sqlite3 *database, int first, int last) {
    struct sqlite_watched_change *change = append(watch);
    change->table = SQLITE_WATCHED_ENROLLMENT;
    change->enrollment = column(database, last, ENROLLMENT_ID);
    for (int side = first; side <= last; side++) {
        change->sender[side] = column(database, side, ENROLLMENT_SENDER);
        change->state[side] = (int32_t)column(database, side, ENROLLMENT_STATE);
    }
}

// Moves are only ever added.
static void note_move(struct sqlite_watch *watch, sqlite3 *database) {
    struct sqlite_watched_change *change = append(watch);
    change->table = SQLITE_WATCHED_MOVE;
    change->enrollment = column(database, 1, MOVE_ENROLLMENT);
    change->step = (int32_t)column(database, 1, MOVE_CAUSE);
}

static void note(void *context, sqlite3 *database, int operation, const char *schema, const char *table,
                 sqlite3_int64 before, sqlite3_int64 after) {
    (void)schema, (void)before, (void)after;
    int first = operation == SQLITE_INSERT ? 1 : 0;
    int last = operation == SQLITE_DELETE ? 0 : 1;
    if (!strcmp(table, "sending"))
        note_sending(context, database, first, last);
    else if (!strcmp(table, "enrollment"))
        note_enrollment(context, database, first, last);
    else if (operation == SQLITE_INSERT && !strcmp(table, "sending_move"))
        note_move(context, database);
}

struct sqlite_watch *sqlite_watch_new(void *database) {
    struct sqlite_watch *watch = calloc(1, sizeof *watch);
    if (!watch) abort();
    watch->database = database;
    return watch;
}

void sqlite_watch_free(struct sqlite_watch *watch) {
    sqlite_watch_pause(watch);
    free(watch->changes);
    free(watch);
}

void sqlite_watch_begin(struct sqlite_watch *watch) { sqlite3_preupdate_hook(watch->database, note, watch); }

void sqlite_watch_pause(struct sqlite_watch *watch) { sqlite3_preupdate_hook(watch->database, NULL, NULL); }

const struct sqlite_watched_change *sqlite_watch_changes(const struct sqlite_watch *watch, int64_t *count) {
    *count = watch->count;
    return watch->changes;
}

void sqlite_watch_truncate(struct sqlite_watch *watch, int64_t count) { watch->count = count; }
