package io.github.kubevalue.model.choice;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;

/**
 * Every outcome of a function of chance, with its exact probability.
 *
 * <p>The function is run once for each path through its decisions; equal outcomes are added up. The probabilities add
 * up to 1.
 */
public final class Outcomes {
    private Outcomes() {}

    /**
     * One outcome.
     *
     * @param value what came out
     * @param probability how likely, over 0 and at most 1
     * @param <T> the type of outcome
     */
    public record Outcome<T>(T value, Fraction probability) {}

    /** Returns the outcomes of the function in the order in which they are first met; equal ones are one. */
    public static <T> Seq<Outcome<T>> of(Function<Choice, T> function) {
        LinkedHashMap<T, Fraction> found = LinkedHashMap.empty();
        Vector<Integer> path = Vector.empty();
        while (true) {
            Replay replay = new Replay(path);
            T value = function.apply(replay);
            found = found.put(value, replay.probability.plus(found.getOrElse(value, Fraction.ZERO)));
            Vector<Integer> taken = replay.taken;
            while (!taken.isEmpty() && taken.last() == replay.sizes.get(taken.size() - 1) - 1) {
                taken = taken.init();
            }
            if (taken.isEmpty()) {
                return found.toVector().map(entry -> new Outcome<>(entry._1, entry._2));
            }
            path = taken.update(taken.size() - 1, taken.last() + 1);
        }
    }

    /** Follows a path of decisions, then takes the first alternative of each further question. */
    private static final class Replay implements Choice {
        private final Vector<Integer> path;
        private Vector<Integer> taken = Vector.empty();
        private Vector<Integer> sizes = Vector.empty();
        private Fraction probability = Fraction.ONE;

        Replay(Vector<Integer> path) {
            this.path = path;
        }

        @Override
        public int pick(String question, Seq<Fraction> weights) {
            int index = taken.size() < path.size() ? path.get(taken.size()) : 0;
            taken = taken.append(index);
            sizes = sizes.append(weights.size());
            probability = probability.times(weights.get(index));
            return index;
        }
    }
}
