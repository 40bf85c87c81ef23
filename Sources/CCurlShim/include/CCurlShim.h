// What Swift may know of libcurl. Its options are set by variadic functions, which Swift cannot call,
// and what it tells of a conversation holds passwords, which stay here.
#pragma once

#include <stdbool.h>
#include <stddef.h>

// The commands of SMTP that tell how far a conversation came.
enum cshim_command {
  CSHIM_HELLO, CSHIM_START_TLS, CSHIM_LOGIN, CSHIM_MAIL, CSHIM_RECIPIENT, CSHIM_DATA
};

// How a conversation failed before anybody said no.
enum cshim_failure {
  CSHIM_NONE,
  // libcurl says that it failed, and the replies say why.
  CSHIM_SEE_REPLY,
  // No connection: address, port, network.
  CSHIM_UNREACHABLE,
  // No TLS, or not with that server.
  CSHIM_TLS,
  CSHIM_LOGIN_DENIED,
  CSHIM_TIMEOUT,
  // The connection ended.
  CSHIM_LOST,
  // One of our functions asked for the end.
  CSHIM_ABORTED
};

// Told while a message is sent, on the thread that sends it.
struct cshim_events {
  // A line of the server's, without an end of its own; false ends the conversation.
  bool (*reply)(void *host, const char *line, size_t length);
  void (*command)(void *host, int command);
  // Fills the buffer with what follows of the message: 0 at its end, −1 to end the conversation.
  ptrdiff_t (*body)(void *host, char *buffer, size_t size);
  // Asked at least once a second while a server is waited for: true breaks off.
  bool (*stops)(void *host);
};

struct cshim_server {
  // smtp://host:port/name, or smtps://.
  const char *url;
  // STARTTLS must be there.
  bool starts_tls;
  // A file of certificates; NULL for the system's.
  const char *certificates;
  // NULL for no login.
  const char *user;
  // One of both, with a user.
  const char *password;
  const char *token;
  // Until the server is ready, and until each of its replies.
  long connect_seconds;
  long reply_seconds;
};

// A connection that is made when it is needed and kept from message to message.
typedef struct cshim_connection cshim_connection;

// NULL where memory is out. The texts are copied.
cshim_connection *cshim_connect(const struct cshim_server *server, struct cshim_events events);
void cshim_disconnect(cshim_connection *connection);

// Sends one message to one address. `host` is handed to the events.
enum cshim_failure cshim_send(
    cshim_connection *connection, const char *from, const char *to, void *host);

// Logs in and sends nothing.
enum cshim_failure cshim_probe(cshim_connection *connection, void *host);

// A connection to an IMAP server after its login, as a stream of bytes: libcurl makes it and speaks no more
// on it.
typedef struct cshim_stream cshim_stream;

// NULL where memory is out. `stops` is asked several times a second whether to break off.
cshim_stream *cshim_stream_open(
    const struct cshim_server *server, bool (*stops)(void *host), void *host);
void cshim_stream_close(cshim_stream *stream);
// Connects and logs in.
enum cshim_failure cshim_stream_connect(cshim_stream *stream);
enum cshim_failure cshim_stream_send(cshim_stream *stream, const char *bytes, size_t size);
// At least one byte, waited for.
enum cshim_failure cshim_stream_receive(
    cshim_stream *stream, char *buffer, size_t size, size_t *received);
// libcurl's words for the last failure, and the server's last no; empty where there are none.
const char *cshim_stream_words(cshim_stream *stream);
const char *cshim_stream_refusal(cshim_stream *stream);

// The bytes that words about a post take.
enum { CSHIM_WORDS = 256 };

// Posts `size` bytes once, with headers up to a NULL, and gives the status of the answer; 0 for none. No
// redirection is followed.
enum cshim_failure cshim_post(
    const char *url, const char *const *headers, const char *body, size_t size, long seconds,
    long *status, char *words);

// libcurl's words for the last failure; empty where it has none.
const char *cshim_words(cshim_connection *connection);
// Whether the last message went over a connection made for it.
bool cshim_was_new(cshim_connection *connection);
