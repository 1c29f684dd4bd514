package io.github.kubevalue.model.nodetable;

/** What a {@link NodeRule} says of the nodes of a table. */
public interface NodeNumbers {
    /** The number of the node in a slot of the table. */
    int at(int slot);

    /** The number of a node, be it of the table or not. */
    int of(NodeInfo node);
}
