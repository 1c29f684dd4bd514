package io.github.kubevalue.model.nodetable;

/** A rule with what it said of the nodes of a table. It says the same as the rule, of those and of others. */
final class Reckoning implements NodeNumbers {
    private final NodeRule rule;
    private final NodeInfo[][] nodes;
    private final int[][] numbers;

    private Reckoning(NodeRule rule, NodeInfo[][] nodes, int[][] numbers) {
        this.rule = rule;
        this.nodes = nodes;
        this.numbers = numbers;
    }

    /** Returns the rule with what it says of those nodes. */
    static Reckoning of(NodeRule rule, NodeSlots nodes) {
        return new Reckoning(rule, new NodeInfo[0][], new int[0][]).after(nodes);
    }

    /** Returns this with what the rule says of the nodes as they now are: it is asked only of those that have changed. */
    Reckoning after(NodeSlots slots) {
        NodeInfo[][] now = slots.chunks();
        if (now == nodes) {
            return this;
        }
        int[][] changed = new int[now.length][];
        for (int at = 0; at < now.length; at++) {
            changed[at] = at < nodes.length && nodes[at] == now[at] ? numbers[at] : asked(at, now[at]);
        }
        return new Reckoning(rule, now, changed);
    }

    private int[] asked(int at, NodeInfo[] chunk) {
        int[] said = new int[chunk.length];
        for (int place = 0; place < said.length; place++) {
            said[place] = knows(at, place, chunk[place]) ? numbers[at][place] : rule.of(chunk[place]);
        }
        return said;
    }

    @SuppressWarnings(
            "ReferenceEquality") // what was said holds of that very value; to compare all of it costs more than to ask
    private boolean knows(int at, int place, NodeInfo node) {
        return at < nodes.length && place < nodes[at].length && nodes[at][place] == node;
    }

    @Override
    public int at(int slot) {
        return numbers[slot >> NodeSlots.BITS][slot & NodeSlots.CHUNK - 1];
    }

    @Override
    public int of(NodeInfo node) {
        int at = node.slot() >> NodeSlots.BITS;
        int place = node.slot() & NodeSlots.CHUNK - 1;
        return at >= 0 && knows(at, place, node) ? numbers[at][place] : rule.of(node);
    }
}
