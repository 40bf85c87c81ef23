"""An HTTP server that keeps what is posted to it; the path says how it answers.

webhook.py FOLDER: writes `port`, then `posts`, a JSON object a line.
"""

import http.server
import json
import os
import sys
import threading

folder = sys.argv[1]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        line = {"path": self.path, "headers": dict(self.headers.items()), "body": body}
        with open(os.path.join(folder, "posts"), "a", encoding="utf-8") as posts:
            posts.write(json.dumps(line) + "\n")
        words = self.path.strip("/")
        if words == "slow":
            threading.Event().wait()
        if words == "cut":
            self.connection.close()
            return
        self.send_response(int(words))
        if words.startswith("3"):
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
with open(os.path.join(folder, "port"), "w", encoding="utf-8") as port:
    port.write(str(server.server_address[1]))
print("ready", flush=True)
server.serve_forever()
