package io.github.kubevalue.net.network;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.ConntrackText;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.ipset.IpSetDump;
import io.github.kubevalue.net.ipset.SavedSet;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.text.Dump;
import io.github.kubevalue.net.nftables.NftRuleset;
import io.github.kubevalue.net.nftables.text.NftText;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/**
 * What was listed on a real node. It takes the place of what kube-proxy, the network plugin and others would have programmed
 * there: each part that was listed replaces that part, the rest stays.
 *
 * <pre>{@code
 * NodeDump node = NodeDump.parse(iptablesSave, now).get().and(NodeDump.parse(conntrackL, now).get());
 * Network.of(snapshot, config.withDumps(LinkedHashMap.of("node-1", node)));
 * }</pre>
 *
 * <p>Laws: {@link #and} is associative, and of two listings of the same part the later one counts; an empty dump changes nothing.
 */
@Value.Immutable
public interface NodeDump {
    /** Nothing was listed. */
    NodeDump NOTHING = builder().build();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What {@code iptables-save} printed. */
    Option<Dump> ipv4();

    /** What {@code ip6tables-save} printed. */
    Option<Dump> ipv6();

    /** What {@code nft list ruleset} printed: all tables, those of iptables-nft among them. */
    Option<NftRuleset> nft();

    /** What {@code ipset save} printed. */
    Option<IpSetDump> sets();

    /** What {@code conntrack -L} printed. */
    Option<Seq<Entry>> connections();

    /** When it was listed: times left count from then. */
    @Value.Default
    default Instant listedAt() {
        return Instant.EPOCH;
    }

    /**
     * Reads the output of {@code iptables-save}, {@code ip6tables-save} (told apart by its first comment), {@code nft list ruleset},
     * {@code ipset save} or {@code conntrack -L}.
     *
     * @return the dump, or what is wrong, with its line
     */
    static Either<String, NodeDump> parse(String text, Instant listedAt) {
        Builder dump = builder().listedAt(listedAt);
        return switch (Listing.of(text)) {
            case IPTABLES ->
                Dump.parse(text)
                        .bimap(Object::toString, rules -> dump.ipv4(rules).build());
            case IP6TABLES ->
                Dump.parse(text)
                        .bimap(Object::toString, rules -> dump.ipv6(rules).build());
            case NFT ->
                NftText.parseRuleset(text)
                        .bimap(Object::toString, tables -> dump.nft(tables).build());
            case IPSET ->
                IpSetDump.parse(text)
                        .bimap(Object::toString, sets -> dump.sets(sets).build());
            case CONNTRACK ->
                ConntrackText.parse(text, listedAt)
                        .bimap(
                                Object::toString,
                                entries -> dump.connections(entries).build());
            case UNKNOWN ->
                Either.left("line 1: neither iptables-save, nft list ruleset, ipset save nor conntrack -L prints this");
        };
    }

    /** Returns this with what another dump of the same node says. */
    default NodeDump and(NodeDump more) {
        return builder()
                .ipv4(more.ipv4().orElse(ipv4()))
                .ipv6(more.ipv6().orElse(ipv6()))
                .nft(more.nft().orElse(nft()))
                .sets(more.sets().orElse(sets()))
                .connections(more.connections().orElse(connections()))
                .listedAt(more.equals(NOTHING) ? listedAt() : more.listedAt())
                .build();
    }

    /** Returns what is kept but not modelled: a walk that comes there ends with its words. */
    default Seq<String> notModelled() {
        return ipv4().toVector()
                .appendAll(ipv6())
                .flatMap(Dump::notModelled)
                .map(Object::toString)
                .appendAll(nft().map(this::told)
                        .toVector()
                        .flatMap(NftRuleset::unmodelled)
                        .map(Object::toString))
                .appendAll(sets().toVector().flatMap(IpSetDump::notModelled).map(Object::toString));
    }

    /** Returns the kernel of a node on which this was listed, given what would have been programmed there. */
    default NetfilterState into(NetfilterState programmed) {
        NetfilterState tables = nft().map(ruleset -> told(ruleset)
                        .into(
                                programmed
                                        .withHooked(LinkedHashMap.empty())
                                        .withIpv4(Ruleset.EMPTY)
                                        .withIpv6(Ruleset.EMPTY),
                                listedAt()))
                .getOrElse(programmed);
        NetfilterState four = ipv4().map(dump -> tables.withRuleset(IpFamily.IPV4, dump.rules()))
                .getOrElse(tables);
        NetfilterState six = ipv6().map(dump -> four.withRuleset(IpFamily.IPV6, dump.rules()))
                .getOrElse(four);
        NetfilterState filled = sets().map(
                        listed -> six.withSets(listed.sets().toSortedMap(SavedSet::name, set -> set)))
                .getOrElse(six);
        return connections()
                .map(entries -> filled.withConntrack(
                        ConntrackTable.of(filled.conntrack().settings(), entries)))
                .getOrElse(filled);
    }

    /** The tables of nft without those that an iptables-save tells better. */
    private NftRuleset told(NftRuleset ruleset) {
        NftRuleset four = ipv4().isDefined() ? ruleset.withoutIptables(IpFamily.IPV4) : ruleset;
        return ipv6().isDefined() ? four.withoutIptables(IpFamily.IPV6) : four;
    }

    /** Builds a {@link NodeDump}. */
    final class Builder extends ImmutableNodeDump.Builder {
        Builder() {}
    }
}
