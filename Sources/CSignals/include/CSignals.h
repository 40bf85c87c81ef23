// The one owner of the process's signals; handlers cannot be written in Swift safely.
//
// While something runs, csignals_catch tells somebody of a signal. While a line is read, the line has
// them, and gives them back when it is read (line-signals.h).
#pragma once

#include <stdbool.h>

#include "line-signals.h"

// From now on `tell` is called for each `signal`, on any thread and in the middle of anything: it may do
// only what is safe then, and answers whether an earlier one is still waiting to be seen. A second SIGINT
// within two seconds of one that is still waiting ends the process with code 130.
void csignals_catch(int signal, bool (*tell)(void));
