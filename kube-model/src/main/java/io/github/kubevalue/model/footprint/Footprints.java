package io.github.kubevalue.model.footprint;

import io.vavr.control.Option;

/**
 * What came of one turn wherever it was taken so far: a tree of the questions that it asks, with a branch for each answer. Which question
 * comes next depends on the answers before it and on nothing else.
 *
 * @param <T> what came of it
 */
public final class Footprints<T> {
    private final Node<T> root = new Node<>();

    /** Returns what came of the turn under the same circumstances; none if it was not taken there. */
    public Option<T> find(Circumstances here) {
        Node<T> node = root;
        while (node != null) {
            Fork<T> fork = node.fork();
            if (fork == null) {
                return node.outcome();
            }
            node = fork.next(here);
        }
        return Option.none();
    }

    /** Returns what came of the turn among the same objects, if it asks for nothing else; none if that is not known. */
    public Option<T> find(Objects objects) {
        Node<T> node = root;
        while (node != null) {
            Fork<T> fork = node.fork();
            if (fork == null) {
                return node.outcome();
            }
            node = fork instanceof Fork.OfObjects<T> next ? next.next(objects) : null;
        }
        return Option.none();
    }

    /** Remembers what came of the turn, in the place of what was remembered of it. */
    public void put(Footprint footprint, Circumstances here, T outcome) {
        Node<T> node = root;
        for (Footprint.Asked asked : footprint.asked()) {
            Fork<T> fork = node.ask(asked.question(), here.objects());
            node = asked.drawn() >= 0 ? node.branch(asked.drawn()) : fork.branch(here);
        }
        node.end(outcome);
    }
}
