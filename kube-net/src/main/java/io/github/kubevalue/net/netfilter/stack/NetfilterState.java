package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.PacketSet;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.packet.Address;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.immutables.value.Value;

/** Everything in one network stack on which the verdict about a packet depends: rules, and what has been remembered. */
@Value.Immutable
public interface NetfilterState extends WithNetfilterState {

    /** Returns a stack without rules, connections or addresses. */
    static NetfilterState empty() {
        return builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The rules of iptables. */
    @Value.Default
    default Ruleset ipv4() {
        return Ruleset.EMPTY;
    }

    /** The rules of ip6tables. */
    @Value.Default
    default Ruleset ipv6() {
        return Ruleset.EMPTY;
    }

    /** The connections. */
    @Value.Default
    default ConntrackTable conntrack() {
        return ConntrackTable.empty();
    }

    /** The lists of {@code -m recent}. */
    @Value.Default
    default RecentLists recent() {
        return RecentLists.EMPTY;
    }

    /** What limits and counting matches remember. */
    @Value.Default
    default RateMemory rates() {
        return RateMemory.EMPTY;
    }

    /** The addresses and ports on which transparent proxies of this host listen. */
    @Value.Default
    default Seq<Address> transparentProxies() {
        return Vector.empty();
    }

    /** The addresses of its interfaces. */
    @Value.Default
    default LocalAddresses addresses() {
        return LocalAddresses.NONE;
    }

    /** The sets that rules of iptables ask, by name. */
    @Value.Default
    default SortedMap<String, PacketSet> sets() {
        return TreeMap.empty();
    }

    /** Rules of other kinds by name, in the order in which they were loaded. */
    @Value.Default
    default LinkedHashMap<String, HookedRules> hooked() {
        return LinkedHashMap.empty();
    }

    /** Returns this stack with rules of another kind, in place of those with the same name. */
    default NetfilterState with(HookedRules rules) {
        return withHooked(hooked().put(rules.name(), rules));
    }

    /** Returns the functions of other kinds of rules at a hook, by priority; of equal ones the last that was loaded comes first. */
    // net/netfilter/core.c, nf_hook_entries_grow
    default Seq<HookFunction> functions(Hook hook, IpFamily family) {
        Seq<HookFunction> all = Vector.empty();
        if (hooked().isEmpty()) {
            return all;
        }
        for (Tuple2<String, HookedRules> rules : hooked()) {
            all = before(all, rules._2.at(hook, family));
        }
        return all;
    }

    private static Seq<HookFunction> before(Seq<HookFunction> earlier, Seq<HookFunction> later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return later.isEmpty() ? earlier : later;
        }
        return later.appendAll(earlier).sortBy(HookFunction::priority);
    }

    /** Returns the rules of a family. */
    default Ruleset ruleset(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4() : ipv6();
    }

    /** Returns this stack with other rules for a family. */
    default NetfilterState withRuleset(IpFamily family, Ruleset ruleset) {
        return family == IpFamily.IPV4 ? withIpv4(ruleset) : withIpv6(ruleset);
    }

    /** Builds a {@link NetfilterState}. */
    final class Builder extends ImmutableNetfilterState.Builder {
        Builder() {}
    }
}
