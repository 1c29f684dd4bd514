package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All objects of a cluster at some time, whatever the revision. Of those that are equal there is one as long as that is remembered. */
public final class Objects {
    private final Contents all;
    private final Content[] contents;
    private final int number;
    private final IdentityHashMap<Writing, Objects> next = new IdentityHashMap<>(2);
    private final IdentityHashMap<Object, Object> found = new IdentityHashMap<>(8);

    private final Option<Origin> origin;
    private @Nullable Store store;

    Objects(Contents all, Content[] contents, int number, Option<Origin> origin) {
        this.all = all;
        this.contents = contents;
        this.number = number;
        this.origin = origin;
    }

    /** The number of the canonical forms of all objects. */
    public int number() {
        return number;
    }

    /** Returns what somebody finds out about these objects alone; he is asked once. */
    @SuppressWarnings("unchecked") // everybody finds out what is of one type
    public <T> T found(Object by, Function<Objects, T> out) {
        T known = (T) found.get(by);
        if (known == null) {
            known = out.apply(this);
            found.put(by, known);
        }
        return known;
    }

    /** What has been found out about these objects, by whom. */
    IdentityHashMap<Object, Object> found() {
        return found;
    }

    /** Lets go of what can be found out once more. */
    void forget() {
        next.clear();
        found.clear();
        store = null;
    }

    /** Returns the objects after a change. */
    public Objects after(Writing writing) {
        Objects known = next.get(writing);
        if (known == null) {
            known = changed(writing);
            next.put(writing, known);
        }
        return known;
    }

    private Objects changed(Writing writing) {
        int place = all.place(writing.change().key().kind());
        Content[] changed = Arrays.copyOf(contents, Math.max(contents.length, place + 1));
        for (int i = contents.length; i < changed.length; i++) {
            changed[i] = all.empty(i);
        }
        changed[place] = changed[place].after(writing, all);
        return all.of(changed, Option.of(new Origin(this, writing)));
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
        return Vector.of(contents)
                .filter(content -> !content.objects().kinds().isEmpty())
                .<Kind<?>>map(Content::kind)
                .sorted();
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

    /** Returns the answer to a question that is about objects alone. */
    Object answer(Question question) {
        if (question instanceof Question.OfKind one) {
            return content(one.kind()).answer(one, all);
        }
        return question instanceof Question.OfKinds many
                ? answer(many, new IdentityHashMap<>())
                : new Numbers(numbers((Question.Viewed) question));
    }

    /**
     * Returns the answer to a question that is about objects of all kinds.
     *
     * @param known what the objects of a kind contribute, as far as that is known; 0 for nothing
     */
    Object answer(Question.OfKinds question, IdentityHashMap<Content, Integer> known) {
        int[] parts = new int[2 * contents.length];
        int size = 0;
        for (int place = 0; place < contents.length; place++) {
            int part = known.computeIfAbsent(contents[place], each -> each.answer(question.of(each.kind()), all));
            if (part != 0) {
                parts[size++] = place;
                parts[size++] = part;
            }
        }
        return new Numbers(Arrays.copyOf(parts, size));
    }

    /** The numbers of all that a projection is made of. */
    private int[] numbers(Question.Viewed viewed) {
        Seq<? extends Kind<?>> kinds = viewed.projection().kinds();
        int[] numbers = new int[kinds.size()];
        int next = 0;
        for (Kind<?> kind : kinds) {
            numbers[next++] = content(kind).number();
        }
        return numbers;
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
            Origin last = at.origin.get();
            since.push(last.writing().change());
            at = last.before();
        }
        Store so = at.store;
        for (Change change : since) {
            so = so.replayed(new Change(so.revision() + 1, change.key(), change.previous(), change.current()));
        }
        return so;
    }
}
