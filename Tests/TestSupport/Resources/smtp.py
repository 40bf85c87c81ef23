"""A mail server that takes nothing: it answers RCPT with the bytes of a file, or never where that is empty."""
import pathlib
import socketserver
import sys
import threading

folder = pathlib.Path(sys.argv[1])
answer = (folder / "answer").read_bytes()


class Talk(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(b"220 sink\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"RCPT":
                if not answer:
                    (folder / "asked").write_text("")
                    threading.Event().wait()
                self.wfile.write(answer)
            elif word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            else:
                self.wfile.write(b"250 ok\r\n")


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


with Server(("127.0.0.1", 0), Talk) as server:
    (folder / "port").write_text(str(server.server_address[1]))
    print("ready", flush=True)
    server.serve_forever()
