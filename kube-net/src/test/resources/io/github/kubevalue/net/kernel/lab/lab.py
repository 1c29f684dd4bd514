"""Sends and answers flows inside network namespaces, on behalf of the tests that ask the Linux kernel.

Reads one request a line, fields separated by tabs, and answers one line each:
  serve NS NAME PORT...    TCP and UDP servers that answer with their name and the peer that they saw
  burst FLOW...            flows, all at once; what became of each, separated by tabs; connections stay open
  release                  closes the sockets of flows
  set NS KEY=VALUE...      settings of the kernel, as sysctl writes them
  push NS TO-NS ADDRESS N  pushes octets over TCP, and tells how many arrive
  forget NS...             empties connection tracking
  tap NS DEVICE            opens a device for frames
  frames WAIT NS FRAME...  sends frames, in hexadecimal, by tapped devices; answers with those that came in
  run NS COMMAND...        a command; its standard input is what an earlier "input" line named
  input TEXT               standard input for the next command, newlines written as \\n

A flow is "NS PROTO SOURCE SPORT DST DPORT WAIT", where SOURCE and SPORT may be "-". What became of it is
"OUTCOME SOURCE SPORT NAME SEEN SEENPORT", the last three if an answer came.
"""
import ctypes
import errno
import os
import select
import selectors
import socket
import struct
import subprocess
import sys
import threading
import time

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
HANDLES = {"": os.open("/proc/self/ns/net", os.O_RDONLY)}


def inside(ns, action):
    """Runs an action in a namespace; its errors are its result."""
    if ns not in HANDLES:
        HANDLES[ns] = os.open("/var/run/netns/" + ns, os.O_RDONLY)
    try:
        enter(ns)
        return action()
    except OSError as error:
        return error
    finally:
        enter("")


