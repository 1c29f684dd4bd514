"""A router in a network namespace: loads rules, sends single packets through it and tells what became of each.

Reads one request a line, fields separated by tabs and newlines and tabs in them written as \\n and \\t, and answers one line each:
  rules IPTABLES NFT                     starts afresh with those rules; what "nft list ruleset" then prints
  packet PROTO SOURCE SPORT DST DPORT    FORWARDED SOURCE SPORT DST DPORT, LOCAL, REJECTED WITH, or DROPPED
Pods are behind "veth1", the rest of the world is behind "eth0"; neither answers.
"""
import ctypes
import os
import socket
import struct
import subprocess
import sys

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000
PREFIX = "kvn%d" % os.getpid()
PODS, ROUTER, WORLD = PREFIX + "p", PREFIX + "r", PREFIX + "w"

LINKS = """
netns add {p}
netns add {r}
netns add {w}
link add eth0 netns {p} address 02:00:00:00:01:09 type veth peer name veth1 netns {r} address 02:00:00:00:01:01
link add eth0 netns {r} address 02:00:00:00:02:01 type veth peer name eth0 netns {w} address 02:00:00:00:02:64
"""
INSIDE = {
    PODS: """
addr add 10.244.1.9/24 dev eth0
addr add 10.244.1.2/24 dev eth0
addr add fd00:10:244:1::9/64 dev eth0 nodad
addr add fd00:10:244:1::2/64 dev eth0 nodad
link set lo up
link set eth0 up
route add default via 10.244.1.1
route add ::/0 via fd00:10:244:1::1
neigh add 10.244.1.1 lladdr 02:00:00:00:01:01 dev eth0
neigh add fd00:10:244:1::1 lladdr 02:00:00:00:01:01 dev eth0
""",
    ROUTER: """
addr add 10.244.1.1/24 dev veth1
addr add fd00:10:244:1::1/64 dev veth1 nodad
addr add 192.0.2.11/24 dev eth0
addr add 2001:db8::11/64 dev eth0 nodad
link set lo up
link set veth1 up
link set eth0 up
route add default via 192.0.2.100
route add ::/0 via 2001:db8::100
neigh add 10.244.1.9 lladdr 02:00:00:00:01:09 dev veth1
neigh add 10.244.1.2 lladdr 02:00:00:00:01:09 dev veth1
neigh add fd00:10:244:1::9 lladdr 02:00:00:00:01:09 dev veth1
neigh add fd00:10:244:1::2 lladdr 02:00:00:00:01:09 dev veth1
neigh add 192.0.2.100 lladdr 02:00:00:00:02:64 dev eth0
neigh add 192.0.2.12 lladdr 02:00:00:00:02:64 dev eth0
neigh add 2001:db8::100 lladdr 02:00:00:00:02:64 dev eth0
neigh add 2001:db8::12 lladdr 02:00:00:00:02:64 dev eth0
""",
    WORLD: "link set lo up\nlink set eth0 up\n",
}
SETTINGS = [
    "net.ipv4.ip_forward=1",
    "net.ipv6.conf.all.forwarding=1",
    "net.ipv4.conf.all.rp_filter=0",
    "net.ipv4.conf.veth1.rp_filter=0",
    "net.ipv4.conf.veth1.send_redirects=0",
    "net.ipv4.icmp_ratelimit=0",
    "net.ipv4.icmp_msgs_per_sec=1000000",
    "net.ipv4.icmp_msgs_burst=1000000",
    "net.ipv6.icmp.ratelimit=0",
]
SILENT = "table inet silent { chain input { type filter hook input priority 0; policy drop; }; }\n"

# What reaches the router itself is seen, and goes no further.
OBSERVER = """
table inet observer {
  counter seen { }
  chain input {
    type filter hook input priority 2147483646
    meta l4proto { tcp, udp, icmp } counter name seen
    icmpv6 type echo-request counter name seen
    drop
  }
}
"""


def escaped(text):
    return text.replace("\n", "\\n").replace("\t", "\\t")


def run(command, text=""):
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False)


def must(command, text=""):
    done = run(command, text)
    if done.returncode != 0:
        raise RuntimeError("%s: %s\n%s" % (command, done.stderr, text))
    return done.stdout


def enter(ns):
    with open("/var/run/netns/" + ns) as handle:
        if LIBC.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns " + ns)


def build():
    must(["ip", "-batch", "-"], LINKS.format(p=PODS, r=ROUTER, w=WORLD))
    for ns, commands in INSIDE.items():
        must(["ip", "-n", ns, "-batch", "-"], commands)
    must(["ip", "netns", "exec", ROUTER, "sysctl", "-qw"] + SETTINGS)
    for ns in (PODS, WORLD):
        must(["ip", "netns", "exec", ns, "nft", "-f", "-"], SILENT)


def listen():
    sniffer = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))
    sniffer.bind(("eth0", 3))
    sniffer.setblocking(False)
    return sniffer


def checksum(data):
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data + b"\0" * (len(data) % 2)))
    total = (total & 0xFFFF) + (total >> 16)
    return ~(total + (total >> 16)) & 0xFFFF


# The types of ICMP that quote a packet: others, such as a solicitation of a neighbour, may pass at any time.
ERRORS = {1: (3, 5, 11, 12), 58: (1, 2, 3, 4)}
NUMBERS = {"tcp": 6, "udp": 17, "icmp": 1, "ipv6-icmp": 58}


