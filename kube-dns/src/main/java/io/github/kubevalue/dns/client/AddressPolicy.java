package io.github.kubevalue.dns.client;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;

/**
 * What a C library thinks of addresses: how much it prefers them, which belong together, and how far they reach (RFC 6724).
 * To both an IPv4 address is the IPv6 address that stands for it, {@code ::ffff:10.0.0.1}.
 *
 * @param libc the library
 * @param rows what it says of blocks of addresses; the first block that holds an address counts
 */
record AddressPolicy(Libc libc, Vector<Row> rows) {
    private static final int LINK_LOCAL = 2;
    private static final int SITE_LOCAL = 5;
    private static final int GLOBAL = 14;
    private static final Cidr MULTICAST_V6 = Cidr.parse("ff00::/8");
    private static final Cidr LINK_LOCAL_V6 = Cidr.parse("fe80::/10");
    private static final Cidr SITE_LOCAL_V6 = Cidr.parse("fec0::/10");
    private static final Cidr LINK_LOCAL_V4 = Cidr.parse("169.254.0.0/16");

    // sysdeps/posix/getaddrinfo.c, default_labels and default_precedence: those of a system without gai.conf
    private static final AddressPolicy GLIBC = new AddressPolicy(
            Libc.GLIBC,
            Vector.of(
                    Row.of("::1/128", 50, 0),
                    Row.of("2002::/16", 30, 2),
                    Row.of("::/96", 20, 3),
                    Row.of("::ffff:0:0/96", 10, 4),
                    Row.of("fec0::/10", 40, 5),
                    Row.of("fc00::/7", 40, 6),
                    Row.of("2001::/32", 40, 7),
                    Row.of("::/0", 40, 1)));
    // src/network/lookup_name.c, defpolicy
    private static final AddressPolicy MUSL = new AddressPolicy(
            Libc.MUSL,
            Vector.of(
                    Row.of("::1/128", 50, 0),
                    Row.of("::ffff:0:0/96", 35, 4),
                    Row.of("2002::/16", 30, 2),
                    Row.of("2001::/32", 5, 5),
                    Row.of("fc00::/7", 3, 13),
                    Row.of("::/0", 40, 1)));

    /** What a library says of a block: the higher the precedence, the earlier; a source should have its destination's label. */
    record Row(Cidr block, int precedence, int label) {
        static Row of(String block, int precedence, int label) {
            return new Row(Cidr.parse(block), precedence, label);
        }
    }

    static AddressPolicy of(Libc libc) {
        return libc == Libc.GLIBC ? GLIBC : MUSL;
    }

    int precedence(Ip ip) {
        return row(ip).precedence();
    }

    int label(Ip ip) {
        return row(ip).label();
    }

    private Row row(Ip ip) {
        Ip sixth = mapped(ip);
        return rows.find(row -> row.block().contains(sixth)).get();
    }

    /** How far the address reaches, as a multicast address of IPv6 says it; musl takes all of IPv4 for global. */
    int scope(Ip ip) {
        if (ip.isV4()) {
            boolean local = ip.isLoopback() || LINK_LOCAL_V4.contains(ip);
            return libc == Libc.GLIBC && local ? LINK_LOCAL : GLOBAL;
        }
        if (MULTICAST_V6.contains(ip)) {
            return (int) (ip.high() >>> 48 & 15);
        }
        if (ip.isLoopback() || LINK_LOCAL_V6.contains(ip)) {
            return LINK_LOCAL;
        }
        return SITE_LOCAL_V6.contains(ip) ? SITE_LOCAL : GLOBAL;
    }

    /** How many leading bits the two have in common, as IPv6 addresses. */
    static int commonBits(Ip one, Ip other) {
        Ip a = mapped(one);
        Ip b = mapped(other);
        return a.high() == b.high()
                ? Long.SIZE + Long.numberOfLeadingZeros(a.low() ^ b.low())
                : Long.numberOfLeadingZeros(a.high() ^ b.high());
    }

    private static Ip mapped(Ip ip) {
        return ip.isV4() ? Ip.v6(0, 0xffff_0000_0000L | ip.low()) : ip;
    }
}
