"""Sends packets through a dump of rules, loaded into a namespace, and tells which rules counted each and what was tracked.

Standard input, line by line: "tool iptables-nft", "device NAME ADDRESS/PREFIX", "route DESTINATION via|dev WHERE", "set" with a line of ipset,
the dump between "rules" and "end", then packets: "in DEVICE PROTOCOL SOURCE PORT DESTINATION PORT" or "out UID GID PROTOCOL ...".
Each packet is answered with one line: "rule TABLE CHAIN NUMBER" and "entry" with a line of conntrack, separated by tabs.
"""
import ctypes
import itertools
import os
import re
import socket
import struct
import subprocess
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
HOME = os.open("/proc/self/ns/net", os.O_RDONLY)
NODE = "kvd%dn" % os.getpid()
WORLD = "kvd%dw" % os.getpid()
QUIET = """table inet quiet {
  chain out { type filter hook output priority -500; policy accept;
    tcp flags & rst == rst drop
    icmp type { destination-unreachable, redirect, time-exceeded } drop
    icmpv6 type { destination-unreachable, nd-redirect, time-exceeded, packet-too-big, nd-neighbor-solicit, nd-neighbor-advert,
      nd-router-solicit, mld-listener-report, mld2-listener-report, mld-listener-done } drop
  }
  chain in { type filter hook prerouting priority -500; policy accept;
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert, nd-router-solicit } drop
  }
}
"""


def run(*command, ns=None, text=None):
    inside = ["nsenter", "--net=/var/run/netns/" + ns] if ns else []
    done = subprocess.run(inside + list(command), input=text, capture_output=True, text=True, timeout=30)
    if done.returncode:
        sys.exit("%s: %s" % (" ".join(command), done.stdout + done.stderr))
    return done.stdout


def enter(ns):
    """Enters a namespace; none is where it all began."""
    fd = os.open("/var/run/netns/" + ns, os.O_RDONLY) if ns else HOME
    if LIBC.setns(fd, 0x40000000):
        raise OSError(ctypes.get_errno(), "setns " + ns)
    if ns:
        os.close(fd)


def build(devices, routes):
    for ns in (NODE, WORLD):
        run("ip", "netns", "add", ns)
    run("sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1", ns=WORLD)
    run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1", "net.ipv4.conf.all.rp_filter=0",
        "net.ipv4.conf.default.rp_filter=0", "net.ipv4.conf.all.send_redirects=0", "net.ipv4.conf.default.send_redirects=0",
        "net.ipv4.conf.all.route_localnet=1", "net.ipv4.ip_unprivileged_port_start=0", "net.ipv6.conf.default.accept_dad=0", ns=NODE)
    run("nft", "-f", "-", ns=NODE, text=QUIET)
    run("ip", "-n", NODE, "link", "set", "lo", "up")
    sockets = {}
    names = list(dict.fromkeys(name for name, _ in devices))
    for i, name in enumerate(names):
        run("ip", "-n", NODE, "link", "add", name, "address", "02:00:00:00:00:%02x" % i, "type", "veth", "peer", "name", "w%d" % i,
            "netns", WORLD)
        run("ip", "-n", NODE, "link", "set", name, "up")
        run("ip", "-n", WORLD, "link", "set", "w%d" % i, "up")
        enter(WORLD)
        sockets[name] = (i, socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
        sockets[name][1].bind(("w%d" % i, 0))
        enter("")
    for name, address in devices:
        run("ip", "-n", NODE, "addr", "add", address, "dev", name, *(["nodad"] if ":" in address else []))
    for route in routes:
        run("ip", "-n", NODE, *(["-6"] if ":" in " ".join(route) else []), "route", "add", *route)
    return sockets


def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def frame(i, protocol, source, sport, destination, dport):
    v6 = ":" in source
    family = socket.AF_INET6 if v6 else socket.AF_INET
    ends = socket.inet_pton(family, source) + socket.inet_pton(family, destination)
    number = 6 if protocol == "tcp" else 17
    if protocol == "tcp":
        body = struct.pack("!HHIIBBHHH", sport, dport, 1, 0, 5 << 4, 2, 64240, 0, 0)
        at = 16
    else:
        body = struct.pack("!HHHH", sport, dport, 9, 0) + b"?"
        at = 6
    pseudo = ends + (struct.pack("!II", len(body), number) if v6 else struct.pack("!BBH", 0, number, len(body)))
    body = body[:at] + struct.pack("!H", checksum(pseudo + body)) + body[at + 2:]
    if v6:
        head = struct.pack("!IHBB", 6 << 28, len(body), number, 64) + ends
    else:
        head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), 1, 0, 64, number, 0) + ends
        head = head[:10] + struct.pack("!H", checksum(head)) + head[12:]
    mac = bytes([2, 0, 0, 0, 0, i]) + bytes([2, 0, 0, 0, 1, i])
    return mac + (b"\x86\xdd" if v6 else b"\x08\x00") + head + body


