// What the files of this target share.
#pragma once

#include "CCurlShim.h"

#include <curl/curl.h>

// Before anything else of libcurl; once for the process.
void cshim_start(void);
// Where the server is, and how it is trusted and told who we are; false where libcurl takes none of it.
bool cshim_set_access(CURL *curl, const struct cshim_server *server, const char *protocols);
enum cshim_failure cshim_failure_of(CURLcode code);
