package io.github.kubevalue.model.footprint;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A question about the objects of all kinds. The answer is made up of what each kind contributes, if it contributes anything.
 *
 * @param <T> what comes of the turn
 */
final class ForkOfKinds<T> implements Fork.OfObjects<T> {
    private static final int UNKNOWN = -1;
    private static final long END = -1;

    private final Node<T> at;
    private final Question.OfKinds question;
    private int[] parts = {};

    ForkOfKinds(Node<T> at, Question.OfKinds question) {
        this.at = at;
        this.question = question;
    }

    @Override
    public Question question() {
        return question;
    }

    @Override
    public @Nullable Node<T> next(Objects objects) {
        Node<T> node = at;
        for (int place = 0; node != null && place < objects.size(); place++) {
            int part = part(objects, place);
            node = part == 0 ? node : node.next(key(place, part));
        }
        return node == null ? null : node.next(END);
    }

    @Override
    public Node<T> branch(Circumstances here) {
        Objects objects = here.objects();
        Node<T> node = at;
        for (int place = 0; place < objects.size(); place++) {
            int part = part(objects, place);
            node = part == 0 ? node : node.branch(key(place, part));
        }
        return node.branch(END);
    }

    private static long key(int place, int part) {
        return (long) place << Integer.SIZE | part;
    }

    /** What the objects of the kind at that place contribute; 0 for nothing. */
    private int part(Objects objects, int place) {
        Content content = objects.content(place);
        int number = content.number();
        int known = number < parts.length ? parts[number] : UNKNOWN;
        return known == UNKNOWN ? asked(content, objects) : known;
    }

    private int asked(Content content, Objects objects) {
        int size = parts.length;
        int number = content.number();
        if (number >= size) {
            parts = Arrays.copyOf(parts, 2 * number + 1);
            Arrays.fill(parts, size, parts.length, UNKNOWN);
        }
        parts[number] = objects.answer(content, question.of(content.kind()));
        return parts[number];
    }
}
