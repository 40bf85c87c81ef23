"""What a language server underlines: diagnostics.py SERVER WORKSPACE FILE…

Prints a line a finding, `FILE:LINE: CODE MESSAGE`. It asks for the findings of each file and waits for the
answer, so that no time needs to be guessed.
"""
import json
import pathlib
import subprocess
import sys


class Server:
    def __init__(self, program):
        self.process = subprocess.Popen(
            [program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.requests = 0

    def send(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        self.write(message)

    def write(self, message):
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            sys.exit("the language server ended")
        return json.loads(self.process.stdout.read(length))

    def ask(self, method, params):
        self.requests += 1
        self.send(method, params, self.requests)
        while True:
            message = self.read()
            if "method" in message and "id" in message:  # The server asks too: it gets no settings.
                count = len(message.get("params", {}).get("items", []))
                self.write({"jsonrpc": "2.0", "id": message["id"], "result": [None] * count or None})
            elif message.get("id") == self.requests:
                return message.get("result") or {}


def main(program, workspace, names):
    root = pathlib.Path(workspace).resolve()
    server = Server(program)
    server.ask("initialize", {
        "processId": None, "rootUri": root.as_uri(),
        "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}],
        "capabilities": {"textDocument": {"diagnostic": {}}, "workspace": {"configuration": True}},
    })
    server.send("initialized", {})
    for name in names:
        path = root / name
        document = {"uri": path.as_uri(), "languageId": "lua", "version": 1, "text": path.read_text()}
        server.send("textDocument/didOpen", {"textDocument": document})
    for name in names:
        answer = server.ask("textDocument/diagnostic", {"textDocument": {"uri": (root / name).as_uri()}})
        for item in answer.get("items", []):
            line = item["range"]["start"]["line"] + 1
            print(f"{name}:{line}: {item.get('code')} {' '.join(item['message'].split())}")
    server.process.kill()


main(sys.argv[1], sys.argv[2], sys.argv[3:])
