#define _GNU_SOURCE

#include "line-signals.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <unistd.h>

// One line is read at a time, and only its thread calls these functions; the handlers touch nothing
// but what is volatile here, and what does not change between signals_begin and signals_end.
static volatile sig_atomic_t interrupted, resized, continued;
static pthread_t reader;
static struct termios terminal;
static bool has_terminal;
// `waiting_mask` lets in what is noted.
static sigset_t outer_mask, waiting_mask;

static const int noted[] = {SIGINT, SIGWINCH, SIGCONT};
static const int leaving[] = {SIGHUP, SIGTERM, SIGQUIT, SIGTSTP};
enum { NOTED = sizeof noted / sizeof *noted, LEAVING = sizeof leaving / sizeof *leaving };
static struct sigaction noted_before[NOTED], leaving_before[LEAVING];

static void note(int signal) {
  int code = errno;
  // Any thread may get it, but only the reader's poll can be woken by it.
  if (!pthread_equal(pthread_self(), reader)) {
    pthread_kill(reader, signal);
  } else {
    switch (signal) {
    case SIGINT: interrupted = 1; break;
    case SIGWINCH: resized = 1; break;
    default: continued = 1;
    }
  }
  errno = code;
}

// Gives the terminal back and lets the signal do what it does by default. After a SIGTSTP this
// returns when the process goes on.
static void leave(int signal) {
  int code = errno;
  if (has_terminal) tcsetattr(STDIN_FILENO, TCSANOW, &terminal);
  struct sigaction ours, by_default = {.sa_handler = SIG_DFL};
  sigaction(signal, &by_default, &ours);
  sigset_t mask, outer;
  sigemptyset(&mask);
  sigaddset(&mask, signal);
  raise(signal);
  pthread_sigmask(SIG_UNBLOCK, &mask, &outer);
  pthread_sigmask(SIG_SETMASK, &outer, NULL);
  sigaction(signal, &ours, NULL);
  errno = code;
}

void signals_begin(void) {
  reader = pthread_self();
  interrupted = resized = continued = 0;
  has_terminal = tcgetattr(STDIN_FILENO, &terminal) == 0;

  sigset_t mask;
  sigemptyset(&mask);
  for (int i = 0; i < NOTED; i++) sigaddset(&mask, noted[i]);
  pthread_sigmask(SIG_BLOCK, &mask, &outer_mask);
  waiting_mask = outer_mask;
  for (int i = 0; i < NOTED; i++) sigdelset(&waiting_mask, noted[i]);

  struct sigaction action = {.sa_handler = note};
  for (int i = 0; i < NOTED; i++) sigaction(noted[i], &action, &noted_before[i]);
  action.sa_handler = leave;
  for (int i = 0; i < LEAVING; i++) {
    sigaction(leaving[i], NULL, &leaving_before[i]);
    // Whoever ignores or handles one keeps it.
    if (leaving_before[i].sa_handler == SIG_DFL) sigaction(leaving[i], &action, NULL);
  }
}

void signals_end(void) {
  for (int i = 0; i < LEAVING; i++) sigaction(leaving[i], &leaving_before[i], NULL);
  for (int i = 0; i < NOTED; i++) sigaction(noted[i], &noted_before[i], NULL);
  pthread_sigmask(SIG_SETMASK, &outer_mask, NULL);
}

struct signals_seen signals_take(void) {
  // ppoll(2) delivers none when there is input.
  sigset_t mask;
  pthread_sigmask(SIG_SETMASK, &waiting_mask, &mask);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  struct signals_seen seen = {interrupted, resized, continued};
  interrupted = resized = continued = 0;
  return seen;
}

int signals_wait(struct pollfd *input) {
  return ppoll(input, 1, NULL, &waiting_mask);
}
