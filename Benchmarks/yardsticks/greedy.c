// The yardstick of the planner: a plain greedy loop of the same rules in C. Slots of one hour, Monday
// to Friday, 09 to 18, at most H emails in a slot and D in 24 hours, three steps, follow-ups before
// first emails; no zones, no holes, no earlier load, no spread.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <time.h>

enum { SENDERS = 100, STEPS = 3, H = 200, D = 800, WEEKS = 26, SLOTS = WEEKS * 5 * 9 };
typedef struct { int step, first, end; } Run;

int main(int argc, char **argv) {
  int contacts = argc > 1 ? atoi(argv[1]) : 1000000;
  int each = contacts / SENDERS;
  int64_t *times = malloc(sizeof(int64_t) * (size_t)each * SENDERS * STEPS);
  static int64_t start[SLOTS];
  static int day[SLOTS], hour[SLOTS];
  for (int i = 0; i < SLOTS; i++) {
    int d = i / 9;
    day[i] = d;
    hour[i] = 9 + i % 9;
    start[i] = (int64_t)(d / 5 * 7 + d % 5) * 86400000 + hour[i] * 3600000LL;
  }
  double best = 1e30;
  for (int round = 0; round < 5; round++) {
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    memset(times, 0xff, sizeof(int64_t) * (size_t)each * SENDERS * STEPS);
    static int used[SLOTS];
    static Run due[SLOTS][8], waiting[SLOTS * 8];
    static int dues[SLOTS];
    for (int s = 0; s < SENDERS; s++) {
      memset(used, 0, sizeof used);
      memset(dues, 0, sizeof dues);
      int head = 0, tail = 0, next = 0;
      int64_t *mine = times + (size_t)s * each * STEPS;
      for (int slot = 0; slot < SLOTS; slot++) {
        for (int i = 0; i < dues[slot]; i++) waiting[tail++] = due[slot][i];
        int sum = 0;
        for (int o = slot; o >= 0 && start[o] > start[slot] - 86400000; o--) sum += used[o];
        int room = D - sum < H ? D - sum : H;
        while (room > 0 && (head < tail || next < each)) {
          Run run;
          if (head < tail) {
            run = waiting[head];
            if (run.end - run.first > room) { run.end = run.first + room; waiting[head].first = run.end; }
            else head++;
          } else {
            run = (Run){0, next, next + room < each ? next + room : each};
            next = run.end;
          }
          int64_t at = start[slot] + used[slot] * (3600000LL / H);
          for (int c = run.first; c < run.end; c++) { mine[c * STEPS + run.step] = at; at += 3600000 / H; }
          used[slot] += run.end - run.first;
          room -= run.end - run.first;
          if (run.step + 1 < STEPS) {
            int wantDay = day[slot] + (run.step == 0 ? 3 : 5);
            int wantHour = run.step == 0 ? 14 : hour[slot];
            int want = wantDay * 9 + wantHour - 9;
            if (want < SLOTS) due[want][dues[want]++] = (Run){run.step + 1, run.first, run.end};
          }
        }
      }
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    double ns = (b.tv_sec - a.tv_sec) * 1e9 + (b.tv_nsec - a.tv_nsec);
    if (ns < best) best = ns;
  }
  int64_t sum = 0;
  for (size_t i = 0; i < (size_t)each * SENDERS * STEPS; i++) sum += times[i];
  printf("greedy %f ns/sending, checksum %lld\n", best / ((double)each * SENDERS * STEPS), (long long)sum);
}
