"""keeper.py FOLDER PORT...: runs the Postfix and Dovecot of a folder until standard input ends, and removes it.

Says "ready" once each port answers; a port with a ! behind it speaks TLS at once, and says nothing by itself.
"""
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

folder, ports = sys.argv[1], sys.argv[2:]
# Named here, Dovecot asks no resolver for this machine's name, which takes 5 s where nobody answers.
environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DOVECOT_HOSTNAME": "mail", "DOVECOT_HOSTDOMAIN": "mail.acme.example"}
log = open(f"{folder}/log/start", "wb")


def started(*command):
    return subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)


def answers(port):
    with socket.create_connection(("127.0.0.1", int(port.rstrip("!"))), timeout=5) as connection:
        return port.endswith("!") or bool(connection.recv(1))


def wait(port):
    """Until the greeting: Dovecot hangs for 5 s where it is stopped between its open port and that."""
    end = time.monotonic() + 30
    while time.monotonic() < end and all(process.poll() is None for process in processes):
        try:
            if answers(port):
                return
        except OSError:
            pass
        time.sleep(0.02)
    raise RuntimeError(f"nobody answers at port {port}")


def stop(process, path):
    try:
        os.kill(int(open(path).read()), signal.SIGTERM)
        process.wait(10)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
processes = [
    started("postfix", "-c", f"{folder}/postfix", "start-fg"), started("dovecot", "-F", "-c", f"{folder}/dovecot/dovecot.conf")]
try:
    for port in ports:
        wait(port)
    # In one piece: whoever waits for the word may not read on.
    os.write(1, b"ready\n")
    sys.stdin.buffer.read()
except RuntimeError as error:
    names = ("start", "postfix", "dovecot")
    logs = (open(f"{folder}/log/{name}").read() for name in names if os.path.exists(f"{folder}/log/{name}"))
    print(error, *logs, file=sys.stderr)
except KeyboardInterrupt:
    pass
finally:
    stop(processes[0], f"{folder}/queue/pid/master.pid")
    stop(processes[1], f"{folder}/dovecot/run/master.pid")
    shutil.rmtree(folder, ignore_errors=True)
