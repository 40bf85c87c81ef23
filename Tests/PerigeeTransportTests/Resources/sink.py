"""A mail server that fails where it is told, each of its ports in another way.

sink.py FOLDER SPEC... : a SPEC is a JSON object. "at" and "do" say where it fails and how: a reply, "drop",
"stall", "endless" for a reply without an end, or "wait" until FOLDER has a file `go`; "times" how often; "stored" that it keeps the message first. "tls" is "starttls" or "tls"; "auth" names the
mechanisms that it offers; "token" and "password" are right. "host" is where it listens. FOLDER gets `ports`, then `log`: a JSON object a line.
"""
import base64
import json
import os
import socket
import ssl
import sys
import threading
import time

folder, specs = sys.argv[1], [json.loads(text) for text in sys.argv[2:]]
lock = threading.Lock()


def log(**entry):
    with lock, open(f"{folder}/log", "a") as file:
        file.write(json.dumps(entry) + "\n")


class Ended(Exception):
    pass


class Session:
    def __init__(self, number, spec, connection):
        self.number, self.spec, self.connection = number, spec, connection
        self.user = None
        self.secure = spec.get("tls") == "tls"

    def run(self):
        log(event="connect", port=self.number)
        try:
            if self.secure:
                self.wrap()
            self.file = self.connection.makefile("rb")
            self.answer("greeting", "220 sink ESMTP")
            while line := self.file.readline():
                self.command(line.decode("latin-1").rstrip("\r\n"))
        except (Ended, OSError):
            pass
        self.connection.close()

    def wrap(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{folder}/cert.pem", f"{folder}/key.pem")
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.secure = True

    def say(self, text):
        self.connection.sendall("".join(line + "\r\n" for line in text.split("\n")).encode())

    def due(self, stage):
        with lock:
            if self.spec.get("at") != stage or self.spec.get("times", 1 << 30) <= 0:
                return None
            self.spec["times"] = self.spec.get("times", 1 << 30) - 1
            return self.spec["do"]

    def answer(self, stage, usual):
        """Says the usual, or fails; gives whether the client may go on."""
        action = self.due(stage)
        if action == "drop":
            self.connection.shutdown(socket.SHUT_RDWR)
            raise Ended
        if action == "wait":
            log(event="wait", port=self.number)
            while not os.path.exists(f"{folder}/go"):
                time.sleep(0.02)
            action = None
        if action == "stall":
            while self.connection.recv(4096):
                pass
            raise Ended
        while action == "endless":
            self.say("250-" + 900 * "x")
        self.say(action or usual)
        if action and action.startswith("421"):
            raise Ended
        return action is None or action[0] in "23"

    def command(self, line):
        verb = line.split(" ")[0].upper()
        if verb in ("EHLO", "HELO"):
            offers = ["sink", "8BITMIME"]
            if self.spec.get("tls") == "starttls" and not self.secure:
                offers.append("STARTTLS")
            elif self.spec.get("auth"):
                offers.append("AUTH " + self.spec["auth"])
            lines = ["250-" + offer for offer in offers[:-1]] + ["250 " + offers[-1]]
            self.answer("ehlo", "\n".join(lines))
        elif verb == "STARTTLS":
            if self.answer("starttls", "220 go ahead"):
                self.wrap()
                self.file = self.connection.makefile("rb")
        elif verb == "AUTH":
            self.login(line.split(" ")[1:])
        elif verb == "MAIL":
            self.sender = line[10:]
            self.answer("mail", "250 2.1.0 ok")
        elif verb == "RCPT":
            refused = self.spec.get("auth_needed") and not self.user
            self.recipient = line[8:]
            self.answer("rcpt", "554 5.7.1 access denied" if refused else "250 2.1.5 ok")
        elif verb == "DATA":
            if self.answer("data", "354 go ahead"):
                self.take()
        elif verb == "QUIT":
            self.say("221 bye")
            raise Ended
        else:
            self.say("250 ok")

    def login(self, words):
        if len(words) == 1:
            self.say("334 ")
            words.append(self.file.readline().decode().strip())
        if words[0] == "XOAUTH2":
            given = base64.b64decode(words[1]).decode()
            right = f"auth=Bearer {self.spec.get('token')}\1" in given
            wrong = "334 " + base64.b64encode(b'{"status":"401"}').decode()
        else:
            given = base64.b64decode(words[1]).decode().split("\0")
            right = given[-1] == self.spec.get("password", "pw")
            wrong = "535 5.7.8 Error: authentication failed"
        if self.answer("auth", "235 2.7.0 ok" if right else wrong) and right:
            self.user = "known"

    def take(self):
        data = b""
        while not data.endswith(b"\r\n.\r\n"):
            line = self.file.readline()
            if not line:
                raise Ended
            data += line
            if self.spec.get("at") == "body" and self.spec["times"] > 0:
                self.answer("body", "250 never said")
        stored = self.spec.get("at") != "dot" or self.spec.get("stored") or self.spec["times"] <= 0
        if stored:
            log(event="message", port=self.number, sender=self.sender, recipient=self.recipient,
                user=self.user, data=data[:-3].decode("latin-1"))
        self.answer("dot", "250 2.0.0 queued")


def serve(number, spec, listener):
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=Session(number, spec, connection).run, daemon=True).start()


listeners = []
for spec in specs:
    spec.setdefault("times", 1 << 30)
    listener = socket.socket()
    listener.bind((spec.get("host", "127.0.0.1"), 0))
    listener.listen(64)
    listeners.append(listener)
open(f"{folder}/log", "w").close()
with open(f"{folder}/ports", "w") as file:
    file.write(" ".join(str(listener.getsockname()[1]) for listener in listeners))
for number, (spec, listener) in enumerate(zip(specs, listeners)):
    threading.Thread(target=serve, args=(number, spec, listener), daemon=True).start()
print("ready", flush=True)
threading.Event().wait()