def transport(proto, source, destination, sport, dport, ident):
    if proto == "tcp":
        segment = struct.pack("!HHIIBBHHH", sport, dport, 0x10000 + ident, 0, 0x50, 2, 1024, 0, 0)
        place = 16
    elif proto == "udp":
        segment = struct.pack("!HHHH", sport, dport, 12, 0) + b"kube"
        place = 6
    else:
        segment = struct.pack("!BBHHH", 8 if proto == "icmp" else 128, 0, 0, sport, 1)
        place = 2
    pseudo = b""
    if proto != "icmp":
        pseudo = source + destination + struct.pack("!IHBB", len(segment), 0, 0, NUMBERS[proto])
    total = checksum(pseudo + segment)
    return segment[:place] + struct.pack("!H", total) + segment[place + 2 :]


def packet(proto, source, sport, destination, dport, ident):
    family = socket.AF_INET6 if ":" in source else socket.AF_INET
    src, dst = socket.inet_pton(family, source), socket.inet_pton(family, destination)
    data = transport(proto, src, dst, sport, dport, ident)
    if family == socket.AF_INET6:
        return struct.pack("!IHBB", 6 << 28 | ident, len(data), NUMBERS[proto], 64) + src + dst + data
    return struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(data), ident, 0, 64, NUMBERS[proto], 0) + src + dst + data


def header(data):
    """Protocol, identity, source, destination and what comes after, of a packet of either family."""
    if data[0] >> 4 == 4:
        ident = struct.unpack("!H", data[4:6])[0]
        ends = [socket.inet_ntop(socket.AF_INET, data[at : at + 4]) for at in (12, 16)]
        return data[9], ident, ends[0], ends[1], data[(data[0] & 15) * 4 :]
    ident = struct.unpack("!I", data[0:4])[0] & 0xFFFFF
    ends = [socket.inet_ntop(socket.AF_INET6, data[at : at + 16]) for at in (8, 24)]
    return data[6], ident, ends[0], ends[1], data[40:]


def frames(sniffer):
    while True:
        try:
            data, address = sniffer.recvfrom(2048)
        except BlockingIOError:
            return
        if address[2] != 4 and address[1] in (0x0800, 0x86DD):
            yield header(data)


class Router:
    def __init__(self):
        build()
        enter(WORLD)
        self.world = listen()
        enter(PODS)
        self.pods = listen()
        self.senders = {
            4: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW),
            6: socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_RAW),
        }
        enter(ROUTER)
        self.ident = 0
        self.seen = ""

    def rules(self, iptables, nft):
        must(["nft", "-f", "-"], "flush ruleset\n")
        if iptables:
            must(["iptables-nft-restore"], iptables)
        loaded = run(["nft", "-f", "-"], nft)
        if loaded.returncode != 0:
            return "ERROR\t" + escaped(loaded.stderr)
        listed = must(["nft", "list", "ruleset"])
        must(["nft", "-f", "-"], OBSERVER)
        run(["conntrack", "-F"])
        self.seen = self.local()
        saved = must(["iptables-nft-save"]) if iptables else ""
        return "OK\t" + escaped(listed) + "\t" + escaped(saved)

    def local(self):
        return must(["nft", "list", "counter", "inet", "observer", "seen"])

    def packet(self, proto, source, sport, destination, dport):
        self.ident = self.ident % 60000 + 1
        for sniffer in (self.world, self.pods):
            list(frames(sniffer))
        data = packet(proto, source, int(sport), destination, int(dport), self.ident)
        family = 6 if ":" in source else 4
        self.senders[family].sendto(data, (destination, 0))
        # what is not seen at once may have come by the time that the counter has been read
        return self.emitted() or self.delivered() or self.emitted() or "DROPPED"

    def emitted(self):
        back = list(frames(self.pods))
        return self.forwarded(list(frames(self.world)) + back) or self.rejected(back)

    def forwarded(self, seen):
        for proto, ident, source, destination, rest in seen:
            if ident == self.ident and proto in NUMBERS.values():
                ports = struct.unpack("!HH", rest[:4]) if proto in (6, 17) else (struct.unpack("!H", rest[4:6])[0], 0)
                return "FORWARDED\t%s\t%d\t%s\t%d" % (source, ports[0], destination, ports[1])
        return None

    def rejected(self, seen):
        for proto, _, _, _, rest in seen:
            if proto == 6 and struct.unpack("!I", rest[8:12])[0] == 0x10000 + self.ident + 1:
                return "REJECTED\ttcp-reset"
            if proto in ERRORS and rest[0] in ERRORS[proto] and header(rest[8:])[1] == self.ident:
                return "REJECTED\t%d %d" % (rest[0], rest[1])
        return None

    def delivered(self):
        now = self.local()
        if now == self.seen:
            return None
        self.seen = now
        return "LOCAL"


def main():
    try:
        router = Router()
        for line in sys.stdin:
            words = [word.replace("\\n", "\n").replace("\\t", "\t") for word in line.rstrip("\n").split("\t")]
            try:
                print(getattr(router, words[0])(*words[1:]), flush=True)
            except (RuntimeError, OSError) as error:
                print("ERROR\t" + escaped(str(error)), flush=True)
    finally:
        for ns in (PODS, ROUTER, WORLD):
            run(["ip", "netns", "del", ns])


if __name__ == "__main__":
    main()
