package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.store.Store;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** The objects of one kind as they are at some time. Of those that are equal there is one. */
public final class Content {
    private final int number;
    private final long mark;
    private final int canonical;
    private final Kind<?> kind;
    private final Store objects;
    private final Map<Question.OfKind, Integer> answers = new HashMap<>();
    private final IdentityHashMap<Writing, Content> next = new IdentityHashMap<>();

    Content(int number, int canonical, Kind<?> kind, Store objects) {
        this.number = number;
        this.mark = canonical == 0 ? 0 : mixed(number + 1);
        this.canonical = canonical;
        this.kind = kind;
        this.objects = objects;
    }

    private static long mixed(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        return (mixed ^ mixed >>> 31) * 0xBF58476D1CE4E5B9L;
    }

    int number() {
        return number;
    }

    /** What this contributes to the marks of all objects of which it is a part; nothing if it is empty. */
    long mark() {
        return mark;
    }

    /** The number of the canonical forms of the objects; 0 if there are none. */
    int canonical() {
        return canonical;
    }

    Kind<?> kind() {
        return kind;
    }

    /** The objects, in a store that holds no others. */
    public Store objects() {
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