def enter(ns):
    if LIBC.setns(HANDLES[ns], CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns " + ns)


SERVERS = selectors.DefaultSelector()
ANY = {socket.AF_INET: "0.0.0.0", socket.AF_INET6: "::"}
ASKED = {
    socket.AF_INET: (socket.IPPROTO_IP, 8),  # IP_PKTINFO
    socket.AF_INET6: (socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO),
}


def serve(ns, name, ports):
    def listen():
        for family, address in ANY.items():
            for port in ports:
                listener(family, socket.SOCK_STREAM, address, int(port), greet, name)
                listener(family, socket.SOCK_DGRAM, address, int(port), reply, name)

    error = inside(ns, listen)
    return "ERROR\t%s" % error if error else "OK"


def listener(family, kind, address, port, action, name):
    server = socket.socket(family, kind)
    server.setblocking(False)
    if family == socket.AF_INET6:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    if kind == socket.SOCK_STREAM:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((address, port))
    if kind == socket.SOCK_STREAM:
        server.listen(256)
    else:
        server.setsockopt(*ASKED[family], 1)
    SERVERS.register(server, selectors.EVENT_READ, lambda: action(server, name))


def greet(server, name):
    connection, peer = server.accept()
    connection.setblocking(False)
    connection.sendall(answer(name, peer))
    SERVERS.register(connection, selectors.EVENT_READ, lambda: hang_up(connection))


def hang_up(connection):
    SERVERS.unregister(connection)
    connection.close()


def reply(server, name):
    """Answers from the address that was asked, and lets routes alone decide about the device."""
    _, about, _, peer = server.recvmsg(100, 100)
    level, kind, asked = about[0]
    if level == socket.IPPROTO_IP:
        asked = struct.pack("i", 0) + asked[4:]
    else:
        asked = asked[:16] + struct.pack("i", 0)
    server.sendmsg([answer(name, peer)], [(level, kind, asked)], 0, peer)


def answer(name, peer):
    return ("%s %s %d" % (name, peer[0], peer[1])).encode()


def attend():
    while True:
        for key, _ in SERVERS.select(1):
            try:
                key.data()
            except OSError:
                pass


ERRORS = {
    socket.AF_INET: (socket.IPPROTO_IP, 11),  # IP_RECVERR
    socket.AF_INET6: (socket.IPPROTO_IPV6, 25),  # IPV6_RECVERR
}
OUTCOMES = {
    errno.ECONNREFUSED: "REFUSED",
    errno.EPERM: "NOT_PERMITTED",
    errno.ENETUNREACH: "UNREACHABLE",
    errno.EHOSTUNREACH: "UNREACHABLE",
    errno.ETIMEDOUT: "TIMEOUT",
}
HELD = []


class Flow:
    """A flow under way: its socket, until when it waits, and its outcome once it is known."""

    def __init__(self, text):
        self.ns, self.proto, source, sport, self.to, dport, wait = text.split(" ")
        self.wait = float(wait)
        self.source = "" if source == "-" else source
        self.sport = 0 if sport == "-" else int(sport)
        self.dport = int(dport)
        self.outcome = None
        self.local = ("-", 0)
        self.answer = ""

    def start(self):
        error = inside(self.ns, self.open)
        self.deadline = time.monotonic() + self.wait
        if isinstance(error, OSError):
            self.fail(error)

    def open(self):
        family = socket.AF_INET6 if ":" in self.to else socket.AF_INET
        self.socket = socket.socket(family, socket.SOCK_STREAM if self.proto == "tcp" else socket.SOCK_DGRAM)
        HELD.append(self.socket)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.proto == "tcp":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.socket.setsockopt(*ERRORS[family], 1)
        if self.source or self.sport:
            self.socket.bind((self.source, self.sport))
        code = self.socket.connect_ex((self.to, self.dport))
        self.local = self.socket.getsockname()
        if code not in (0, errno.EINPROGRESS):
            raise OSError(code, os.strerror(code))
        if self.proto == "udp":
            self.socket.send(b"?")

    def receive(self):
        try:
            # an ICMP error that comes while connect() still runs is only queued, as the socket is in use
            error = self.socket.recvmsg(0, 200, socket.MSG_ERRQUEUE)[1][0][2] if self.proto == "tcp" else b""
            self.fail(OSError(struct.unpack("I", error[:4])[0], "queued"))
            return
        except (BlockingIOError, struct.error):
            pass
        try:
            self.answer = self.socket.recv(100).decode()
            self.local = self.socket.getsockname()
            self.outcome = "DELIVERED" if self.answer else "RESET"
        except BlockingIOError:
            pass
        except OSError as error:
            self.fail(error)

    def fail(self, error):
        self.outcome = OUTCOMES.get(error.errno, "ERROR:%s" % str(error).replace(" ", "_"))

    def __str__(self):
        return "%s %s %d %s" % (self.outcome, self.local[0], self.local[1], self.answer)


def burst(texts):
    flows = [Flow(text) for text in texts]
    selector = selectors.DefaultSelector()
    for flow in flows:
        flow.start()
        if not flow.outcome:
            selector.register(flow.socket, selectors.EVENT_READ, flow)
    while selector.get_map():
        waiting = [key.data for key in selector.get_map().values()]
        for key, _ in selector.select(max(0.0, min(flow.deadline for flow in waiting) - time.monotonic())):
            key.data.receive()
        now = time.monotonic()
        for flow in waiting:
            if not flow.outcome and flow.deadline <= now:
                flow.outcome = "TIMEOUT"
            if flow.outcome:
                selector.unregister(flow.socket)
            if flow.outcome == "TIMEOUT" and flow.proto == "tcp":
                flow.socket.close()  # or it would try again, and with luck elsewhere
    selector.close()
    return "\t".join(str(flow) for flow in flows)


def release():
    for each in HELD:
        each.close()
    HELD.clear()
    return "OK"


def put(ns, settings):
    def write():
        for setting in settings:
            key, value = setting.split("=")
            with open("/proc/sys/" + key.replace(".", "/"), "w") as file:
                file.write(value)

    error = inside(ns, write)
    return "ERROR\t%s" % error if error else "OK"


def push(ns, to, address, count):
    def listen():
        server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.settimeout(1.5)
        server.bind(("0.0.0.0", 8081))
        server.listen(1)
        return server

    def connect():
        client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        client.settimeout(1.5)
        client.connect((address, 8081))
        client.sendall(b"." * int(count))
        return client

    server = inside(to, listen)
    client = inside(ns, connect)
    if isinstance(server, OSError) or isinstance(client, OSError):
        return "ERROR\t%s %s" % (server, client)
    connection, _ = server.accept()
    connection.settimeout(1.5)
    arrived = 0
    try:
        while arrived < int(count):
            octets = len(connection.recv(65536))
            if not octets:
                break
            arrived += octets
    except socket.timeout:
        pass
    for each in (connection, client, server):
        each.close()
    return str(arrived)


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
    threading.Thread(target=attend, daemon=True).start()
    text = None
    for line in sys.stdin:
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "input":
            text = fields[1].replace("\\n", "\n")
            continue
        if fields[0] == "serve":
            reply = serve(fields[1], fields[2], fields[3:])
        elif fields[0] == "burst":
            reply = burst(fields[1:])
        elif fields[0] == "release":
            reply = release()
        elif fields[0] == "set":
            reply = put(fields[1], fields[2:])
        elif fields[0] == "tap":
            reply = tap(*fields[1:])
        elif fields[0] == "frames":
            reply = frames(*fields[1:])
        elif fields[0] == "push":
            reply = push(*fields[1:])
        elif fields[0] == "forget":
            reply = forget(fields[1:])
        else:
            reply = run(fields[1], fields[2:], text)
            text = None
        print(reply, flush=True)


main()
