package io.github.kubevalue.model.controller.topologycache;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What part of the cluster's CPUs each zone has.
 *
 * @param zones the parts, which add up to 1
 */
public record CpuRatios(SortedMap<String, Double> zones) {
    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final Seq<String> EXCLUDED =
            Vector.of("node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master");

    /**
     * What a node counts.
     *
     * @param zone its zone, if that is said
     * @param cpu its CPUs, in thousandths
     */
    public record Share(Option<String> zone, long cpu) {
        private boolean isKnown() {
            return zone.isDefined() && cpu > 0;
        }
    }

    /** Returns the parts; none if a ready node lacks a zone or CPUs, or if all are in one zone. */
    public static Option<CpuRatios> of(Seq<Node> nodes) {
        // endpointslice/topologycache/topologycache.go, SetNodes
        Seq<Share> counted = nodes.flatMap(CpuRatios::share);
        Map<Option<String>, ? extends Seq<Share>> byZone = counted.groupBy(Share::zone);
        double total = sum(counted);
        return Option.when(
                counted.forAll(Share::isKnown) && byZone.size() > 1,
                () -> new CpuRatios(byZone.toSortedMap(zone -> zone._1.get(), zone -> sum(zone._2) / total)));
    }

    /** Returns what a node counts; none if it does not, since it is not ready or is of the control plane. */
    public static Option<Share> share(Node node) {
        SortedMap<String, String> labels = node.metadata().labels();
        return Option.when(
                node.isReady() && !EXCLUDED.exists(labels::containsKey),
                () -> new Share(labels.get(ZONE).filter(zone -> !zone.isEmpty()), cpu(node)));
    }

    private static long cpu(Node node) {
        return node.status().allocatable().get("cpu").getOrElse(Quantity.ZERO).milliValue();
    }

    private static double sum(Seq<Share> shares) {
        return shares.map(Share::cpu).sum().doubleValue();
    }

    /** Returns what the zones may have of that many endpoints. */
    SortedMap<String, Allocation> allocations(int endpoints) {
        // getAllocations
        SortedMap<String, Double> desired = zones.mapValues(ratio -> ratio * endpoints);
        int least = desired.values().map(Allocation::minimum).sum().intValue();
        return TreeMap.ofEntries(desired.map(zone -> zone.map2(share -> Allocation.of(share, endpoints - least))));
    }
}
