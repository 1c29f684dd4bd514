package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.FlowPort;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * A rule of policy routing: which packets ask which table. Its text is the line that {@code ip rule} prints,
 * {@code 100: from all fwmark 0x200/0xf00 lookup 2004}.
 */
@Value.Immutable
public abstract class RoutingRule implements WithRoutingRule {
    /** The interface that stands for packets that are sent here. */
    static final String LOOPBACK = "lo";

    /** Returns the rule that sends all packets to a table. */
    public static RoutingRule lookup(int priority, TableId table) {
        return builder().priority(priority).action(new RuleAction.Lookup(table)).build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Its place: rules are asked from the lowest number up. */
    public abstract long priority();

    /** Whether it holds for the packets that do not match. */
    @Value.Default
    public boolean isInverted() {
        return false;
    }

    /** The sources that it matches; all if absent. */
    @Value.Default
    public Option<Cidr> source() {
        return Option.none();
    }

    /** The destinations that it matches; all if absent. */
    @Value.Default
    public Option<Cidr> destination() {
        return Option.none();
    }

    /** The packet mark that it matches. */
    @Value.Default
    public Option<Fwmark> fwmark() {
        return Option.none();
    }

    /** The device that a packet came in by; {@code lo} for those that are sent here. */
    @Value.Default
    public Option<String> in() {
        return Option.none();
    }

    /** The device that a socket is bound to. */
    @Value.Default
    public Option<String> out() {
        return Option.none();
    }

    /** The protocol. */
    @Value.Default
    public Option<IpProtocol> protocol() {
        return Option.none();
    }

    /** The source ports. */
    @Value.Default
    public Option<PortRange> sourcePorts() {
        return Option.none();
    }

    /** The destination ports. */
    @Value.Default
    public Option<PortRange> destinationPorts() {
        return Option.none();
    }

    /** What follows. */
    public abstract RuleAction action();

    /** Whether a route found with a prefix of that length or less does not count. */
    @Value.Default
    public Option<Integer> suppressPrefixlength() {
        return Option.none();
    }

    /** What else {@code ip rule} prints of it, names and values in turn. */
    @Value.Default
    public Seq<String> options() {
        return Vector.empty();
    }

    /**
     * Marks under a mask: {@code 0x200/0xf00}.
     *
     * @param value the value that the masked mark must have
     * @param mask the bits that count
     */
    public record Fwmark(int value, int mask) {
        boolean matches(int mark) {
            return ((value ^ mark) & mask) == 0;
        }

        @Override
        public String toString() {
            return "0x" + Integer.toHexString(value) + (mask == -1 ? "" : "/0x" + Integer.toHexString(mask));
        }
    }

    /** Whether this rule holds for a question. */
    // net/core/fib_rules.c, fib_rule_match; net/ipv4/fib_rules.c, fib4_rule_match
    public boolean holds(RouteQuery query) {
        return matches(query) != isInverted();
    }

    private boolean matches(RouteQuery query) {
        return in().forAll(device -> device.equals(query.in().getOrElse(LOOPBACK)))
                && out().forAll(device -> query.out().contains(device))
                && fwmark().forAll(mark -> mark.matches(query.mark()))
                && source().forAll(block -> holds(block, query.source()))
                && destination().forAll(block -> block.contains(query.destination()))
                && protocol().forAll(each -> query.protocol().contains(each))
                && sourcePorts().forAll(ports -> holds(ports, query.sourcePort()))
                && destinationPorts().forAll(ports -> holds(ports, query.destinationPort()));
    }

    private static boolean holds(PortRange ports, Option<FlowPort> port) {
        return port.flatMap(FlowPort::number).exists(ports::contains);
    }

    /** A source that is not known yet is 0.0.0.0. */
    private static boolean holds(Cidr block, Option<Ip> source) {
        return source.map(block::contains).getOrElse(() -> block.ip().isUnspecified());
    }

    private static String ports(PortRange ports) {
        return ports.isSingle() ? Integer.toString(ports.first()) : ports.first() + "-" + ports.last();
    }

    /** Returns the line of {@code ip rule}. */
    // iproute2, ip/iprule.c, print_rule
    @Override
    public String toString() {
        return priority() + ":\t"
                + Vector.of(
                                isInverted() ? "not" : "",
                                "from " + source().map(Cidr::toShortString).getOrElse("all"))
                        .appendAll(destination().map(block -> "to " + block.toShortString()))
                        .appendAll(fwmark().map(mark -> "fwmark " + mark))
                        .appendAll(in().map(device -> "iif " + device))
                        .appendAll(out().map(device -> "oif " + device))
                        .appendAll(protocol().map(each -> "ipproto " + each))
                        .appendAll(sourcePorts().map(range -> "sport " + ports(range)))
                        .appendAll(destinationPorts().map(range -> "dport " + ports(range)))
                        .append(action().toString())
                        .appendAll(suppressPrefixlength().map(length -> "suppress_prefixlength " + length))
                        .appendAll(options())
                        .filter(word -> !word.isEmpty())
                        .mkString(" ");
    }

    /** Builds a {@link RoutingRule}. */
    public static final class Builder extends ImmutableRoutingRule.Builder {
        Builder() {}
    }
}
