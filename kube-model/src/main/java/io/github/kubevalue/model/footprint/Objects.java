package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** All objects of a cluster at some time, whatever the revision. Of those that are equal there is one as long as that is remembered. */
public final class Objects {
    private final Contents all;
    private final Content[] contents;
    private final int number;
    private final IdentityHashMap<Writing, Objects> next = new IdentityHashMap<>(2);
    private final IdentityHashMap<Object, Object> found = new IdentityHashMap<>(8);

    Objects(Contents all, Content[] contents, int number) {
        this.all = all;
        this.contents = contents;
        this.number = number;
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
        return all.of(changed);
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
        if (question instanceof Question.OwnedCount count) {
            return countOwned(count.uid());
        }
        if (question instanceof Question.Viewed viewed) {
            return viewed.projection().kinds().map(kind -> content(kind).number());
        }
        List<Integer> parts = new ArrayList<>();
        for (int place = 0; place < contents.length; place++) {
            Content content = contents[place];
            Question.OfKind part = question instanceof Question.Owned owned
                    ? new Question.OwnedOf(content.kind(), owned.uid())
                    : new Question.Any(content.kind());
            int answer = content.answer(part, all);
            if (answer != 0) {
                parts.add(place);
                parts.add(answer);
            }
        }
        return parts;
    }

    /** Returns a store that holds these objects, at some revision. */
    public Store store() {
        Store store = all.store();
        for (int place = 0; place < contents.length; place++) {
            Content content = contents[place];
            Content first = all.start().content(place);
            if (content.number() != first.number()) {
                store = replaced(store, first.objects(), content.objects(), content.kind());
            }
        }
        return store;
    }

    private static Store replaced(Store all, Store before, Store after, Kind<?> kind) {
        Store store = all;
        for (KubeObject object : before.list(kind)) {
            store = replayed(store, before.keyValue(object.key()), after.keyValue(object.key()));
        }
        for (KubeObject object : after.list(kind).filter(each -> !before.contains(each.key()))) {
            store = replayed(store, Option.none(), after.keyValue(object.key()));
        }
        return store;
    }

    private static Store replayed(Store store, Option<KeyValue> before, Option<KeyValue> after) {
        return before.map(KeyValue::modRevision).equals(after.map(KeyValue::modRevision))
                ? store
                : store.replayed(new Change(
                        store.revision() + 1, before.orElse(after).get().key(), before, after));
    }
}
