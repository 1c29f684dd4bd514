package io.github.kubevalue.model.nodetable;

import java.util.Arrays;

/** The nodes by their slots. A change copies a few of them, and leaves all other chunks the same arrays. */
final class NodeSlots {
    static final int BITS = 4;
    static final int CHUNK = 1 << BITS;
    static final NodeSlots NONE = new NodeSlots(new NodeInfo[0][], 0);

    private final NodeInfo[][] chunks;
    private final int size;

    private NodeSlots(NodeInfo[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** How many slots there are. */
    int size() {
        return size;
    }

    NodeInfo get(int slot) {
        return chunks[slot >> BITS][slot & CHUNK - 1];
    }

    /** Which nodes are in each chunk of slots: not to be changed. */
    NodeInfo[][] chunks() {
        return chunks;
    }

    /** Returns these slots with a node in its own, which is one of them, or the next. */
    NodeSlots with(NodeInfo node) {
        int slot = node.slot();
        int at = slot >> BITS;
        int place = slot & CHUNK - 1;
        NodeInfo[][] changed = Arrays.copyOf(chunks, Math.max(chunks.length, at + 1));
        NodeInfo[] before = at < chunks.length ? chunks[at] : new NodeInfo[0];
        changed[at] = Arrays.copyOf(before, Math.max(before.length, place + 1));
        changed[at][place] = node;
        return new NodeSlots(changed, Math.max(size, slot + 1));
    }
}
