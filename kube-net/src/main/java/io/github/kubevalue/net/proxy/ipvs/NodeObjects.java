package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.ipset.IpSet;
import io.github.kubevalue.net.ipset.IpSetEntry;
import io.github.kubevalue.net.ipvs.Ipvs;
import io.github.kubevalue.net.parts.Parts;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/**
 * All that is programmed on a node, which is changed Service by Service: each has a part of the virtual servers, of the sets, of the bound
 * addresses and of the rules.
 *
 * @param facts what everything depends on
 * @param ipvs the virtual servers
 * @param sets the sets
 * @param bound the addresses of {@code kube-ipvs0}
 * @param rules the rules
 */
record NodeObjects(NodeFacts facts, Ipvs ipvs, TreeMap<KubeSet, IpSet> sets, Parts<Ip, Ip> bound, NodeRules rules) {

    /** Returns what is there with no Service. */
    static NodeObjects of(NodeFacts facts) {
        TreeMap<KubeSet, IpSet> sets = Vector.of(KubeSet.values())
                .foldLeft(TreeMap.empty(), (all, set) -> all.put(set, set.empty(facts.family())));
        return new NodeObjects(facts, Ipvs.empty(facts.family()), sets, Parts.ofKeys(), NodeRules.of(facts));
    }

    /** Returns this with what a Service has now in place of what it had before. */
    NodeObjects with(String service, Seq<PortObjects> after) {
        Seq<Ip> addresses = after.flatMap(PortObjects::bound);
        Seq<PortObjects.Member> members = after.flatMap(PortObjects::entries)
                .appendAll(addresses.map(ip -> new PortObjects.Member(KubeSet.IPVS_IPS, new IpSetEntry.Host(ip))));
        TreeMap<KubeSet, IpSet> changed = members(service, members);
        return new NodeObjects(
                facts,
                ipvs.withPart(service, after.flatMap(PortObjects::servers)),
                changed,
                bound.with(service, addresses),
                rules.asking(changed.rejectValues(IpSet::isEmpty).keySet())
                        .with(service, after.flatMap(PortObjects::closedToNode)));
    }

    private TreeMap<KubeSet, IpSet> members(String service, Seq<PortObjects.Member> members) {
        Map<KubeSet, ? extends Seq<PortObjects.Member>> bySet = members.groupBy(PortObjects.Member::of);
        TreeMap<KubeSet, IpSet> changed = sets;
        for (KubeSet set : KubeSet.values()) {
            Seq<IpSetEntry> part = bySet.get(set)
                    .map(each -> each.map(PortObjects.Member::entry))
                    .getOrElse(Vector.empty());
            changed = changed.put(set, changed.get(set).get().withPart(service, part));
        }
        return changed;
    }

    /** Returns it as it is programmed. */
    IpvsNode program() {
        return new IpvsNode(facts.family(), ipvs, sets.values(), rules.ruleset(), bound);
    }
}
