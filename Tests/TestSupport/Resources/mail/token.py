"""token.py KEY USER [SECONDS]: what Dovecot takes for a login by XOAUTH2, signed with the key in the file."""
import base64
import hashlib
import hmac
import json
import sys
import time


def encoded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=")


key = base64.b64decode(open(sys.argv[1]).read())
now, life = int(time.time()), int(sys.argv[3]) if len(sys.argv) > 3 else 3600
claims = {"email": sys.argv[2], "sub": sys.argv[2], "iat": now - 60, "nbf": now - 60, "exp": now + life}
text = b".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
print((text + b"." + encoded(hmac.new(key, text, hashlib.sha256).digest())).decode())
