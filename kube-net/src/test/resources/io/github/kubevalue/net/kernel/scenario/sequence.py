"""Holds flows open inside network namespaces, on behalf of the tests that play sequences in the Linux kernel.

Reads one request a line, fields separated by tabs, and answers one line each:
  serve NS NAME PORT                             TCP and UDP servers that answer each message with their name and the peer
  open ID NS PROTO SOURCE SPORT DST DPORT WAIT   opens a flow, sends a first message and holds it
  send ID WAIT                                   sends one more message
  stray ID OFFSET WAIT                           its server sends a segment from elsewhere in its stream
  close ID WAIT                                  lets the server close, then closes
"""
import ctypes
import errno
import os
import socket
import struct
import sys
import threading
import time

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


def serve_tcp(server, ns, name):
    while True:
        connection, peer = server.accept()
        SERVED[name, peer[0], str(peer[1])] = ns, connection
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
    threading.Thread(target=serve_tcp, args=(sockets[0], ns, name), daemon=True).start()
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
SEEN = {}
SERVED = {}


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
    result = inside(ns, lambda: attempt(connect))
    if proto == "tcp" and not result.startswith("DELIVERED"):
        HELD.pop(name).close()  # or it would try again, even if it was refused while it sent
    return noted(name, result)


def sent(name, wait):
    if name not in HELD:
        return "NOT_PERMITTED"
    HELD[name].settimeout(float(wait))
    return noted(name, attempt(lambda: exchange(HELD[name])))


def noted(name, result):
    """Remembers who answered, and what peer he saw."""
    if result.startswith("DELIVERED"):
        SEEN[name] = tuple(result.split("\t")[1:4])
    return result


# include/uapi/linux/tcp.h
TCP_REPAIR, TCP_REPAIR_QUEUE, TCP_QUEUE_SEQ = 19, 20, 21
RECEIVE_QUEUE, SEND_QUEUE, OFF_WITHOUT_PROBE = 1, 2, -1
TCP_CLOSE, UNACKNOWLEDGED, SEGMENTS_IN = 7, 24, 140
PUSH_ACK = 0x18


def places(connection):
    """The numbers of the next octets that a socket sends and takes."""
    connection.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, 1)
    numbers = []
    for queue in SEND_QUEUE, RECEIVE_QUEUE:
        connection.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR_QUEUE, queue)
        numbers.append(connection.getsockopt(socket.IPPROTO_TCP, TCP_QUEUE_SEQ) & 0xFFFFFFFF)
    connection.setsockopt(socket.IPPROTO_TCP, TCP_REPAIR, OFF_WITHOUT_PROBE)
    return numbers


def checksum(octets):
    total = sum(struct.unpack("!%dH" % (len(octets) // 2), octets))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def segment(here, there, sequence, acknowledgement):
    def written(check):
        ports_and_places = struct.pack("!HHII", here[1], there[1], sequence & 0xFFFFFFFF, acknowledgement)
        return ports_and_places + struct.pack("!BBHHH", 5 << 4, PUSH_ACK, 1000, check, 0) + b"!!"

    blank = written(0)
    pseudo = socket.inet_aton(here[0]) + socket.inet_aton(there[0]) + struct.pack("!HH", socket.IPPROTO_TCP, len(blank))
    return written(checksum(pseudo + blank))


def segments_in(connection):
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 144)
    return -1 if info[0] == TCP_CLOSE else struct.unpack_from("=I", info, SEGMENTS_IN)[0]


def settle(connection):
    """Waits, at most a second, until all that was sent is acknowledged: what is late would look like an answer."""
    deadline = time.monotonic() + 1
    while unacknowledged(connection) and time.monotonic() < deadline:
        time.sleep(0.005)


def unacknowledged(connection):
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 144)
    return struct.unpack_from("=I", info, UNACKNOWLEDGED)[0]


def stray(name, offset, wait):
    ns, connection = SERVED[SEEN[name]]
    settle(connection)
    here, there = connection.getsockname(), connection.getpeername()
    sequence, acknowledgement = places(connection)
    before = segments_in(connection)

    def send():
        with socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_TCP) as raw:
            raw.bind((here[0], 0))
            raw.sendto(segment(here, there, sequence + int(offset), acknowledgement), (there[0], 0))

    error = inside(ns, send)
    if error:
        return "ERROR\t%s" % error
    time.sleep(float(wait))
    try:
        after = segments_in(connection)
    except OSError:
        return "REFUSED"
    return "REFUSED" if after < 0 else "acknowledged" if after > before else "TIMEOUT"


def closed(name, wait):
    if name not in SEEN:
        HELD.pop(name, None)
        return "OK"
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
        elif fields[0] == "stray":
            reply = stray(*fields[1:])
        else:
            reply = closed(*fields[1:])
        print(reply, flush=True)


main()
