#include "CCurlShim.h"
#include "shared.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct cshim_connection {
  CURL *curl;
  struct cshim_events events;
  void *host;
  char words[CURL_ERROR_SIZE];
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }
void cshim_start(void) { pthread_once(&once, start); }

static size_t take_reply(char *line, size_t size, size_t count, void *data) {
  cshim_connection *connection = data;
  size_t length = size * count;
  if (!connection->host) return length;
  // libcurl takes any other number for the wish to end.
  return connection->events.reply(connection->host, line, length) ? length : length + 1;
}

static size_t give_body(char *buffer, size_t size, size_t count, void *data) {
  cshim_connection *connection = data;
  ptrdiff_t given = connection->events.body(connection->host, buffer, size * count);
  return given < 0 ? CURL_READFUNC_ABORT : (size_t)given;
}

static int go_on(void *data, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
  (void)a, (void)b, (void)c, (void)d;
  cshim_connection *connection = data;
  return connection->host && connection->events.stops(connection->host);
}

// Only which command it is leaves this function: the lines of a login are the password.
static int hear(CURL *curl, curl_infotype kind, char *data, size_t size, void *host) {
  (void)curl;
  // No line of a login begins with one of them: base64 has neither spaces nor ends of lines inside.
  static const struct { const char *words; int command; } verbs[] = {
    {"EHLO ", CSHIM_HELLO}, {"HELO ", CSHIM_HELLO}, {"STARTTLS\r\n", CSHIM_START_TLS},
    {"AUTH ", CSHIM_LOGIN}, {"MAIL FROM:", CSHIM_MAIL}, {"RCPT TO:", CSHIM_RECIPIENT},
    {"DATA\r\n", CSHIM_DATA},
  };
  cshim_connection *connection = host;
  if (kind != CURLINFO_HEADER_OUT || !connection->host) return 0;
  for (size_t verb = 0; verb < sizeof verbs / sizeof *verbs; verb++) {
    size_t length = strlen(verbs[verb].words);
    if (size < length || memcmp(data, verbs[verb].words, length) != 0) continue;
    connection->events.command(connection->host, verbs[verb].command);
    break;
  }
  return 0;
}

static bool set_up(CURL *curl, const struct cshim_server *server, cshim_connection *connection) {
  bool ok = cshim_set_access(curl, server, "smtp,smtps");
#define SET(option, value) ok = ok && curl_easy_setopt(curl, option, value) == CURLE_OK
  SET(CURLOPT_SERVER_RESPONSE_TIMEOUT, server->reply_seconds);
  // A body that the server does not take any more of.
  SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
  SET(CURLOPT_LOW_SPEED_TIME, server->reply_seconds);
  SET(CURLOPT_ERRORBUFFER, connection->words);
  SET(CURLOPT_HEADERFUNCTION, take_reply);
  SET(CURLOPT_HEADERDATA, connection);
  SET(CURLOPT_READFUNCTION, give_body);
  SET(CURLOPT_READDATA, connection);
  SET(CURLOPT_NOPROGRESS, 0L);
  SET(CURLOPT_XFERINFOFUNCTION, go_on);
  SET(CURLOPT_XFERINFODATA, connection);
  SET(CURLOPT_DEBUGFUNCTION, hear);
  SET(CURLOPT_DEBUGDATA, connection);
  SET(CURLOPT_VERBOSE, 1L);
#undef SET
  return ok;
}

cshim_connection *cshim_connect(const struct cshim_server *server, struct cshim_events events) {
  cshim_start();
  cshim_connection *connection = calloc(1, sizeof *connection);
  if (!connection) return NULL;
  connection->events = events;
  connection->curl = curl_easy_init();
  if (connection->curl && set_up(connection->curl, server, connection)) return connection;
  cshim_disconnect(connection);
  return NULL;
}

void cshim_disconnect(cshim_connection *connection) {
  if (connection->curl) curl_easy_cleanup(connection->curl);
  free(connection);
}

enum cshim_failure cshim_failure_of(CURLcode code) {
  switch (code) {
  case CURLE_OK: return CSHIM_NONE;
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_COULDNT_RESOLVE_PROXY:
  case CURLE_COULDNT_CONNECT: return CSHIM_UNREACHABLE;
  case CURLE_SSL_CONNECT_ERROR:
  case CURLE_PEER_FAILED_VERIFICATION:
  case CURLE_SSL_CERTPROBLEM:
  case CURLE_SSL_CIPHER:
  case CURLE_SSL_CACERT_BADFILE:
  case CURLE_SSL_ISSUER_ERROR:
  case CURLE_SSL_ENGINE_INITFAILED:
  case CURLE_USE_SSL_FAILED: return CSHIM_TLS;
  case CURLE_LOGIN_DENIED: return CSHIM_LOGIN_DENIED;
  case CURLE_OPERATION_TIMEDOUT: return CSHIM_TIMEOUT;
  case CURLE_ABORTED_BY_CALLBACK:
  case CURLE_WRITE_ERROR:
  case CURLE_READ_ERROR: return CSHIM_ABORTED;
  case CURLE_RECV_ERROR:
  case CURLE_GOT_NOTHING: return CSHIM_LOST;
  default: return CSHIM_SEE_REPLY;
  }
}

static enum cshim_failure perform(cshim_connection *connection, void *host) {
  connection->host = host;
  connection->words[0] = 0;
  CURLcode code = curl_easy_perform(connection->curl);
  connection->host = NULL;
  return cshim_failure_of(code);
}

enum cshim_failure cshim_send(
    cshim_connection *connection, const char *from, const char *to, void *host) {
  struct curl_slist *recipient = curl_slist_append(NULL, to);
  if (!recipient) abort();
  curl_easy_setopt(connection->curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(connection->curl, CURLOPT_MAIL_FROM, from);
  curl_easy_setopt(connection->curl, CURLOPT_MAIL_RCPT, recipient);
  enum cshim_failure result = perform(connection, host);
  curl_easy_setopt(connection->curl, CURLOPT_MAIL_RCPT, NULL);
  curl_slist_free_all(recipient);
  return result;
}

enum cshim_failure cshim_probe(cshim_connection *connection, void *host) {
  // Without an upload libcurl asks for help, VRFY or HELP; NOOP is what every server has.
  curl_easy_setopt(connection->curl, CURLOPT_UPLOAD, 0L);
  curl_easy_setopt(connection->curl, CURLOPT_NOBODY, 1L);
  curl_easy_setopt(connection->curl, CURLOPT_CUSTOMREQUEST, "NOOP");
  enum cshim_failure result = perform(connection, host);
  curl_easy_setopt(connection->curl, CURLOPT_CUSTOMREQUEST, NULL);
  curl_easy_setopt(connection->curl, CURLOPT_NOBODY, 0L);
  return result;
}

const char *cshim_words(cshim_connection *connection) { return connection->words; }

bool cshim_was_new(cshim_connection *connection) {
  long made = 0;
  curl_easy_getinfo(connection->curl, CURLINFO_NUM_CONNECTS, &made);
  return made > 0;
}
