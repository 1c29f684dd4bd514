package io.github.kubevalue.model.choice;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Where chance enters: a stream of decisions, each drawn by the code that meets the question.
 *
 * <p>A function that takes a {@code Choice} is pure in it: the same decisions give the same result. One {@code Choice}
 * serves one run and is not shared.
 */
@FunctionalInterface
public interface Choice {

    /**
     * Decides a question with weighted alternatives.
     *
     * @param question what is decided, for scripts and counterexamples: {@code "endpoint of demo/web:http"}
     * @param weights the probability of each alternative; at least one, all positive, adding up to 1
     * @return the index of the alternative
     */
    int pick(String question, Seq<Fraction> weights);

    /** Decides among that many equally likely alternatives; with one, nothing is drawn. */
    default int among(String question, int alternatives) {
        if (alternatives == 1) {
            return 0;
        }
        return pick(question, Vector.fill(alternatives, () -> Fraction.of(1, alternatives)));
    }

    /** Decides whether something of that probability happens; with 0 or 1, nothing is drawn. */
    default boolean happens(String question, Fraction probability) {
        if (probability.isWhole()) {
            return true;
        }
        if (probability.isNothing()) {
            return false;
        }
        return pick(question, Vector.of(probability, probability.complement())) == 0;
    }

    /** Always takes the first alternative. */
    static Choice first() {
        return (question, weights) -> 0;
    }

    /** Draws from a stream that the seed fixes, the same on every machine. */
    static Choice seeded(long seed) {
        return new SeededChoice(seed);
    }
}
