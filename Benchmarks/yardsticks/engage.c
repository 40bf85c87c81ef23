/* What committing a plan is measured against: the same rows, columns and indexes as an engagement
   of Perigee, put in by prepared statements in one transaction, with nothing checked.

   cc -O2 -o engage engage.c -lsqlite3
   ./engage new.db 1000000

   The enrollments are shared by 20 senders, have 3 sendings each, a minute apart per sender, steps
   three days apart, and 3 frozen values. Prints the seconds from BEGIN to after COMMIT. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static sqlite3 *db;

static void run(const char *sql) {
  char *message = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, message);
    exit(1);
  }
}

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
    exit(1);
  }
  return statement;
}

static void step(sqlite3_stmt *statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
  }
  sqlite3_reset(statement);
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: engage <new database> <enrollments>\n");
    return 2;
  }
  const long long count = atoll(argv[2]), senders = 20, share = (count + senders - 1) / senders;
  const long long minute = 60000, day = 86400000, now = 1764000000000;
  if (sqlite3_open(argv[1], &db) != SQLITE_OK) return 1;
  run("PRAGMA journal_mode = WAL");
  run("PRAGMA synchronous = FULL");
  run("PRAGMA cache_size = -131072");
  run("CREATE TABLE enrollment (id INTEGER PRIMARY KEY, engagement INTEGER NOT NULL,"
      " contact INTEGER NOT NULL, sender INTEGER NOT NULL, state INTEGER NOT NULL,"
      " previous_owner INTEGER, previous_status INTEGER NOT NULL, frozen_values TEXT NOT NULL)");
  run("CREATE UNIQUE INDEX enrollment_live ON enrollment (contact) WHERE state < 10");
  run("CREATE INDEX enrollment_ended ON enrollment (contact) WHERE state >= 10");
  run("CREATE TABLE sending (enrollment INTEGER NOT NULL, step INTEGER NOT NULL,"
      " sender INTEGER NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL,"
      " is_email INTEGER NOT NULL, PRIMARY KEY (enrollment, step)) WITHOUT ROWID");
  run("CREATE INDEX sending_load ON sending (sender, at) WHERE state < 10 AND is_email = 1");

  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  run("BEGIN IMMEDIATE");
  sqlite3_stmt *enrollment = prepare("INSERT INTO enrollment VALUES (?, 1, ?, ?, 0, NULL, 0, ?)");
  sqlite3_stmt *sending = prepare("INSERT INTO sending VALUES (?, ?, ?, ?, 0, 1)");
  for (long long i = 0; i < count; i++) {
    char values[128];
    const int length = snprintf(values, sizeof values, "[\"Name%lld\",\"Company %lld\",\"City %lld\"]",
                                i % 5000, i % 50000, i % 900);
    sqlite3_bind_int64(enrollment, 1, i + 1);
    sqlite3_bind_int64(enrollment, 2, i + 1);
    sqlite3_bind_int64(enrollment, 3, 1 + i / share);
    sqlite3_bind_text(enrollment, 4, values, length, SQLITE_STATIC);
    step(enrollment);
    for (int s = 0; s < 3; s++) {
      sqlite3_bind_int64(sending, 1, i + 1);
      sqlite3_bind_int64(sending, 2, s + 1);
      sqlite3_bind_int64(sending, 3, 1 + i / share);
      sqlite3_bind_int64(sending, 4, now + i % share * minute + s * 3 * day);
      step(sending);
    }
  }
  run("COMMIT");
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.3f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
  return 0;
}
