package io.github.kubevalue.model.footprint;

import io.vavr.control.Option;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one turn wherever it was taken so far: a tree of the questions that it asks, with a branch for each answer. Which question
 * comes next depends on the answers before it and on nothing else. How far the answers of the same objects lead is remembered with
 * them.
 *
 * @param <T> what came of it
 */
public final class Footprints<T> {
    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        private @Nullable Question question;
        private boolean isOfObjects;
        private int place;
        private @Nullable T outcome;
        private @Nullable IdentityHashMap<Content, Integer> parts;
        private final Map<Object, Node<T>> branches = new HashMap<>(2);
        private final IdentityHashMap<Content, Node<T>> shortcuts = new IdentityHashMap<>(2);

        @Nullable
        Node<T> next(Circumstances here) {
            return isOfObjects ? last(here.objects()) : branches.get(answer(asked(), here));
        }

        /** Returns the node to which questions about objects lead from here. */
        @SuppressWarnings("unchecked") // what a node has found is a node of its own tree
        private @Nullable Node<T> last(Objects objects) {
            Node<T> known = (Node<T>) objects.found().get(this);
            if (known != null) {
                return known;
            }
            Node<T> last = this;
            while (last != null && last.isOfObjects) {
                last = last.next(objects);
            }
            if (last != null) {
                objects.found().put(this, last);
            }
            return last;
        }

        private @Nullable Node<T> next(Objects objects) {
            if (!(asked() instanceof Question.OfKind one)) {
                return branches.get(ofAll(objects));
            }
            Content content = objects.content(place);
            Node<T> known = shortcuts.get(content);
            if (known == null) {
                known = branches.get(objects.answer(one));
                if (known != null) {
                    shortcuts.put(content, known);
                }
            }
            return known;
        }

        private Object ofAll(Objects objects) {
            if (!(question instanceof Question.OfKinds many)) {
                return objects.answer(asked());
            }
            if (parts == null) {
                parts = new IdentityHashMap<>();
            }
            return objects.answer(many, parts);
        }

        private Question asked() {
            return java.util.Objects.requireNonNull(question);
        }

        void ask(Question next, Objects objects) {
            if (question != null && !question.equals(next)) {
                throw new IllegalStateException("asked " + next + " instead of " + question);
            }
            question = next;
            isOfObjects = next.isOfObjects();
            place = next instanceof Question.OfKind one ? objects.place(one.kind()) : 0;
        }

        Node<T> branch(Object answer) {
            return branches.computeIfAbsent(answer, any -> new Node<>());
        }
    }

    /** Returns what came of the turn under the same circumstances; none if it was not taken there. */
    public Option<T> find(Circumstances here) {
        Node<T> node = root;
        while (node != null && node.question != null) {
            node = node.next(here);
        }
        return node == null ? Option.none() : Option.of(node.outcome);
    }

    /** Returns what came of the turn among the same objects, if it asks for nothing else; none if that is not known. */
    public Option<T> find(Objects objects) {
        Node<T> node = root.isOfObjects ? root.last(objects) : root;
        return node == null ? Option.none() : Option.of(node.outcome);
    }

    /** Remembers what came of the turn, in the place of what was remembered of it. */
    public void put(Footprint footprint, Circumstances here, T outcome) {
        Node<T> node = root;
        for (Footprint.Asked asked : footprint.asked()) {
            node.ask(asked.question(), here.objects());
            node = node.branch(asked.drawn() >= 0 ? asked.drawn() : answer(asked.question(), here));
        }
        node.outcome = outcome;
    }

    private static Object answer(Question question, Circumstances here) {
        if (question instanceof Question.Drawn drawn) {
            return here.drawn(drawn.question(), drawn.alternatives());
        }
        if (question instanceof Question.News) {
            return here.news();
        }
        return question instanceof Question.Address address
                ? here.address(address.cidr())
                : here.objects().answer(question);
    }
}
