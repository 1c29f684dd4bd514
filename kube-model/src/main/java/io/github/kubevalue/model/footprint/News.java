package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.IdentityHashMap;

/** What has happened, in order. Of what is equal there is one, in one search. */
public final class News {
    private final Vector<Change> changes;
    private final IdentityHashMap<Writing, News> next = new IdentityHashMap<>(2);

    private News(Vector<Change> changes) {
        this.changes = changes;
    }

    /** Returns no news, with which all news of a search begin. */
    static News none() {
        return new News(Vector.empty());
    }

    /** The changes, oldest first. */
    public Seq<Change> changes() {
        return changes;
    }

    /** Returns these news and another. */
    public News with(Writing writing) {
        return next.computeIfAbsent(writing, more -> new News(changes.append(more.change())));
    }
}
