"""An IMAP server whose mails and faults are written down.

imap.py FOLDER: listens on a free port, whose number FOLDER/port gets; reads FOLDER/spec.json for every connection
and logs each line that it hears to FOLDER/log. A spec: "mails" by UID, "validity", "next", "login" in place of OK;
"at" ("greeting", "login", "examine", "search", "fetch" or "fetch 3") with "do": "drop", "stall", or what is said in
place of the usual, where @TAG@ is the command's tag; "cut": how many bytes of a mail's answer are said before the drop.
"""
import base64
import json
import re
import socket
import sys
import threading

folder = sys.argv[1]
lock = threading.Lock()


class Ended(Exception):
    pass


class Session:
    def __init__(self, connection):
        self.connection = connection
        self.file = connection.makefile("rb")
        with open(f"{folder}/spec.json") as file:
            self.spec = json.load(file)
        self.mails = {int(uid): text.encode("latin-1") for uid, text in self.spec.get("mails", {}).items()}

    def say(self, data):
        self.connection.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))

    def fault(self, stage, tag=""):
        if self.spec.get("at") != stage:
            return False
        action = self.spec["do"]
        if action == "drop":
            raise Ended
        if action == "stall":
            while self.connection.recv(4096):
                pass
            raise Ended
        self.say(action.replace("@TAG@", tag))
        return True

    def run(self):
        try:
            if not self.fault("greeting"):
                self.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n")
            while line := self.file.readline():
                text = line.decode("latin-1").rstrip("\r\n")
                with lock, open(f"{folder}/log", "a") as file:
                    file.write(re.sub("(AUTHENTICATE PLAIN|LOGIN).*", r"\1", text) + "\n")
                tag, _, rest = text.partition(" ")
                self.command(tag, rest)
        except (Ended, OSError):
            pass
        self.connection.close()

    def command(self, tag, rest):
        verb = rest.upper().split(" ")[0]
        if verb == "CAPABILITY":
            self.say(f"* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n{tag} OK done\r\n")
        elif verb in ("AUTHENTICATE", "LOGIN"):
            if self.fault("login", tag):
                return
            self.say(f"{tag} {self.spec.get('login', 'OK in')}\r\n")
        elif verb == "EXAMINE":
            if self.fault("examine", tag):
                return
            top = self.spec.get("next", max(self.mails, default=0) + 1)
            self.say(f"* FLAGS (\\Seen)\r\n* {len(self.mails)} EXISTS\r\n"
                     f"* OK [UIDVALIDITY {self.spec.get('validity', 1)}] is\r\n"
                     f"* OK [UIDNEXT {top}] next {{9}}\r\n{tag} OK [READ-ONLY] P{{3}}\r\n")
        elif rest.upper().startswith("UID SEARCH"):
            if self.fault("search", tag):
                return
            first = int(re.search(r"UID (\d+):", rest[4:]).group(1))
            found = [uid for uid in sorted(self.mails) if uid >= first] or sorted(self.mails)[-1:]
            self.say(f"* SEARCH{''.join(f' {uid}' for uid in found)}\r\n{tag} OK done\r\n")
        elif rest.upper().startswith("UID FETCH"):
            self.fetch(tag, rest)
        elif verb == "LOGOUT":
            self.say(f"* BYE\r\n{tag} OK\r\n")
            raise Ended
        else:
            self.say(f"{tag} BAD what\r\n")

    def fetch(self, tag, rest):
        uid = int(rest.split(" ")[2])
        if self.fault("fetch", tag) or self.fault(f"fetch {uid}", tag):
            return
        limit = int(re.search(r"<0\.(\d+)>", rest).group(1))
        mail = self.mails.get(uid)
        if mail is None:
            return self.say(f"{tag} OK gone\r\n")
        data = mail[:limit]
        # Others' flags change meanwhile, and the order of what is said is the server's.
        answer = (b"* 1 EXISTS\r\n* 7 FETCH (FLAGS (\\Seen $x) UID 999)\r\n* 2 FETCH (FLAGS (\\Recent) BODY[]<0> {%d}\r\n"
                  % len(data) + data + b" RFC822.SIZE %d X-LIST (a \"b)\" (c)) UID %d)\r\n" % (len(mail), uid))
        cut = self.spec.get("cut")
        if cut is not None and self.spec.get("at") == f"cut {uid}":
            self.say(answer[:cut])
            raise Ended
        self.say(answer)
        self.say(f"{tag} OK done\r\n")


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(16)
open(f"{folder}/log", "w").close()
with open(f"{folder}/port", "w") as file:
    file.write(str(listener.getsockname()[1]))
print("ready", flush=True)
while True:
    connection, _ = listener.accept()
    threading.Thread(target=Session(connection).run, daemon=True).start()
