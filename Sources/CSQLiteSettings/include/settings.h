// Settings of SQLite for the whole process, whose function takes variable arguments, which Swift cannot call.
#pragma once

#include "watch.h"

// Keeps no count of SQLite's memory: the count takes a lock at every allocation, 7 % of an import, and nothing here reads it.
//
// Has to come before the first connection; once SQLite runs it changes nothing.
void sqlite_settings_without_memory_statistics(void);
