// The process's signals while a line is read.
#pragma once

#include <poll.h>
#include <stdbool.h>

struct signals_seen { bool interrupted, resized, continued; };

// From here on SIGINT, SIGWINCH and SIGCONT are delivered to signals_wait() only, and a signal that
// ends or stops the process gives it the terminal back first.
void signals_begin(void);
void signals_end(void);

// What came since the last call.
struct signals_seen signals_take(void);

// poll(2) on one descriptor, without a time limit; EINTR when a signal came.
int signals_wait(struct pollfd *input);
