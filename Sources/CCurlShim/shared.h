// What the files of this target share.
#pragma once

#include "CCurlShim.h"

#include <curl/curl.h>

// Before anything else of libcurl; once for the process.
void cshim_start(void);
enum cshim_failure cshim_failure_of(CURLcode code);
