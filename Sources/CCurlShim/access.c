#include "CCurlShim.h"
#include "shared.h"

bool cshim_set_access(
    CURL *curl, const struct cshim_server *server, const char *protocols) {
  bool ok = true;
#define SET(option, value) ok = ok && curl_easy_setopt(curl, option, value) == CURLE_OK
  SET(CURLOPT_URL, server->url);
  SET(CURLOPT_PROTOCOLS_STR, protocols);
  // What http_proxy and its like say is for pages.
  SET(CURLOPT_PROXY, "");
  SET(CURLOPT_NOSIGNAL, 1L);
  SET(CURLOPT_USE_SSL, (long)(server->starts_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  if (server->certificates) {
    SET(CURLOPT_CAINFO, server->certificates);
    SET(CURLOPT_CAPATH, NULL);
  }
  if (server->user) SET(CURLOPT_USERNAME, server->user);
  if (server->password) SET(CURLOPT_PASSWORD, server->password);
  if (server->token) {
    SET(CURLOPT_XOAUTH2_BEARER, server->token);
    SET(CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
  }
  SET(CURLOPT_CONNECTTIMEOUT, server->connect_seconds);
#undef SET
  return ok;
}
