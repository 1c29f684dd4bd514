package io.github.kubevalue.model.footprint;

import org.jspecify.annotations.Nullable;

/**
 * What a projection shows of some kinds: all there is to them.
 *
 * @param <T> what comes of the turn
 */
final class ForkOfProjection<T> implements Fork.OfObjects<T> {
    private final Node<T> at;
    private final Question.Viewed question;
    private final int[] places;

    ForkOfProjection(Node<T> at, Question.Viewed question, Objects objects) {
        this.at = at;
        this.question = question;
        this.places = question.projection()
                .kinds()
                .toJavaStream()
                .mapToInt(objects::place)
                .toArray();
    }

    @Override
    public Question question() {
        return question;
    }

    @Override
    public @Nullable Node<T> next(Objects objects) {
        Node<T> node = at;
        for (int i = 0; node != null && i < places.length; i++) {
            node = node.next(objects.content(places[i]).number());
        }
        return node;
    }

    @Override
    public Node<T> branch(Circumstances here) {
        Node<T> node = at;
        for (int place : places) {
            node = node.branch(here.objects().content(place).number());
        }
        return node;
    }
}
