package io.github.kubevalue.dsl.build;

import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import java.util.function.UnaryOperator;

/**
 * A cluster in the saying: a value, which can be kept and continued in two ways. What is said outside of
 * {@link #namespace} lands in the namespace {@code default}.
 */
public interface ClusterStage extends ObjectsStage<ClusterStage> {

    /** Adds a node of 4 CPU, 16 Gi and 110 pods. */
    default ClusterStage node(String name) {
        return node(name, UnaryOperator.identity());
    }

    /** Adds a node. */
    ClusterStage node(String name, UnaryOperator<NodeStage> says);

    /** Adds a namespace and what lives in it. */
    ClusterStage namespace(String name, UnaryOperator<NamespaceStage> says);

    /** Sets CoreDNS up by that Corefile instead of kubeadm's. */
    ClusterStage corefile(String text);

    /** Adds a zone to the world outside, which exists only as far as it is said. */
    ClusterStage publicZone(Zone zone);

    /** The zones of the world outside said so far. */
    Zones publicZones();

    /** Adds the objects and zones of another sentence. */
    ClusterStage with(ClusterStage other);

    /** The objects said so far, in the order of the saying, as a manifest would hold them. */
    Seq<KubeObject> objects();
}
