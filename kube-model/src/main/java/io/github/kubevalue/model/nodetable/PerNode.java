package io.github.kubevalue.model.nodetable;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * A number for each node of a {@link NodeTable}, by its slot; most of them are 0. A commutative group under {@link #plus(PerNode)}
 * with {@link #NONE} and {@link #minus}. A change copies a few of the numbers, not all.
 */
public final class PerNode {
    private static final int BITS = 4;
    private static final int CHUNK = 1 << BITS;
    private static final long[] ZEROS = new long[CHUNK];

    /** 0 for every node. */
    public static final PerNode NONE = new PerNode(new long[0][], 0);

    private final long[][] chunks;
    private final int size;

    private PerNode(long[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    /** Returns the numbers that are set in an array, by slot. */
    static PerNode of(int slots, Consumer<long[]> setting) {
        long[] numbers = new long[slots];
        setting.accept(numbers);
        long[][] chunks = new long[(slots + CHUNK - 1) >> BITS][];
        for (int at = 0; at < chunks.length; at++) {
            long[] chunk = Arrays.copyOfRange(numbers, at << BITS, (at + 1) << BITS);
            chunks[at] = Arrays.equals(chunk, ZEROS) ? ZEROS : chunk;
        }
        return new PerNode(chunks, (int)
                Arrays.stream(numbers).filter(number -> number != 0).count());
    }

    /** What is done with the number of a node. */
    @FunctionalInterface
    public interface Visitor {
        /** Looks at the number of the node in a slot; it is not 0. */
        void visit(int slot, long number);
    }

    /** Whether all numbers are 0. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** For how many nodes the number is not 0. */
    public int size() {
        return size;
    }

    /** The number of a node. */
    public long get(NodeInfo node) {
        return get(node.slot());
    }

    /** The number of the node in a slot. */
    public long get(int slot) {
        int chunk = slot >> BITS;
        return chunk < chunks.length ? chunks[chunk][slot & CHUNK - 1] : 0;
    }

    /** Returns these numbers, where that of one node is larger by so much. */
    public PerNode plus(int slot, long more) {
        if (more == 0) {
            return this;
        }
        int at = slot >> BITS;
        long[][] changed = Arrays.copyOf(chunks, Math.max(chunks.length, at + 1));
        Arrays.fill(changed, chunks.length, changed.length, ZEROS);
        long[] chunk = changed[at].clone();
        long before = chunk[slot & CHUNK - 1];
        chunk[slot & CHUNK - 1] = before + more;
        changed[at] = Arrays.equals(chunk, ZEROS) ? ZEROS : chunk;
        return new PerNode(changed, size + (before == 0 ? 1 : 0) - (before + more == 0 ? 1 : 0));
    }

    /** Returns the sums. */
    public PerNode plus(PerNode other) {
        return other.isEmpty() ? this : isEmpty() ? other : combined(other, 1);
    }

    /** Returns the differences. */
    public PerNode minus(PerNode other) {
        return other.isEmpty() ? this : combined(other, -1);
    }

    /** What only one of both has is shared, not copied. */
    private PerNode combined(PerNode other, int sign) {
        long[][] sums = new long[Math.max(chunks.length, other.chunks.length)][];
        int count = size;
        for (int at = 0; at < sums.length; at++) {
            long[] one = chunk(at);
            long[] more = other.chunk(at);
            sums[at] = more == ZEROS ? one : one == ZEROS && sign > 0 ? more : sum(one, more, sign);
            count += more == ZEROS ? 0 : used(sums[at]) - used(one);
        }
        return new PerNode(sums, count);
    }

    private static long[] sum(long[] one, long[] more, int sign) {
        long[] sum = one.clone();
        for (int i = 0; i < CHUNK; i++) {
            sum[i] += sign * more[i];
        }
        return Arrays.equals(sum, ZEROS) ? ZEROS : sum;
    }

    /** How many of the numbers are not 0. */
    private static int used(long[] chunk) {
        int count = 0;
        for (int i = 0; i < CHUNK && chunk != ZEROS; i++) {
            count += chunk[i] == 0 ? 0 : 1;
        }
        return count;
    }

    /** Returns the numbers of those nodes whose slots pass; that of all others is 0. */
    public PerNode filter(IntPredicate slots) {
        return of(chunks.length << BITS, kept -> forEach((slot, number) -> kept[slot] = slots.test(slot) ? number : 0));
    }

    private long[] chunk(int at) {
        return at < chunks.length ? chunks[at] : ZEROS;
    }

    /** Visits each number that is not 0, in the order of the slots. */
    public void forEach(Visitor visitor) {
        for (int at = 0; at < chunks.length; at++) {
            long[] chunk = chunks[at];
            for (int i = 0; i < CHUNK && chunk != ZEROS; i++) {
                if (chunk[i] != 0) {
                    visitor.visit((at << BITS) + i, chunk[i]);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof PerNode numbers
                        && size == numbers.size
                        && minus(numbers).isEmpty();
    }

    @Override
    public int hashCode() {
        int[] hash = {size};
        forEach((slot, number) -> hash[0] += 31 * slot + Long.hashCode(number));
        return hash[0];
    }

    /** Returns {@code {0=2, 17=1}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((slot, number) -> text.append(text.length() == 0 ? "" : ", ")
                .append(slot)
                .append('=')
                .append(number));
        return "{" + text + "}";
    }
}
