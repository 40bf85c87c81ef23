#define _GNU_SOURCE

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "CEditShim.h"
#include <line-signals.h>

struct cedit_editor {
  EditLine *el;
  History *history;
  // Valid while a line is read.
  const char *prompt;
  cedit_hooks hooks;
  bool interrupted;
  // Words to show, and where the cursor goes back to.
  char *list;
  int cursor;
};

static cedit_editor *editor_of(EditLine *el) {
  void *editor = NULL;
  el_get(el, EL_CLIENTDATA, &editor);
  return editor;
}

bool cedit_use_utf8(void) {
  if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

int cedit_cells(uint32_t character) {
  int cells = wcwidth((wchar_t)character);
  return cells > 0 ? cells : 0;
}

// ---- The screen

// The position in characters before.
static int move_to_end(EditLine *el) {
  // What el_wline returns is no copy.
  const LineInfoW *info = el_wline(el);
  int position = (int)(info->cursor - info->buffer);
  el_cursor(el, (int)(info->lastchar - info->cursor));
  return position;
}

static void move_to(EditLine *el, int position) {
  const LineInfoW *info = el_wline(el);
  el_cursor(el, position - (int)(info->cursor - info->buffer));
}

// From the start of this row; what stands below goes, where the terminal can do that.
static void draw_again(EditLine *el) {
  fputs("\r", stdout);
  el_parse(el, 3, (const char *[]){"echotc", "-s", "cd"});
  el_set(el, EL_REFRESH);
}

// Below the line, which is then drawn again below the list.
static void show_list(cedit_editor *editor) {
  fprintf(stdout, "\n%s", editor->list);
  free(editor->list);
  editor->list = NULL;
  move_to(editor->el, editor->cursor);
  el_set(editor->el, EL_REFRESH);
}

// ---- Keys

// One byte, as read(2) counts; −1 also when the line is interrupted.
static int read_byte(cedit_editor *editor, char *byte) {
  bool is_ready = false;
  for (;;) {
    struct signals_seen seen = signals_take();
    if (seen.continued) {
      // The shell has set the terminal up for itself, but libedit believes its own modes on.
      el_set(editor->el, EL_PREP_TERM, 0);
      el_set(editor->el, EL_PREP_TERM, 1);
    }
    if (seen.resized) el_resize(editor->el);
    if (seen.continued || seen.resized) draw_again(editor->el);
    if (seen.interrupted || editor->hooks.interrupted(editor->hooks.owner)) {
      editor->interrupted = true;
      return -1;
    }
    if (is_ready) {
      ssize_t count = read(STDIN_FILENO, byte, 1);
      // Another program may have left the terminal non-blocking.
      if (count >= 0 || (errno != EINTR && errno != EAGAIN)) return (int)count;
    }
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int found = signals_wait(&input);
    if (found < 0 && errno != EINTR) return -1;
    // Not read at once: a Ctrl-C comes before the keys behind it.
    is_ready = found > 0;
  }
}

// libedit's own reader takes an interrupted read(2) for an error, but cannot be interrupted between
// its look at the flag and read(2): a Ctrl-C would then be lost until the next key.
static int read_key(EditLine *el, wchar_t *key) {
  cedit_editor *editor = editor_of(el);
  if (editor->list != NULL) show_list(editor);
  mbstate_t state = {0};
  while (!editor->interrupted) {
    char byte;
    int count = read_byte(editor, &byte);
    if (editor->interrupted) {
      // The key that is bound to `leave_line`; a next one will not come.
      *key = 'C' & 0x1F;
      return 1;
    }
    if (count <= 0) return count;
    size_t length = mbrtowc(key, &byte, 1, &state);
    if (length == (size_t)-2) continue;
    if (length != (size_t)-1) return 1;
    // What is not UTF-8 is no key, but the byte that cuts a character short may begin another one.
    memset(&state, 0, sizeof state);
    length = mbrtowc(key, &byte, 1, &state);
    if (length <= 1) return 1;
    if (length == (size_t)-1) memset(&state, 0, sizeof state);
  }
  errno = EINTR;
  return -1;
}

// Leaves the cursor behind a line of several rows, so that the next prompt does not cover one.
static unsigned char leave_line(EditLine *el, int key) {
  (void)key;
  editor_of(el)->interrupted = true;
  move_to_end(el);
  return CC_REFRESH;
}

// ---- Tab

// Nobody types the next key within the same read: this one was pasted, and is text.
static bool has_more_keys(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&input, 1, 0) > 0;
}

