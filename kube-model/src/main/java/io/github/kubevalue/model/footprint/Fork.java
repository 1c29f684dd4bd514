package io.github.kubevalue.model.footprint;

import org.jspecify.annotations.Nullable;

/**
 * A question that is asked in a turn, and where each answer leads.
 *
 * @param <T> what comes of the turn
 */
sealed interface Fork<T> {

    /** Returns the fork at a node. */
    static <T> Fork<T> of(Question question, Node<T> at, Objects objects) {
        if (question instanceof Question.OfKind one) {
            return new ForkOfKind<>(at, one, objects.place(one.kind()));
        }
        if (question instanceof Question.OfKinds many) {
            return new ForkOfKinds<>(at, many);
        }
        return question instanceof Question.Viewed viewed
                ? new ForkOfProjection<>(at, viewed, objects)
                : new Other<>(at, question);
    }

    Question question();

    /** Returns the node to which the answer leads; null if nobody came there. */
    @Nullable
    Node<T> next(Circumstances here);

    /** Returns that node, known or new. */
    Node<T> branch(Circumstances here);

    /** A question about objects. */
    sealed interface OfObjects<T> extends Fork<T> permits ForkOfKind, ForkOfKinds, ForkOfProjection {

        @Override
        default @Nullable Node<T> next(Circumstances here) {
            return next(here.objects());
        }

        /** Returns the node to which the answer of those objects leads; null if nobody came there. */
        @Nullable
        Node<T> next(Objects objects);
    }

    /** A question about something else than objects. */
    record Other<T>(Node<T> at, Question question) implements Fork<T> {

        @Override
        public @Nullable Node<T> next(Circumstances here) {
            return at.next(answer(here));
        }

        @Override
        public Node<T> branch(Circumstances here) {
            return at.branch(answer(here));
        }

        private long answer(Circumstances here) {
            if (question instanceof Question.Drawn drawn) {
                return here.drawn(drawn.question(), drawn.alternatives());
            }
            return here.objects()
                    .number(question instanceof Question.Address address ? here.address(address.cidr()) : here.news());
        }
    }
}
