// Debian's OpenSSL. A module map cannot name headers by search path, so this file does.
#include <openssl/evp.h>
#include <openssl/hmac.h>
