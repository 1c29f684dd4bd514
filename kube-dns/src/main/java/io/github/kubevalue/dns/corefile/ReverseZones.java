package io.github.kubevalue.dns.corefile;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The zones under {@code in-addr.arpa} and {@code ip6.arpa} that a block of addresses stands for. */
// plugin/pkg/cidr/cidr.go
final class ReverseZones {
    private ReverseZones() {}

    /** Several zones if the mask ends within a label. */
    static Seq<DomainName> of(Cidr cidr) {
        boolean v4 = cidr.ip().isV4();
        int unit = v4 ? 8 : 4;
        int labels = (cidr.prefix() + unit - 1) / unit;
        int spare = labels * unit - cidr.prefix();
        int hostBits = cidr.ip().family().bits() - labels * unit;
        Vector<DomainName> zones = Vector.empty();
        Ip first = cidr.first();
        for (int i = 0; i < 1 << spare; i++) {
            DomainName name = DomainName.reverse(shifted(first, i, hostBits));
            while (name.labelCount() > labels + 2) {
                name = name.parent();
            }
            zones = zones.append(name);
        }
        return zones;
    }

    private static Ip shifted(Ip ip, long steps, int bits) {
        if (ip.isV4()) {
            return Ip.v4(ip.low() + (steps << bits));
        }
        return bits >= 64
                ? Ip.v6(ip.high() + (steps << (bits - 64)), ip.low())
                : Ip.v6(ip.high(), ip.low() + (steps << bits));
    }
}
