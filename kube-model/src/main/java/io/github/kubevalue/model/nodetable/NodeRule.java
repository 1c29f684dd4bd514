package io.github.kubevalue.model.nodetable;

/** A number that is read off a node alone, so that it holds as long as the node stays the same. */
@FunctionalInterface
public interface NodeRule {
    /** The number of a node. */
    int of(NodeInfo node);
}
