package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.NatTarget.PortChoice;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What NAT statements do, as targets of iptables: both end in the kernel's {@code nf_nat_range2}. */
final class Translations {
    private Translations() {}

    /** Returns the target, with what expressions have given for its address and port. */
    static Target target(Statement.Translate statement, Vector<Datum> addresses, Vector<Datum> ports) {
        Statement.Translate.To to = statement.to();
        Option<Ip> first = addresses.headOption().map(Translations::ip).orElse(to.first());
        Option<PortRange> range = addresses
                .drop(1)
                .appendAll(ports)
                .headOption()
                .flatMap(Datum::number)
                .map(number -> PortRange.of(number.intValue()))
                .orElse(to.ports());
        boolean random = statement.random();
        PortChoice choice = random ? PortChoice.RANDOM : PortChoice.KEPT;
        return switch (statement.kind()) {
            case DNAT -> new NatTarget.Dnat(first, to.last(), range, random, statement.persistent());
            case SNAT -> new NatTarget.Snat(first, to.last(), range, choice, statement.persistent());
            case MASQUERADE -> new NatTarget.Masquerade(range, choice);
            case REDIRECT -> new NatTarget.Redirect(range, random);
        };
    }

    private static Ip ip(Datum value) {
        if (value instanceof Datum.Address address) {
            return address.ip();
        }
        throw new IllegalStateException(value + " is no address");
    }
}
