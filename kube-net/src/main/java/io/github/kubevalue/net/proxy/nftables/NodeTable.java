package io.github.kubevalue.net.proxy.nftables;

import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.nftables.NftTable;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.function.Function;

/**
 * The table of a node, which is changed Service by Service: each has sets and chains of its own, and members of the sets that all
 * share.
 *
 * @param table the table
 * @param shared who has put what into the shared sets
 */
record NodeTable(NftTable table, SharedMembers shared) {

    /** Returns the table that is there with no Service. What Services add is listed after it, by name. */
    static NodeTable of(NodeFacts facts) {
        FixedObjects fixed = new FixedObjects(facts);
        Map<String, Integer> ranks = HashMap.ofEntries(fixed.sets()
                .map(NftSet::name)
                .appendAll(fixed.chains().map(NftChain::name))
                .zipWithIndex());
        Comparator<String> order = Comparator.<String>comparingInt(name -> ranks.getOrElse(name, Integer.MAX_VALUE))
                .thenComparing(Comparator.naturalOrder());
        NftTable table = NftTable.of(facts.family(), Names.TABLE)
                .withComment(Option.some("rules for kube-proxy"))
                .withAllSets(fixed.sets())
                .withAllChains(fixed.chains())
                .sorted(order);
        return new NodeTable(table, SharedMembers.NONE);
    }

    /** Returns this with what a Service has now in place of what it had before. */
    NodeTable replacing(String service, Seq<ServiceObjects> before, Seq<ServiceObjects> after) {
        Seq<ServiceObjects.Member> gone = before.flatMap(ServiceObjects::members);
        Seq<ServiceObjects.Member> come = after.flatMap(ServiceObjects::members);
        SharedMembers members = shared.without(service, gone).with(service, come);
        NftTable own = table.withoutSets(gone(before, after, ServiceObjects::sets, NftSet::name))
                .withAllSets(after.flatMap(ServiceObjects::sets))
                .withoutChains(gone(before, after, ServiceObjects::chains, NftChain::name))
                .withAllChains(after.flatMap(ServiceObjects::chains));
        return new NodeTable(
                gone.appendAll(come).map(SharedMembers.Place::of).distinct().foldLeft(own, members::written), members);
    }

    private static <T> Set<String> gone(
            Seq<ServiceObjects> before,
            Seq<ServiceObjects> after,
            Function<ServiceObjects, Seq<T>> part,
            Function<T, String> name) {
        return before.flatMap(part)
                .map(name)
                .toSet()
                .removeAll(after.flatMap(part).map(name));
    }
}
