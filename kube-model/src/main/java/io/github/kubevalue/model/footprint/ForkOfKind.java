package io.github.kubevalue.model.footprint;

import org.jspecify.annotations.Nullable;

/**
 * A question about the objects of one kind. Where all questions about the kind lead that are asked one after another is known of each
 * content that was met.
 *
 * @param <T> what comes of the turn
 */
final class ForkOfKind<T> implements Fork.OfObjects<T> {
    private final Node<T> at;
    private final Question.OfKind question;
    private final int place;
    private final Branches<Node<T>> last = new Branches<>();

    ForkOfKind(Node<T> at, Question.OfKind question, int place) {
        this.at = at;
        this.question = question;
        this.place = place;
    }

    @Override
    public Question question() {
        return question;
    }

    @Override
    public @Nullable Node<T> next(Objects objects) {
        Content content = objects.content(place);
        Node<T> known = last.get(content.number());
        if (known == null) {
            known = last(content, objects);
            if (known != null) {
                last.put(content.number(), known);
            }
        }
        return known;
    }

    private @Nullable Node<T> last(Content content, Objects objects) {
        Node<T> node = at.next(objects.answer(content, question));
        while (node != null && node.fork() instanceof ForkOfKind<T> next && next.place == place) {
            node = node.next(objects.answer(content, next.question));
        }
        return node;
    }

    @Override
    public Node<T> branch(Circumstances here) {
        Objects objects = here.objects();
        return at.branch(objects.answer(objects.content(place), question));
    }
}
