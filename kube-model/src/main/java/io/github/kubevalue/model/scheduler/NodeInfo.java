package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.vavr.control.Option;

/**
 * A node as the scheduler sees it.
 *
 * @param node the node
 * @param load what the pods bound to it take
 * @param allocatable what it can give to pods
 * @param allowedPods how many pods it can run
 */
public record NodeInfo(Node node, NodeLoad load, Resources allocatable, long allowedPods) {

    /** Returns a node with its load. */
    public static NodeInfo of(Node node, NodeLoad load) {
        return new NodeInfo(
                node,
                load,
                Resources.of(node.status().allocatable()),
                node.status()
                        .allocatable()
                        .get(Resources.PODS)
                        .map(Quantity::value)
                        .getOrElse(0L));
    }

    /** The name of the node. */
    public String name() {
        return node.name();
    }

    /** The value of a label of the node. */
    public Option<String> label(String key) {
        return node.metadata().labels().get(key);
    }

    /** Returns this node without the load of some of its pods. */
    public NodeInfo without(NodeLoad gone) {
        return new NodeInfo(node, load.minus(gone), allocatable, allowedPods);
    }

    /** Returns the name of the node. */
    @Override
    public String toString() {
        return name();
    }
}
