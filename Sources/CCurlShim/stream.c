#include "CCurlShim.h"
#include "shared.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct cshim_stream {
  CURL *curl;
  bool (*stops)(void *host);
  void *host;
  long reply_seconds;
  char words[CURL_ERROR_SIZE];
  char refusal[256];
};

static bool is_no(const char *line, size_t size) {
  const char *space = memchr(line, ' ', size);
  if (!space) return false;
  const char *word = space + 1;
  size_t rest = size - (size_t)(word - line);
  size_t length = 0;
  while (length < rest && word[length] > ' ') length++;
  return (length == 2 && memcmp(word, "NO", 2) == 0) ||
         (length == 3 && (memcmp(word, "BYE", 3) == 0 || memcmp(word, "BAD", 3) == 0));
}

// Of the login only the server's no is kept: our lines are the password.
static int hear(CURL *curl, curl_infotype kind, char *data, size_t size, void *host) {
  (void)curl;
  cshim_stream *stream = host;
  if (kind != CURLINFO_HEADER_IN || !is_no(data, size)) return 0;
  size_t length = size < sizeof stream->refusal ? size : sizeof stream->refusal - 1;
  memcpy(stream->refusal, data, length);
  stream->refusal[length] = 0;
  return 0;
}

static int go_on(void *host, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
  (void)a, (void)b, (void)c, (void)d;
  cshim_stream *stream = host;
  return stream->stops(stream->host);
}

// What libcurl says beside the connection: greetings and capabilities.
static size_t pass_over(char *data, size_t size, size_t count, void *host) {
  (void)data, (void)host;
  return size * count;
}

static bool set_up(CURL *curl, const struct cshim_server *server, cshim_stream *stream) {
  bool ok = cshim_set_access(curl, server, "imap,imaps");
#define SET(option, value) ok = ok && curl_easy_setopt(curl, option, value) == CURLE_OK
  SET(CURLOPT_CONNECT_ONLY, 1L);
  SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, server->connect_seconds);
  SET(CURLOPT_ERRORBUFFER, stream->words);
  SET(CURLOPT_WRITEFUNCTION, pass_over);
  SET(CURLOPT_HEADERFUNCTION, pass_over);
  SET(CURLOPT_NOPROGRESS, 0L);
  SET(CURLOPT_XFERINFOFUNCTION, go_on);
  SET(CURLOPT_XFERINFODATA, stream);
  SET(CURLOPT_DEBUGFUNCTION, hear);
  SET(CURLOPT_DEBUGDATA, stream);
  SET(CURLOPT_VERBOSE, 1L);
#undef SET
  return ok;
}

cshim_stream *cshim_stream_open(
    const struct cshim_server *server, bool (*stops)(void *host), void *host) {
  cshim_start();
  cshim_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->stops = stops;
  stream->host = host;
  stream->reply_seconds = server->reply_seconds;
  stream->curl = curl_easy_init();
  if (stream->curl && set_up(stream->curl, server, stream)) return stream;
  cshim_stream_close(stream);
  return NULL;
}

void cshim_stream_close(cshim_stream *stream) {
  if (stream->curl) curl_easy_cleanup(stream->curl);
  free(stream);
}

enum cshim_failure cshim_stream_connect(cshim_stream *stream) {
  stream->words[0] = 0;
  stream->refusal[0] = 0;
  return cshim_failure_of(curl_easy_perform(stream->curl));
}

static long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Waits until the socket is ready, in pieces short enough to break off.
static enum cshim_failure wait_for(cshim_stream *stream, short events, long until) {
  curl_socket_t socket = CURL_SOCKET_BAD;
  curl_easy_getinfo(stream->curl, CURLINFO_ACTIVESOCKET, &socket);
  if (socket == CURL_SOCKET_BAD) return CSHIM_LOST;
  for (;;) {
    if (stream->stops(stream->host)) return CSHIM_ABORTED;
    long left = until - now();
    if (left <= 0) return CSHIM_TIMEOUT;
    struct pollfd ready = {socket, events, 0};
    int count = poll(&ready, 1, left < 250 ? (int)left : 250);
    if (count > 0) return CSHIM_NONE;
    if (count < 0 && errno != EINTR) return CSHIM_LOST;
  }
}

enum cshim_failure cshim_stream_send(cshim_stream *stream, const char *bytes, size_t size) {
  long until = now() + stream->reply_seconds * 1000;
  while (size > 0) {
    size_t sent = 0;
    CURLcode code = curl_easy_send(stream->curl, bytes, size, &sent);
    if (code == CURLE_AGAIN) {
      enum cshim_failure failure = wait_for(stream, POLLOUT, until);
      if (failure != CSHIM_NONE) return failure;
    } else if (code != CURLE_OK) {
      return CSHIM_LOST;
    }
    bytes += sent;
    size -= sent;
  }
  return CSHIM_NONE;
}

enum cshim_failure cshim_stream_receive(
    cshim_stream *stream, char *buffer, size_t size, size_t *received) {
  long until = now() + stream->reply_seconds * 1000;
  for (;;) {
    *received = 0;
    // What TLS holds already is asked for before the socket is.
    CURLcode code = curl_easy_recv(stream->curl, buffer, size, received);
    if (code == CURLE_OK) return *received > 0 ? CSHIM_NONE : CSHIM_LOST;
    if (code != CURLE_AGAIN) return CSHIM_LOST;
    enum cshim_failure failure = wait_for(stream, POLLIN, until);
    if (failure != CSHIM_NONE) return failure;
  }
}

const char *cshim_stream_words(cshim_stream *stream) { return stream->words; }
const char *cshim_stream_refusal(cshim_stream *stream) { return stream->refusal; }
