/* What stopping contacts by a domain is measured against: the rows of all enrollments of a database of
   Perigee, which are of that domain, updated by prepared statements in one transaction, with nothing
   looked up, checked or recorded.

   cc -O2 -o stop stop.c -lsqlite3
   ./stop copy.db

   Prints the seconds from BEGIN to after COMMIT. */
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

static void update(sqlite3_stmt *statement, long long enrollment) {
  sqlite3_bind_int64(statement, 1, enrollment);
  if (sqlite3_step(statement) != SQLITE_DONE) {
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
  }
  sqlite3_reset(statement);
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: stop <database>\n");
    return 2;
  }
  if (sqlite3_open(argv[1], &db) != SQLITE_OK) return 1;
  run("PRAGMA synchronous = FULL");
  sqlite3_stmt *count = prepare("SELECT max(id) FROM enrollment");
  sqlite3_step(count);
  const long long last = sqlite3_column_int64(count, 0);
  sqlite3_finalize(count);

  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  run("BEGIN IMMEDIATE");
  sqlite3_stmt *enrollment = prepare("UPDATE enrollment SET state = 14 WHERE id = ?");
  sqlite3_stmt *sending = prepare("UPDATE sending SET state = 10, fence = fence + 1 WHERE enrollment = ?");
  for (long long id = 1; id <= last; id++) {
    update(enrollment, id);
    update(sending, id);
  }
  run("COMMIT");
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.3f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
  return 0;
}
