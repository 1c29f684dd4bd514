package io.github.kubevalue.model.nodetable;

/**
 * An image that nodes hold.
 *
 * @param nodes how many nodes hold it
 * @param sizes its size on each of them, in bytes
 */
public record HeldImage(int nodes, PerNode sizes) {
    static final HeldImage NONE = new HeldImage(0, PerNode.NONE);

    HeldImage with(int slot, long size, int sign) {
        return new HeldImage(nodes + sign, sizes.plus(slot, sign * size));
    }
}
