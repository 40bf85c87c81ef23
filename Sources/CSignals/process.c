#define _GNU_SOURCE

#include "CSignals.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <unistd.h>

enum { patience_ns = 2000000000 };

// By signal; written before its handler is there, and never again while it is.
static bool (*told[NSIG])(void);
static volatile int64_t last[NSIG];

static int64_t clock_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void on_signal(int signal) {
  int saved = errno;
  int64_t now = clock_now();
  bool is_waiting = told[signal]();
  // The second one means it.
  if (signal == SIGINT && is_waiting && now - last[signal] < patience_ns) _exit(130);
  last[signal] = now;
  errno = saved;
}

void csignals_catch(int signal, bool (*tell)(void)) {
  told[signal] = tell;
  // Without SA_RESTART: what reads a line wants to know.
  struct sigaction action = {.sa_handler = on_signal};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
  // A parent may have left it blocked.
  sigaddset(&action.sa_mask, signal);
  pthread_sigmask(SIG_UNBLOCK, &action.sa_mask, NULL);
}
