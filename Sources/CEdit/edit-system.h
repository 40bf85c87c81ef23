// Debian's libedit. A module map cannot name headers by search path, so this file does.
#include <histedit.h>
