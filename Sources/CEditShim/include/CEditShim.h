// What Swift may know of libedit.
//
// libedit is set up by variadic functions, which Swift cannot call, and between two keys the process
// must answer to signals, which Swift cannot handle safely. So both are C.
//
// This is libedit's own interface rather than its imitation of readline, which keeps a pointer into a
// buffer that a long line moves, and which cannot be told to leave a line.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cedit_editor cedit_editor;

// What a Tab has done to the screen.
enum cedit_tab { CEDIT_NOTHING, CEDIT_INSERTED, CEDIT_LISTED };

// What the editor asks while a line is read. `cursor` counts the bytes of `line` before the cursor.
typedef struct {
  void *owner;
  // Whether a SIGINT came while no line was read; reads and clears.
  bool (*interrupted)(void *owner);
  int (*tab)(void *owner, const char *line, size_t cursor);
} cedit_hooks;

enum cedit_outcome { CEDIT_LINE, CEDIT_INTERRUPTED, CEDIT_END };

// Makes LC_CTYPE a UTF-8 one: the environment's, or else C.UTF-8. False when there is none.
// No other category changes, since LC_NUMERIC would change what numbers look like to Lua.
bool cedit_use_utf8(void);

// How many cells of the terminal a character takes; the Glibc module lacks wcwidth(3).
int cedit_cells(uint32_t character);

// NULL when memory or the terminal is not to be had.
cedit_editor *cedit_new(const char *program);
void cedit_free(cedit_editor *editor);

// Puts an entry at the end of what the arrow keys bring back.
void cedit_remember(cedit_editor *editor, const char *entry);

// Reads a line and, for CEDIT_LINE, hands it over without its end; the caller frees it. Escape
// sequences in the prompt stand between two \1.
int cedit_read(cedit_editor *editor, const char *prompt, cedit_hooks hooks, char **line);

// The two things a Tab may do: insert at the cursor, or print below the line.
bool cedit_insert(cedit_editor *editor, const char *text);
void cedit_list(cedit_editor *editor, const char *text);
