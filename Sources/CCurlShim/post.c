#include "CCurlShim.h"
#include "shared.h"

#include <stdlib.h>
#include <string.h>

// What a receiver says besides its status is nobody's business.
static size_t drop(char *bytes, size_t size, size_t count, void *data) {
  (void)bytes;
  size_t *left = data;
  size_t length = size * count;
  if (length > *left) return length + 1;
  *left -= length;
  return length;
}

enum cshim_failure cshim_post(
    const char *url, const char *const *headers, const char *body, size_t size, long seconds,
    long *status, char *words) {
  cshim_start();
  *status = 0;
  words[0] = 0;
  CURL *curl = curl_easy_init();
  struct curl_slist *list = curl_slist_append(NULL, "Expect:");
  for (; list && *headers; headers++) {
    struct curl_slist *more = curl_slist_append(list, *headers);
    if (!more) curl_slist_free_all(list);
    list = more;
  }
  if (!curl || !list) abort();
  size_t left = 64 << 10;
  bool ok = true;
#define SET(option, value) ok = ok && curl_easy_setopt(curl, option, value) == CURLE_OK
  SET(CURLOPT_URL, url);
  SET(CURLOPT_PROTOCOLS_STR, "http,https");
  // A redirection is an answer like any other: what is signed goes where the team said.
  SET(CURLOPT_FOLLOWLOCATION, 0L);
  SET(CURLOPT_PROXY, "");
  SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  SET(CURLOPT_HTTPHEADER, list);
  SET(CURLOPT_USERAGENT, "perigee");
  SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
  SET(CURLOPT_POSTFIELDS, body);
  SET(CURLOPT_CONNECTTIMEOUT, seconds);
  SET(CURLOPT_TIMEOUT, seconds);
  SET(CURLOPT_ERRORBUFFER, words);
  SET(CURLOPT_WRITEFUNCTION, drop);
  SET(CURLOPT_WRITEDATA, &left);
#undef SET
  enum cshim_failure failure = ok ? cshim_failure_of(curl_easy_perform(curl)) : CSHIM_UNREACHABLE;
  // One whose answer is too long has answered.
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
  curl_slist_free_all(list);
  curl_easy_cleanup(curl);
  return failure;
}
