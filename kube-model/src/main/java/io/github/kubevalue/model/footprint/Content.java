package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.store.Store;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The objects of one kind as they are at some time. Of those that are equal there is one. */
final class Content {
    private final int number;
    private final int canonical;
    private final Kind<?> kind;
    private final Store objects;
    private final Map<Question.OfKind, Integer> answers = new HashMap<>();
    private final IdentityHashMap<Writing, Content> next = new IdentityHashMap<>();

    Content(int number, int canonical, Kind<?> kind, Store objects) {
        this.number = number;
        this.canonical = canonical;
        this.kind = kind;
        this.objects = objects;
    }

    int number() {
        return number;
    }

    /** The number of the canonical forms of the objects; 0 if there are none. */
    int canonical() {
        return canonical;
    }

    Kind<?> kind() {
        return kind;
    }

    /** The objects, in a store that holds no others. */
    Store objects() {
        return objects;
    }

    Content after(Writing writing, Contents all) {
        Content known = next.get(writing);
        if (known != null) {
            return known;
        }
        Content made = all.of(kind, objects.replayed(writing.change()));
        next.put(writing, made);
        return made;
    }

    /** Returns the number of the answer. */
    int answer(Question.OfKind question, Contents all) {
        Integer known = answers.get(question);
        if (known != null) {
            return known;
        }
        int made = all.number(question.answer(objects));
        answers.put(question, made);
        return made;
    }
}
