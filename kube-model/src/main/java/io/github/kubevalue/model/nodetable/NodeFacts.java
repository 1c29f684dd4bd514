package io.github.kubevalue.model.nodetable;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * What a node says of itself, as plugins ask for it again and again.
 *
 * @param node the node
 * @param name its name
 * @param unschedulable whether it takes no pods
 * @param allocatable what it can give to pods
 * @param allowedPods how many pods it can run
 * @param taints those that keep pods off which do not tolerate them
 * @param softTaints those of effect {@code PreferNoSchedule}
 * @param zoneKey region and zone, by which nodes are taken in turn; empty if the node has neither
 * @param images the size of each image that it holds, by each of its names
 */
record NodeFacts(
        Node node,
        String name,
        boolean unschedulable,
        Resources allocatable,
        long allowedPods,
        Seq<Taint> taints,
        Seq<Taint> softTaints,
        String zoneKey,
        Map<String, Long> images) {
    static final String ZONE = "topology.kubernetes.io/zone";
    static final String REGION = "topology.kubernetes.io/region";
    // component-helpers/node/topology/helpers.go, GetZoneKey
    private static final String OLD_ZONE = "failure-domain.beta.kubernetes.io/zone";
    private static final String OLD_REGION = "failure-domain.beta.kubernetes.io/region";

    static NodeFacts of(Node node) {
        return new NodeFacts(
                node,
                node.name(),
                node.spec().isUnschedulable(),
                Resources.of(node.status().allocatable()),
                node.status()
                        .allocatable()
                        .get(Resources.PODS)
                        .map(Quantity::value)
                        .getOrElse(0L),
                node.spec().taints().filter(NodeFacts::keepsPodsOff),
                node.spec().taints().filter(taint -> taint.effect().equals(TaintEffect.PREFER_NO_SCHEDULE)),
                zoneKey(node),
                images(node));
    }

    private static boolean keepsPodsOff(Taint taint) {
        return taint.effect().equals(TaintEffect.NO_SCHEDULE) || taint.effect().equals(TaintEffect.NO_EXECUTE);
    }

    private static String zoneKey(Node node) {
        String zone = label(node, ZONE, OLD_ZONE);
        String region = label(node, REGION, OLD_REGION);
        return zone.isEmpty() && region.isEmpty() ? "" : region + ":\u0000:" + zone;
    }

    private static String label(Node node, String key, String old) {
        Map<String, String> labels = node.metadata().labels();
        return labels.get(key).orElse(() -> labels.get(old)).getOrElse("");
    }

    private static Map<String, Long> images(Node node) {
        // pkg/scheduler/backend/cache/cache.go, addNodeImageStates
        return node.status()
                .images()
                .foldLeft(
                        HashMap.empty(),
                        (all, image) -> image.names()
                                .foldLeft(
                                        all,
                                        (sizes, name) -> sizes.put(
                                                name, image.sizeBytes().getOrElse(0L))));
    }

    NodeFacts withNode(Node other) {
        return new NodeFacts(other, name, unschedulable, allocatable, allowedPods, taints, softTaints, zoneKey, images);
    }

    /** Whether all that counts here is the same on another version of the node. */
    boolean isSame(Node other) {
        return node.spec().equals(other.spec())
                && node.metadata().labels().equals(other.metadata().labels())
                && node.status().allocatable().equals(other.status().allocatable())
                && node.status().images().equals(other.status().images());
    }
}
