"""Sends and answers flows inside network namespaces, on behalf of the tests that ask the Linux kernel.

Reads one request a line, fields separated by tabs, and answers one line each:
  serve NS NAME PORT...                       TCP and UDP servers that answer with their name and the peer that they saw
  flow NS PROTO SOURCE SPORT DST DPORT WAIT   one flow; SOURCE and SPORT may be empty
  forget NS...                                empties connection tracking
  tap NS DEVICE                               opens a device for frames
  frames WAIT NS FRAME [NS FRAME]...          sends frames, in hexadecimal, by tapped devices; answers with those that came in
  run NS COMMAND...                           a command; its standard input is what an earlier "input" line named
  input TEXT                                  standard input for the next command, newlines written as \\n
"""
import ctypes
import errno
import os
import select
import socket
import struct
import subprocess
import sys
import threading

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000


def enter(ns):
    if ns:
        with open("/var/run/netns/" + ns) as handle:
            if LIBC.setns(handle.fileno(), CLONE_NEWNET) != 0:
                raise OSError(ctypes.get_errno(), "setns " + ns)


def inside(ns, action):
    """Runs an action in a thread of its own, which alone changes its namespace."""
    result = []

    def run():
        try:
            enter(ns)
            result.append(action())
        except OSError as error:
            result.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return result[0]


def answer(name, peer):
    return ("%s\t%s\t%d\n" % (name, peer[0], peer[1])).encode()


def serve_tcp(server, name):
    while True:
        connection, peer = server.accept()
        try:
            connection.sendall(answer(name, peer))
            connection.recv(1)
        except OSError:
            pass
        connection.close()


def serve_udp(server, name):
    while True:
        try:
            _, peer = server.recvfrom(100)
            server.sendto(answer(name, peer), peer)
        except OSError:
            pass


def serve(ns, name, ports):
    def listen():
        sockets = []
        for port in ports:
            tcp = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tcp.bind(("0.0.0.0", int(port)))
            tcp.listen(16)
            udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            udp.bind(("0.0.0.0", int(port)))
            sockets.append((tcp, udp))
        return sockets

    sockets = inside(ns, listen)
    if isinstance(sockets, OSError):
        return "ERROR\t%s" % sockets
    for tcp, udp in sockets:
        threading.Thread(target=serve_tcp, args=(tcp, name), daemon=True).start()
        threading.Thread(target=serve_udp, args=(udp, name), daemon=True).start()
    return "OK"


OUTCOMES = {
    errno.ECONNREFUSED: "REFUSED",
    errno.EPERM: "NOT_PERMITTED",
    errno.ENETUNREACH: "UNREACHABLE",
    errno.EHOSTUNREACH: "UNREACHABLE",
    errno.ETIMEDOUT: "TIMEOUT",
}


def flow(ns, proto, source, sport, dst, dport, wait):
    def send():
        kind = socket.SOCK_STREAM if proto == "tcp" else socket.SOCK_DGRAM
        client = socket.socket(socket.AF_INET, kind)
        client.settimeout(float(wait))
        client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if proto == "tcp":
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        try:
            if source or sport:
                client.bind((source, int(sport or 0)))
            client.connect((dst, int(dport)))
            local = client.getsockname()
            if proto == "udp":
                client.send(b"?")
            reply = client.recv(100)
            if not reply:
                return "RESET"
            return "DELIVERED\t%s\t%s\t%d" % (reply.decode().strip(), local[0], local[1])
        except (socket.timeout, TimeoutError):
            return "TIMEOUT"
        except OSError as error:
            return OUTCOMES.get(error.errno, "ERROR\t%s" % error)
        finally:
            client.close()

    result = inside(ns, send)
    return "ERROR\t%s" % result if isinstance(result, OSError) else result


FORGETTERS = {}


def forget(names):
    """As "conntrack -F" does it, but without a process each time."""
    for ns in names:
        if ns not in FORGETTERS:
            FORGETTERS[ns] = inside(ns, lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12))
        # nlmsghdr: IPCTNL_MSG_CT_DELETE, to be acknowledged; nfgenmsg: every family
        FORGETTERS[ns].send(struct.pack("=IHHIIBBH", 20, (1 << 8) | 2, 5, 1, 0, 0, 0, 0))
        error = struct.unpack("=i", FORGETTERS[ns].recv(4096)[16:20])[0]
        if error:
            return "ERROR\t%s" % os.strerror(-error)
    return "OK"


TAPS = {}
OUTGOING = 4


def tap(ns, device):
    def open_tap():
        sock = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        sock.bind((device, 0))
        sock.setblocking(False)
        return sock

    result = inside(ns, open_tap)
    if isinstance(result, OSError):
        return "ERROR\t%s" % result
    TAPS[ns] = result
    return "OK"


def frames(wait, *pairs):
    """Sends one frame after the other, and gathers what arrives until it has been quiet for a while."""
    came = []

    def gather():
        for ns, sock in TAPS.items():
            while True:
                try:
                    data, address = sock.recvfrom(4096)
                except BlockingIOError:
                    break
                if address[2] != OUTGOING:
                    came.append("%s\t%s" % (ns, data.hex()))

    gather()
    del came[:]
    for i in range(0, len(pairs), 2):
        TAPS[pairs[i]].send(bytes.fromhex(pairs[i + 1]))
        gather()
    while select.select(list(TAPS.values()), [], [], float(wait))[0]:
        gather()
    return "\t".join(["FRAMES"] + came)


def run(ns, command, text):
    inside_of = ["nsenter", "--net=/var/run/netns/" + ns] if ns else []
    done = subprocess.run(
        inside_of + command, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=30)
    return "%d\t%s" % (done.returncode, done.stdout.replace("\\", "\\\\").replace("\n", "\\n"))


def main():
    text = None
    for line in sys.stdin:
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "input":
            text = fields[1].replace("\\n", "\n")
            continue
        if fields[0] == "serve":
            reply = serve(fields[1], fields[2], fields[3:])
        elif fields[0] == "flow":
            reply = flow(*fields[1:])
        elif fields[0] == "tap":
            reply = tap(*fields[1:])
        elif fields[0] == "frames":
            reply = frames(*fields[1:])
        elif fields[0] == "forget":
            reply = forget(fields[1:])
        else:
            reply = run(fields[1], fields[2:], text)
            text = None
        print(reply, flush=True)


main()
