package io.github.kubevalue.model.footprint;

import static java.util.Objects.requireNonNull;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All objects of a cluster at some time, whatever the revision. Of those that are equal there is one as long as that is remembered. */
public final class Objects {
    private final Contents all;
    private final Content[] contents;
    private final int number;
    private final long mark;
    private final @Nullable Objects before;
    private final @Nullable Writing last;
    private @Nullable Store store;

    /**
     * Returns objects.
     *
     * @param number the number of their canonical forms
     * @param before the objects from which they were first come to; null if they are the first
     * @param last the change that led from those to these
     */
    Objects(Contents all, Content[] contents, int number, @Nullable Objects before, @Nullable Writing last) {
        this.all = all;
        this.contents = contents;
        this.number = number;
        this.mark = mark(contents);
        this.before = before;
        this.last = last;
    }

    private static long mark(Content[] contents) {
        long mark = 0;
        for (Content content : contents) {
            mark += content.mark();
        }
        return mark;
    }

    /** The number of the canonical forms of all objects. */
    public int number() {
        return number;
    }

    /** Equal objects have the same mark; others seldom do. */
    long mark() {
        return mark;
    }

    /** Lets go of what can be found out once more. */
    void forget() {
        store = null;
    }

    /** Returns the objects after a change. */
    public Objects after(Writing writing) {
        return all.after(this, writing);
    }

    /** How many kinds are told apart here. */
    int size() {
        return contents.length;
    }

    /** Returns the contents of all kinds, of so many at least. */
    Content[] contents(int size) {
        Content[] copy = Arrays.copyOf(contents, Math.max(contents.length, size));
        for (int place = contents.length; place < copy.length; place++) {
            copy[place] = all.empty(place);
        }
        return copy;
    }

    /** Whether the objects are equal to others in which the content at that place is another. */
    boolean isSame(Objects others, int place, Content changed) {
        int end = Math.max(Math.max(contents.length, others.contents.length), place + 1);
        for (int i = 0; i < end; i++) {
            Content there = i == place ? changed : others.content(i);
            if (!content(i).equals(there)) {
                return false;
            }
        }
        return true;
    }

    /** The objects of a kind. */
    Store of(Kind<?> kind) {
        return content(kind).objects();
    }

    /** How many objects that uid owns. */
    int countOwned(String uid) {
        int count = 0;
        for (Content content : contents) {
            count += content.objects().countOwned(uid);
        }
        return count;
    }

    /** The kinds of which there are objects, in order. */
    Seq<Kind<?>> kinds() {
        return Vector.ofAll(ofEachKind()).map(Content::kind);
    }

    /** The objects of each kind of which there are any, in the order of kinds. */
    public List<Content> ofEachKind() {
        List<Content> some = new ArrayList<>(contents.length);
        for (int place : all.order()) {
            if (place < contents.length && contents[place].canonical() != 0) {
                some.add(contents[place]);
            }
        }
        return some;
    }

    /** Returns a view of these objects; a witness sees what is asked of it. */
    public Snapshot seen(Witness witness) {
        return new Seen(this, witness);
    }

    private Content content(Kind<?> kind) {
        return content(all.place(kind));
    }

    int place(Kind<?> kind) {
        return all.place(kind);
    }

    Content content(int place) {
        return place < contents.length ? contents[place] : all.empty(place);
    }

    /** Returns the number of the answer to a question about the objects of one kind. */
    int answer(Content content, Question.OfKind question) {
        return content.answer(question, all);
    }

    /** Returns the number of an answer. */
    int number(Object answer) {
        return all.number(answer);
    }

    /** Takes note of a store that holds these objects. */
    void hold(Store held) {
        store = held;
    }

    /** Returns a store that holds these objects, at some revision. */
    public Store store() {
        if (store == null) {
            store = replayed();
        }
        return store;
    }

    private Store replayed() {
        ArrayDeque<Change> since = new ArrayDeque<>();
        Objects at = this;
        while (at.store == null) {
            since.push(requireNonNull(at.last).change());
            at = requireNonNull(at.before);
        }
        Store so = at.store;
        for (Change change : since) {
            so = so.replayed(new Change(so.revision() + 1, change.key(), change.previous(), change.current()));
        }
        return so;
    }
}
