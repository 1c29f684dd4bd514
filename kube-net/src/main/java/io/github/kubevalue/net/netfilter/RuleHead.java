package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What nearly every rule asks, and the kernel before anything else: addresses and protocol, as the rule's own head has them. Asked
 * twice, or asked for what they are not, they are left to the rule's other matches.
 *
 * @param source where the packet must come from
 * @param destination where it must go
 * @param protocol its protocol
 */
// include/uapi/linux/netfilter_ipv4/ip_tables.h, ipt_ip
record RuleHead(Option<Cidr> source, Option<Cidr> destination, Option<IpProtocol> protocol) {

    /** Returns the head of a rule with those matches. */
    static RuleHead of(Seq<Match> matches) {
        return new RuleHead(
                first(matches, Match.Source.class).map(Match.Source::cidr),
                first(matches, Match.Destination.class).map(Match.Destination::cidr),
                first(matches, Match.Protocol.class).map(Match.Protocol::protocol));
    }

    private static <M extends Match> Option<M> first(Seq<Match> matches, Class<M> kind) {
        return matches.find(kind::isInstance).map(kind::cast);
    }

    /** Whether it asks that match. */
    boolean asks(Match match) {
        return match instanceof Match.Source from && source.contains(from.cidr())
                || match instanceof Match.Destination to && destination.contains(to.cidr())
                || match instanceof Match.Protocol asked && protocol.contains(asked.protocol());
    }

    /** Whether it lets packets of a flow pass. */
    boolean admits(Flow flow) {
        return (destination.isEmpty()
                        || destination.get().contains(flow.destination().ip()))
                && (protocol.isEmpty() || protocol.get() == flow.protocol())
                && (source.isEmpty() || source.get().contains(flow.source().ip()));
    }
}
