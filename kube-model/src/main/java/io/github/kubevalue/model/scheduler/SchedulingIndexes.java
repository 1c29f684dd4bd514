package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Tally;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What the scheduler has to find without looking at all pods. */
public final class SchedulingIndexes {

    /** In {@link #UNSCHEDULABLE_PODS}, all of them. */
    public static final String ANYHOW = "anyhow";

    /** In {@link #UNSCHEDULABLE_PODS}, those that other pods may keep from, or bring to, a node. */
    public static final String BESIDE_OTHERS = "beside others";

    /** Pods that the scheduler found no node for, all and those whose placement depends on other pods. */
    public static final Index<Pod> UNSCHEDULABLE_PODS =
            Index.of("unschedulable pods", Pod.KIND, SchedulingIndexes::ifUnschedulable);

    /** In {@link #QUEUED_PODS}, all of them. */
    public static final String ALL_QUEUED = "all";

    /** In {@link #QUEUED_PODS}, those of positive priority. */
    public static final String URGENT = "urgent";

    /** Pods that wait for the scheduler to look at them for the first time. */
    public static final Index<Pod> QUEUED_PODS = Index.of("queued pods", Pod.KIND, SchedulingIndexes::ifQueued);

    /** In {@link #PODS_WITH_AFFINITY}, those with required anti-affinity. */
    public static final String AVERSE = "averse";

    /** In {@link #PODS_WITH_AFFINITY}, those with preferred terms or required affinity. */
    public static final String RELATED = "related";

    /** Pods that are bound to a node, and want or do not want certain other pods beside them. */
    public static final Index<Pod> PODS_WITH_AFFINITY =
            Index.of("pods with affinity", Pod.KIND, SchedulingIndexes::relations);

    /** By namespace, the pods that are bound to a node, have not ended and are not to be deleted. */
    public static final Tally<Pod, PodCensus> CENSUS = Tally.of(
            "census of pods",
            Pod.KIND,
            new Tally.Group<>(PodCensus.NONE, PodCensus::plus, PodCensus::minus),
            pod -> pod.spec()
                    .nodeName()
                    .filter(node -> pod.isActive())
                    .map(node -> new Tally.Entry<>(pod.namespace(), PodCensus.of(pod, node))));

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(UNSCHEDULABLE_PODS, QUEUED_PODS, PODS_WITH_AFFINITY)
            .plus(VolumeIndexes.CATALOG)
            .with(NodeLoad.BY_NODE, CENSUS);

    private SchedulingIndexes() {}

    private static Seq<String> ifUnschedulable(Pod pod) {
        boolean refused = pod.spec().nodeName().isEmpty()
                && pod.condition(PodCondition.POD_SCHEDULED)
                        .exists(condition -> !condition.status().isTrue());
        if (!refused) {
            return Vector.empty();
        }
        boolean related = !pod.spec().topologySpreadConstraints().isEmpty()
                || pod.spec()
                        .affinity()
                        .exists(affinity -> affinity.podAffinity().isDefined()
                                || affinity.podAntiAffinity().isDefined());
        return related ? Vector.of(ANYHOW, BESIDE_OTHERS) : Vector.of(ANYHOW);
    }

    private static Seq<String> ifQueued(Pod pod) {
        boolean queued = pod.spec().nodeName().isEmpty()
                && pod.isActive()
                && pod.spec().schedulingGates().isEmpty()
                && pod.condition(PodCondition.POD_SCHEDULED).isEmpty()
                && pod.status().nominatedNodeName().isEmpty();
        if (!queued) {
            return Vector.empty();
        }
        return pod.spec().priority().getOrElse(0) > 0 ? Vector.of(ALL_QUEUED, URGENT) : Vector.of(ALL_QUEUED);
    }

    private static Seq<String> relations(Pod pod) {
        if (pod.spec().affinity().isEmpty() || pod.spec().nodeName().isEmpty()) {
            return Vector.empty();
        }
        Affinity affinity = pod.spec().affinity().get();
        boolean averse = affinity.podAntiAffinity()
                .exists(anti ->
                        !anti.requiredDuringSchedulingIgnoredDuringExecution().isEmpty());
        boolean related = affinity.podAffinity().isDefined()
                || affinity.podAntiAffinity()
                        .exists(anti -> !anti.preferredDuringSchedulingIgnoredDuringExecution()
                                .isEmpty());
        return Vector.of(AVERSE)
                .filter(value -> averse)
                .appendAll(Vector.of(RELATED).filter(value -> related));
    }
}