static unsigned char tab(EditLine *el, int key) {
  (void)key;
  if (has_more_keys()) return el_insertstr(el, "\t") == 0 ? CC_REFRESH : CC_ERROR;
  cedit_editor *editor = editor_of(el);
  const LineInfo *info = el_line(el);
  size_t length = (size_t)(info->lastchar - info->buffer);
  // libedit's buffer has no end mark, and belongs to the next call of el_line.
  char *line = strndup(info->buffer, length);
  if (line == NULL) return CC_ERROR;
  int done = editor->hooks.tab(editor->hooks.owner, line, (size_t)(info->cursor - info->buffer));
  free(line);
  switch (done) {
  case CEDIT_INSERTED:
  case CEDIT_LISTED: return CC_REFRESH;
  default: return CC_ERROR;
  }
}

bool cedit_insert(cedit_editor *editor, const char *text) {
  return el_insertstr(editor->el, text) == 0;
}

void cedit_list(cedit_editor *editor, const char *text) {
  // libedit draws only between two keys, so the list waits until the cursor is in the last row.
  editor->list = strdup(text);
  editor->cursor = move_to_end(editor->el);
}

// ---- Lines

static char *prompt(EditLine *el) { return (char *)editor_of(el)->prompt; }

static void bind_keys(EditLine *el) {
  static const char *const keys[][2] = {
      {"^I", "perigee-complete"},
      {"^C", "perigee-interrupt"},
      {"^R", "em-inc-search-prev"},
      // Home, End, Delete and Ctrl with an arrow, as the common terminals send them.
      {"\\e[H", "ed-move-to-beg"},
      {"\\e[1~", "ed-move-to-beg"},
      {"\\e[F", "ed-move-to-end"},
      {"\\e[4~", "ed-move-to-end"},
      {"\\e[3~", "ed-delete-next-char"},
      {"\\e[1;5C", "em-next-word"},
      {"\\e[1;5D", "ed-prev-word"},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    el_set(el, EL_BIND, keys[i][0], keys[i][1], NULL);
}

cedit_editor *cedit_new(const char *program) {
  cedit_editor *editor = calloc(1, sizeof *editor);
  if (editor == NULL) return NULL;
  editor->prompt = "";
  editor->history = history_init();
  editor->el = el_init(program, stdin, stdout, stderr);
  if (editor->history == NULL || editor->el == NULL) {
    cedit_free(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, 1000);
  EditLine *el = editor->el;
  el_set(el, EL_CLIENTDATA, editor);
  el_set(el, EL_HIST, history, editor->history);
  el_set(el, EL_PROMPT_ESC, prompt, '\1');
  el_set(el, EL_GETCFN, read_key);
  // libedit's own handlers send what they get on to the whole process group.
  el_set(el, EL_SIGNAL, 0);
  el_set(el, EL_EDITOR, "emacs");
  el_set(el, EL_ADDFN, "perigee-complete", "Completes the word before the cursor.", tab);
  el_set(el, EL_ADDFN, "perigee-interrupt", "Gives the line up.", leave_line);
  bind_keys(el);
  // ~/.editrc has the last word.
  el_source(el, NULL);
  return editor;
}

void cedit_free(cedit_editor *editor) {
  if (editor->el != NULL) el_end(editor->el);
  if (editor->history != NULL) history_end(editor->history);
  free(editor);
}

void cedit_remember(cedit_editor *editor, const char *entry) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, entry);
}

int cedit_read(cedit_editor *editor, const char *prompt, cedit_hooks hooks, char **line) {
  editor->prompt = prompt;
  editor->hooks = hooks;
  editor->interrupted = false;
  *line = NULL;

  signals_begin();
  // libedit shows the prompt first: a Ctrl-D right behind it would be the terminal's, and be lost.
  el_set(editor->el, EL_PREP_TERM, 1);
  int length = 0;
  const char *text = el_gets(editor->el, &length);
  int outcome = editor->interrupted ? CEDIT_INTERRUPTED : CEDIT_END;
  if (text != NULL && length > 0) {
    if (text[length - 1] == '\n') length--;
    *line = strndup(text, (size_t)length);
    if (*line == NULL) abort();
    outcome = CEDIT_LINE;
  } else {
    fputs(editor->interrupted ? "^C\n" : "\n", stdout);
  }
  // The program writes past stdio.
  fflush(stdout);
  signals_end();

  editor->prompt = "";
  return outcome;
}
