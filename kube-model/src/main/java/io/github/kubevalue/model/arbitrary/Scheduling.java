package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.meta.LabelSelector;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What draws pods to nodes and keeps them away, in words that nodes and pods share. */
public final class Scheduling {
    static final String ZONE = "topology.kubernetes.io/zone";
    static final String HOSTNAME = "kubernetes.io/hostname";

    private Scheduling() {}

    /** Taints of few keys and all effects. */
    public static Arbitrary<Taint> taints() {
        return Arbitraries.of(
                Taint.of("dedicated", "db", TaintEffect.NO_SCHEDULE),
                Taint.of("spot", TaintEffect.PREFER_NO_SCHEDULE),
                Taint.of("broken", TaintEffect.NO_EXECUTE));
    }

    /** Tolerations, some of which tolerate some of {@link #taints()}. */
    public static Arbitrary<Toleration> tolerations() {
        return Arbitraries.of(
                Toleration.of("dedicated", "db", TaintEffect.NO_SCHEDULE),
                Toleration.of("dedicated", "web", TaintEffect.NO_SCHEDULE),
                Toleration.exists("spot"),
                Toleration.exists("broken"));
    }

    /** Zones, as nodes have them. */
    public static Arbitrary<String> zones() {
        return Arbitraries.of("zone-a", "zone-b");
    }

    /** Affinity to a zone, or away from pods of the same application. */
    public static Arbitrary<Affinity> affinities() {
        Arbitrary<Affinity> near = zones().map(Scheduling::inZone);
        Arbitrary<Affinity> apart = Names.names().map(Scheduling::apartFrom);
        return Arbitraries.oneOf(near, apart);
    }

    /** Spreading of an application over zones or nodes. */
    public static Arbitrary<TopologySpreadConstraint> spreads() {
        return Arbitraries.of(ZONE, HOSTNAME)
                .map(key -> TopologySpreadConstraint.builder()
                        .maxSkew(1)
                        .topologyKey(key)
                        .whenUnsatisfiable(UnsatisfiableConstraintAction.SCHEDULE_ANYWAY)
                        .labelSelector(LabelSelector.of("app", "web"))
                        .build());
    }

    private static Affinity inZone(String zone) {
        NodeSelectorTerm term = NodeSelectorTerm.builder()
                .addMatchExpression(NodeSelectorRequirement.of(ZONE, NodeSelectorOperator.IN, zone))
                .build();
        NodeSelector selector = NodeSelector.builder().addNodeSelectorTerm(term).build();
        NodeAffinity affinity = NodeAffinity.builder()
                .requiredDuringSchedulingIgnoredDuringExecution(selector)
                .build();
        return Affinity.builder().nodeAffinity(affinity).build();
    }

    private static Affinity apartFrom(String app) {
        PodAffinityTerm term = PodAffinityTerm.builder()
                .labelSelector(LabelSelector.of("app", app))
                .topologyKey(HOSTNAME)
                .build();
        PodAntiAffinity affinity = PodAntiAffinity.builder()
                .addRequiredDuringSchedulingIgnoredDuringExecution(term)
                .build();
        return Affinity.builder().podAntiAffinity(affinity).build();
    }
}
