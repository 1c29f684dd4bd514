package io.github.kubevalue.model.footprint;

import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;

/**
 * How far the answers so far have led: to a question that is asked next, or to what comes of the turn.
 *
 * @param <T> what comes of it
 */
final class Node<T> {
    private final Branches<Node<T>> branches = new Branches<>();
    private @Nullable Fork<T> fork;
    private Option<T> outcome = Option.none();

    /** What is asked next; null if nothing is. */
    @Nullable
    Fork<T> fork() {
        return fork;
    }

    /** What came of the turn; none if that is not known. */
    Option<T> outcome() {
        return outcome;
    }

    void end(T end) {
        outcome = Option.of(end);
    }

    /** Returns what is asked here, which is always the same. */
    Fork<T> ask(Question question, Objects objects) {
        Fork<T> known = fork;
        if (known == null) {
            known = Fork.of(question, this, objects);
            fork = known;
        } else if (!known.question().equals(question)) {
            throw new IllegalStateException("asked " + question + " instead of " + known.question());
        }
        return known;
    }

    /** Returns the node behind an answer; null if nobody came there. */
    @Nullable
    Node<T> next(long answer) {
        return branches.get(answer);
    }

    /** Returns the node behind an answer, known or new. */
    Node<T> branch(long answer) {
        Node<T> next = branches.get(answer);
        if (next == null) {
            next = new Node<>();
            branches.put(answer, next);
        }
        return next;
    }
}
