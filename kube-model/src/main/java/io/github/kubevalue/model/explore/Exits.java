package io.github.kubevalue.model.explore;

import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** From which states there is a way to rest by which nothing more goes wrong. */
final class Exits {
    private final List<List<Integer>> sources = new ArrayList<>();
    private final BitSet rests = new BitSet();

    void rest(int state) {
        known(state);
        rests.set(state);
    }

    void edge(int from, int to) {
        known(Math.max(from, to));
        sources.get(to).add(from);
    }

    private void known(int state) {
        while (sources.size() <= state) {
            sources.add(new ArrayList<>(2));
        }
    }

    /** The first state from which no way leads to rest. */
    Option<Integer> trapped() {
        BitSet reached = new BitSet();
        ArrayDeque<Integer> open = new ArrayDeque<>();
        rests.stream().forEach(open::add);
        while (!open.isEmpty()) {
            int state = open.poll();
            if (!reached.get(state)) {
                reached.set(state);
                open.addAll(sources.get(state));
            }
        }
        int first = reached.nextClearBit(0);
        return Option.when(first < sources.size(), first);
    }
}
