package io.github.kubevalue.net.walk.session;

import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.ipvs.Ipvs;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.HookedRules;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses.InterfaceAddress;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.netfilter.stack.RecentLists;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.TimedKeys;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.time.Instant;

/**
 * What the kernels keep when a cluster changes, those of machines that are gone nothing: connections, but for those whose masqueraded address goes; lists of {@code -m recent} while rules name them; elements of nft's sets while the set is there; what IPVS knows.
 */
final class Reprogramming {
    private final Network after;

    Reprogramming(Network after) {
        this.after = after;
    }

    NetworkState apply(NetworkState state) {
        return state.withStacks(state.stacks()
                .filterKeys(node -> after.node(node).exists(known -> !known.isDown()))
                .map((node, stack) -> Tuple.of(node, reprogrammed(node, stack, state.now()))));
    }

    private NetfilterState reprogrammed(String node, NetfilterState old, Instant now) {
        NetfilterState fresh = after.initialStack(node);
        ConntrackTable living =
                surviving(old, fresh.addresses()).withSettings(fresh.conntrack().settings());
        return fresh.withHooked(hooked(old.hooked(), fresh, living, now))
                .withRecent(recent(old.recent(), fresh))
                .withConntrack(living);
    }

    // net/netfilter/nf_nat_masquerade.c, masq_inet_event and masq_device_event
    private static ConntrackTable surviving(NetfilterState old, LocalAddresses now) {
        Seq<InterfaceAddress> lost = old.addresses().addresses().removeAll(now.addresses());
        return lost.isEmpty()
                ? old.conntrack()
                : old.conntrack().without(entry -> lost.exists(address -> isMasqueradedWith(entry, address)));
    }

    private static boolean isMasqueradedWith(Entry entry, InterfaceAddress address) {
        return entry.masqueradedOn().contains(address.device())
                && entry.reply().destination().ip().equals(address.cidr().ip());
    }

    // net/netfilter/xt_recent.c, recent_mt_destroy: a list goes with the last rule that names it
    private static RecentLists recent(RecentLists old, NetfilterState fresh) {
        if (old.lists().isEmpty()) {
            return old;
        }
        Set<String> named = names(fresh.ipv4()).addAll(names(fresh.ipv6()));
        return new RecentLists(old.lists().filterKeys(named::contains));
    }

    private static Set<String> names(Ruleset ruleset) {
        return HashSet.ofAll(ruleset.tables()
                .values()
                .flatMap(table -> table.chains().values())
                .flatMap(chain -> chain.rules())
                .flatMap(rule -> rule.matches())
                .filter(RateMatch.Recent.class::isInstance)
                .map(match -> ((RateMatch.Recent) match).name()));
    }

    private static LinkedHashMap<String, HookedRules> hooked(
            LinkedHashMap<String, HookedRules> old, NetfilterState fresh, ConntrackTable living, Instant now) {
        return fresh.hooked()
                .mapValues(rules -> old.get(rules.name())
                        .map(known -> keeping(known, rules, living, now))
                        .getOrElse(rules));
    }

    private static HookedRules keeping(HookedRules old, HookedRules wanted, ConntrackTable living, Instant now) {
        if (old instanceof NftTable known && wanted instanceof NftTable table) {
            return table.withKeys(new TimedKeys(
                    known.keys().sets().filterKeys(name -> table.sets().containsKey(name))));
        }
        return old instanceof Ipvs known && wanted instanceof Ipvs ipvs ? known.syncedTo(ipvs, living, now) : wanted;
    }
}
