// A state's memory: counted, limited, and handed out in small blocks from lists of free ones, since a rule
// makes and drops a few strings for each of a million contacts.
//
// The limit is held at the next look of limits.c, and not here: an allocation that fails makes Lua
// collect in the middle of what it does, which frees twice in 5.4.4 where a table is weak. So there is
// room beyond the limit for what a few instructions can ask for, and only that is denied here, where no
// Swift frame could be jumped over.
#include "host.h"

#include <stdlib.h>
#include <string.h>

enum {
  step = 16, largest = step * (SHIM_BLOCK_SIZES - 1), slab_size = 32 << 10, large = 1 << 20,
  // From here on a block begins with whether it is a text's; see limits.c for what that is for.
  long_block = SHIM_LONG_TEXT
};

typedef struct Block {
  struct Block *next;
} Block;

static size_t list_of(size_t size) { return (size + step - 1) / step; }

static void *take_block(Host *host, size_t size) {
  Block **list = (Block **)&host->free_blocks[list_of(size)];
  if (*list) {
    Block *block = *list;
    *list = block->next;
    return block;
  }
  size = list_of(size) * step;
  if (!host->slab || host->slab_used + size > slab_size) {
    Block *slab = malloc(slab_size);
    if (!slab) return NULL;
    // The first bytes chain the slabs, which go back when the state does.
    slab->next = host->slab;
    host->slab = slab;
    host->slab_used = step;
  }
  void *block = (char *)host->slab + host->slab_used;
  host->slab_used += size;
  return block;
}

// ---- Long texts

static int power_of(size_t size) { return 63 - __builtin_clzll(size); }

static void note_long_text(Host *host, size_t size) {
  int power = power_of(size);
  host->long_texts[power]++;
  host->long_sizes |= 1ull << power;
}

static void forget_long_text(Host *host, size_t size) {
  int power = power_of(size);
  if (--host->long_texts[power] == 0) host->long_sizes &= ~(1ull << power);
}

size_t shim_longest_text(const Host *host) {
  return host->long_sizes ? (size_t)2 << power_of(host->long_sizes) : 0;
}

// ---- Blocks beyond the lists

// Where the system's block begins.
static void *system_block(void *block, size_t size) {
  return size < long_block ? block : (char *)block - step;
}

static void *take_large(Host *host, size_t size, bool is_text) {
  if (size < long_block) return malloc(size);
  char *block = malloc(size + step);
  if (!block) return NULL;
  *block = is_text;
  if (is_text) note_long_text(host, size);
  return block + step;
}

static void give_back_large(Host *host, void *block, size_t size) {
  char *start = system_block(block, size);
  if (size >= long_block && *start) forget_long_text(host, size);
  free(start);
}

static void give_back(Host *host, void *block, size_t size) {
  if (!block) return;
  if (size > largest) {
    give_back_large(host, block, size);
    return;
  }
  ((Block *)block)->next = host->free_blocks[list_of(size)];
  host->free_blocks[list_of(size)] = block;
}

// Only what is no text grows or shrinks: a text never changes.
static void *move(Host *host, void *block, size_t old, size_t size, bool is_text) {
  if (block && old > largest && size > largest && (old < long_block) == (size < long_block)) {
    char *moved =
      realloc(system_block(block, old), size < long_block ? size : size + step);
    return !moved || size < long_block ? moved : moved + step;
  }
  if (block && old <= largest && size <= largest && list_of(old) == list_of(size)) return block;
  void *moved = size > largest ? take_large(host, size, is_text) : take_block(host, size);
  if (!moved) return NULL;
  if (block) memcpy(moved, block, old < size ? old : size);
  give_back(host, block, old);
  return moved;
}

void *shim_allocate(void *data, void *block, size_t old, size_t size) {
  Host *host = data;
  // Of a new block Lua tells the type in place of the old size.
  bool is_text = !block && old == LUA_TSTRING;
  if (!block) old = 0;
  if (size == 0) {
    give_back(host, block, old);
    host->used -= old;
    return NULL;
  }
  // To fill as much takes as long as many instructions, and `..` alone charges nothing.
  if (size >= large && !host->swift_depth) shim_look_soon(host);
  size_t most = host->limit + (64 << 20);
  if (host->limit && !host->swift_depth && size > old && host->used + size - old > most) {
    shim_remember_place(host->running);  // Lua's own error will not say where.
    return NULL;
  }
  bool is_long = is_text && size >= long_block && host->frames;
  size_t longest = is_long ? shim_longest_text(host) : 0;
  void *moved = move(host, block, old, size, is_text);
  // Lua would raise, over the Swift frame; so the process ends, as it does when Swift has no memory.
  if (!moved && host->swift_depth) abort();
  if (moved) host->used += size - old;
  // The instructions until the next look were as many as the texts before it allowed.
  if (is_long && shim_longest_text(host) > longest) {
    host->is_unhooked = false;
    shim_look_soon(host);
  }
  return moved;
}

void shim_free_blocks(Host *host) {
  for (Block *slab = host->slab; slab;) {
    Block *next = slab->next;
    free(slab);
    slab = next;
  }
}
