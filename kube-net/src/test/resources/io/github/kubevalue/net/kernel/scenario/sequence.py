"""Holds flows open inside network namespaces, on behalf of the tests that play sequences in the Linux kernel.

Reads one request a line, fields separated by tabs, and answers one line each:
  serve NS NAME PORT                             TCP and UDP servers that answer each message with their name and the peer
  open ID NS PROTO SOURCE SPORT DST DPORT WAIT   opens a flow, sends a first message and holds it
  send ID WAIT                                   sends one more message
  close ID WAIT                                  lets the server close, then closes
"""
import ctypes
import errno
import os
import socket
import sys
import threading

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000


def inside(ns, action):
    """Runs an action in a thread of its own, which alone changes its namespace."""
    result = []

    def run():
        try:
            with open("/var/run/netns/" + ns) as handle:
                if LIBC.setns(handle.fileno(), CLONE_NEWNET) != 0:
                    raise OSError(ctypes.get_errno(), "setns " + ns)
            result.append(action())
        except OSError as error:
            result.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return result[0]


def converse(connection, text):
    try:
        while True:
            message = connection.recv(1)
            if message in (b"", b"."):
                break
            connection.sendall(text)
    except OSError:
        pass
    connection.close()


def serve_tcp(server, name):
    while True:
        connection, peer = server.accept()
        text = ("%s\t%s\t%d\n" % (name, peer[0], peer[1])).encode()
        threading.Thread(target=converse, args=(connection, text), daemon=True).start()


def serve_udp(server, name):
    while True:
        try:
            _, peer = server.recvfrom(100)
            server.sendto(("%s\t%s\t%d\n" % (name, peer[0], peer[1])).encode(), peer)
        except OSError:
            pass


def serve(ns, name, port):
    def listen():
        tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tcp.bind(("0.0.0.0", int(port)))
        tcp.listen(16)
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("0.0.0.0", int(port)))
        return tcp, udp

    sockets = inside(ns, listen)
    if isinstance(sockets, OSError):
        return "ERROR\t%s" % sockets
    threading.Thread(target=serve_tcp, args=(sockets[0], name), daemon=True).start()
    threading.Thread(target=serve_udp, args=(sockets[1], name), daemon=True).start()
    return "OK"


OUTCOMES = {
    errno.ECONNREFUSED: "REFUSED",
    errno.ECONNRESET: "REFUSED",
    errno.EPIPE: "NOT_PERMITTED",
    errno.EPERM: "NOT_PERMITTED",
    errno.ENETUNREACH: "UNREACHABLE",
    errno.EHOSTUNREACH: "UNREACHABLE",
    errno.ETIMEDOUT: "TIMEOUT",
}
HELD = {}


def attempt(action):
    try:
        return action()
    except (socket.timeout, TimeoutError):
        return "TIMEOUT"
    except OSError as error:
        return OUTCOMES.get(error.errno, "ERROR\t%s" % error)


def exchange(client):
    client.send(b"?")
    reply = client.recv(100)
    local = client.getsockname()
    return "DELIVERED\t%s\t%s\t%d" % (reply.decode().strip(), local[0], local[1]) if reply else "RESET"


def opened(name, ns, proto, source, sport, dst, dport, wait):
    def connect():
        client = socket.socket(socket.AF_INET, socket.SOCK_STREAM if proto == "tcp" else socket.SOCK_DGRAM)
        client.settimeout(float(wait))
        client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        HELD[name] = client
        client.bind((source, int(sport)))
        client.connect((dst, int(dport)))
        return exchange(client)

    if name in HELD:
        HELD.pop(name).close()
    return inside(ns, lambda: attempt(connect))


def sent(name, wait):
    HELD[name].settimeout(float(wait))
    return attempt(lambda: exchange(HELD[name]))


def closed(name, wait):
    client = HELD.pop(name)
    client.settimeout(float(wait))

    def finish():
        client.send(b".")
        return "OK" if client.recv(100) == b"" else "ERROR\tthe server did not close"

    result = attempt(finish)
    client.close()
    return result


def main():
    for line in sys.stdin:
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "serve":
            reply = serve(*fields[1:])
        elif fields[0] == "open":
            reply = opened(*fields[1:])
        elif fields[0] == "send":
            reply = sent(*fields[1:])
        else:
            reply = closed(*fields[1:])
        print(reply, flush=True)


main()