def leave(uid, gid, protocol, source, sport, destination, dport):
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    try:
        enter(NODE)
        os.setgroups([])
        os.setresgid(gid, gid, gid)
        os.setresuid(uid, uid, uid)
        family = socket.AF_INET6 if ":" in source else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM) as client:
            client.setblocking(False)
            client.bind((source, sport))
            client.sendto(b"?", (destination, dport)) if protocol == "udp" else client.connect_ex((destination, dport))
            time.sleep(0.005)
    except OSError:
        pass
    finally:
        os._exit(0)


def counters(tool):
    counted, table, places = {}, "", {}
    for line in run(tool + "-save", "-c", ns=NODE).split("\n"):
        if line.startswith("*"):
            table, places = line[1:], {}
        rule = re.match(r"\[(\d+):\d+\] -A (\S+)", line)
        if rule:
            places[rule[2]] = places.get(rule[2], 0) + 1
            counted[table, rule[2], places[rule[2]]] = int(rule[1])
    return counted


def walk(tool, sockets, packet, before):
    """Sends a packet with an empty memory; returns the counters after it, and what it has left."""
    run("conntrack", "-F", ns=NODE)
    if packet[0] == "in":
        i, link = sockets[packet[1]]
        link.send(frame(i, packet[2], packet[3], int(packet[4]), packet[5], int(packet[6])))
        time.sleep(0.003)
    else:
        leave(int(packet[1]), int(packet[2]), packet[3], packet[4], int(packet[5]), packet[6], int(packet[7]))
    after = counters(tool)
    rules = ["rule %s %s %d" % place for place, count in after.items() if count != before.get(place, 0)]
    listed = run("conntrack", "-L", *(["-f", "ipv6"] if tool.startswith("ip6") else []), ns=NODE)
    return after, rules + ["entry " + line for line in listed.split("\n") if "src=" in line]


def read():
    """What is told before the packets: the tool, devices, routes, sets and rules."""
    tool, devices, routes, sets = "", [], [], []
    for line in itertools.takewhile(lambda line: line != "rules\n", sys.stdin):
        words = line.split()
        if words[0] == "set":
            sets.append(" ".join(words[1:]))
        elif words[0] == "tool":
            tool = words[1]
        elif words[0] == "device":
            devices.append(words[1:])
        else:
            routes.append(words[1:])
    rules = list(itertools.takewhile(lambda line: line != "end\n", sys.stdin))
    return tool, devices, routes, sets, rules


def main():
    tool, devices, routes, sets, rules = read()
    try:
        sockets = build(devices, routes)
        if sets:
            run("ipset", "restore", ns=NODE, text="\n".join(sets) + "\n")
        run(tool + "-restore", ns=NODE, text="".join(rules))
        count = counters(tool)
        for line in sys.stdin:
            count, left = walk(tool, sockets, line.split(), count)
            print("\t".join(left), flush=True)
    finally:
        for ns in (NODE, WORLD):
            subprocess.run(["ip", "netns", "del", ns], capture_output=True)


main()
