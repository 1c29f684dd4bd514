package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Addresses, blocks, ports and endpoints. */
public final class Addresses {
    private static final long ALL_V4 = 0xffff_ffffL;

    private Addresses() {}

    /** Any address of either family. */
    public static Arbitrary<Ip> ips() {
        return Arbitraries.oneOf(v4(), v6());
    }

    /** Any IPv4 address. */
    public static Arbitrary<Ip> v4() {
        return Arbitraries.longs().between(0, ALL_V4).map(Ip::v4);
    }

    /** Any IPv6 address. */
    public static Arbitrary<Ip> v6() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Ip::v6);
    }

    /** Addresses of a block; shrinks to its first. */
    public static Arbitrary<Ip> ipsIn(Cidr block) {
        long last = block.size() - 1;
        return Arbitraries.longs().between(0, last).map(block.first()::plus);
    }

    /** Addresses of pods, as kubeadm's pod subnet has them: 10.244.0.0/16. */
    public static Arbitrary<Ip> podIps() {
        return ipsIn(Cidr.parse("10.244.0.0/16"));
    }

    /** Addresses outside any cluster: 203.0.113.0/24, which is kept for documentation. */
    public static Arbitrary<Ip> outsideIps() {
        return ipsIn(Cidr.parse("203.0.113.0/24"));
    }

    /** Blocks of either family, without bits beyond the prefix. */
    public static Arbitrary<Cidr> cidrs() {
        return Arbitraries.oneOf(cidrs(v4(), 32), cidrs(v6(), 128));
    }

    private static Arbitrary<Cidr> cidrs(Arbitrary<Ip> ips, int bits) {
        Arbitrary<Integer> prefixes = Arbitraries.integers().between(0, bits);
        return Combinators.combine(ips, prefixes).as((ip, prefix) -> new Cidr(ip, prefix).network());
    }

    /** Any port, most often a well-known one; shrinks to 80. */
    public static Arbitrary<Port> ports() {
        Arbitrary<Integer> known = Arbitraries.of(80, 443, 8080, 53, 5432, 6379, 9090);
        Arbitrary<Integer> all = Arbitraries.integers().between(1, 65535);
        return Arbitraries.frequencyOf(Tuple.of(3, known), Tuple.of(1, all)).map(Port::of);
    }

    /** An address of either family with a port. */
    public static Arbitrary<Endpoint> endpoints() {
        return Combinators.combine(ips(), ports()).as(Endpoint::new);
    }
}
