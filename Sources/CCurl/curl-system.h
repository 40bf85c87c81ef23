// Debian's libcurl. A module map cannot name headers by search path, so this file does.
#include <curl/curl.h>
