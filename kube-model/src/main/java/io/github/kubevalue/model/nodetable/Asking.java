package io.github.kubevalue.model.nodetable;

/**
 * What a rule says of nodes, of which it is asked each time.
 *
 * @param rule the rule
 * @param nodes the nodes
 */
record Asking(NodeRule rule, NodeSlots nodes) implements NodeNumbers {
    @Override
    public int at(int slot) {
        return rule.of(nodes.get(slot));
    }

    @Override
    public int of(NodeInfo node) {
        return rule.of(node);
    }
}
