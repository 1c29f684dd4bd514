package io.github.kubevalue.model.explore;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.BitSet;

/** From which states there is a way to rest by which nothing more goes wrong. */
final class Exits {
    private final BitSet rests = new BitSet();
    private int[] from = new int[1 << 10];
    private int[] to = new int[1 << 10];
    private int edges;

    void rest(int state) {
        rests.set(state);
    }

    void edge(int source, int target) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, 2 * edges);
            to = Arrays.copyOf(to, 2 * edges);
        }
        from[edges] = source;
        to[edges] = target;
        edges++;
    }

    /** The first of so many states from which no way leads to rest. */
    Option<Integer> trapped(int states) {
        int[] starts = starts(states);
        int[] sources = sources(starts);
        BitSet reached = (BitSet) rests.clone();
        int[] open = Arrays.copyOf(rests.stream().toArray(), states);
        for (int size = rests.cardinality(); size > 0; ) {
            int state = open[--size];
            for (int i = starts[state]; i < starts[state + 1]; i++) {
                if (!reached.get(sources[i])) {
                    reached.set(sources[i]);
                    open[size++] = sources[i];
                }
            }
        }
        int first = reached.nextClearBit(0);
        return Option.when(first < states, first);
    }

    /** Where the sources of each state begin among all, and where those of the last end. */
    private int[] starts(int states) {
        int[] starts = new int[states + 1];
        for (int edge = 0; edge < edges; edge++) {
            starts[to[edge] + 1]++;
        }
        for (int state = 0; state < states; state++) {
            starts[state + 1] += starts[state];
        }
        return starts;
    }

    private int[] sources(int[] starts) {
        int[] next = starts.clone();
        int[] sources = new int[edges];
        for (int edge = 0; edge < edges; edge++) {
            sources[next[to[edge]]++] = from[edge];
        }
        return sources;
    }
}
