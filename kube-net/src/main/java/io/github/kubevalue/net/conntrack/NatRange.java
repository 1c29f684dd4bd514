package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.control.Option;

/**
 * What a NAT target allows: the kernel's {@code nf_nat_range2}.
 *
 * @param first the first address; none keeps the packet's
 * @param last the last address of a range of several
 * @param ports the ports; none keeps the packet's, or searches within its class if that is taken
 * @param random whether the port is searched at once, without a try to keep it
 */
public record NatRange(Option<Ip> first, Option<Ip> last, Option<PortRange> ports, boolean random) {

    /** Returns the range of one address. */
    public static NatRange to(Ip ip) {
        return new NatRange(Option.some(ip), Option.none(), Option.none(), false);
    }

    /** Returns the range of one address and one port. */
    public static NatRange to(Ip ip, int port) {
        return to(ip).withPorts(Option.some(PortRange.of(port)));
    }

    /** Returns this range with those ports. */
    public NatRange withPorts(Option<PortRange> other) {
        return new NatRange(first, last, other, random);
    }

    /** Returns this range with the port always searched: {@code --random-fully}. */
    public NatRange fullyRandom() {
        return new NatRange(first, last, ports, true);
    }

    boolean allows(Ip ip) {
        if (first.isEmpty()) {
            return true;
        }
        Ip from = first.get();
        return from.compareTo(ip) <= 0 && ip.compareTo(last.isDefined() ? last.get() : from) <= 0;
    }
}
