package io.github.kubevalue.dsl.build;

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

    /** Adds the objects of another sentence. */
    ClusterStage with(ClusterStage other);

    /** The objects said so far, in the order of the saying, as a manifest would hold them. */
    Seq<KubeObject> objects();
}
