package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Part;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Tally;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Objects, of which a witness sees what is asked. Of revisions nothing is known.
 *
 * @param objects the objects
 * @param witness who sees it
 */
record Seen(Objects objects, Witness witness) implements Snapshot {

    @Override
    public long revision() {
        return 0;
    }

    @Override
    public Option<KubeObject> get(ResourceKey key) {
        witness.got(key);
        return objects.of(key.kind()).get(key);
    }

    @Override
    public <T extends KubeObject, V> Option<V> get(Part<T, V> part, String namespace, String name) {
        witness.got(part, part.kind().key(namespace, name));
        return objects.of(part.kind()).get(part, namespace, name);
    }

    @Override
    public Seq<Kind<?>> kinds() {
        witness.askedForKinds();
        return objects.kinds();
    }

    @Override
    public <T extends KubeObject> Seq<T> list(Kind<T> kind) {
        witness.listed(kind);
        return objects.of(kind).list(kind);
    }

    @Override
    public <T extends KubeObject> Seq<T> list(Kind<T> kind, String namespace) {
        witness.listed(kind, namespace);
        return objects.of(kind).list(kind, namespace);
    }

    @Override
    public <T extends KubeObject> Seq<T> by(Index<T> index, String value) {
        witness.found(index, value);
        return objects.of(index.kind()).by(index, value);
    }

    @Override
    public <T extends KubeObject> Option<T> first(Index<T> index, String value) {
        witness.found(index, value);
        return objects.of(index.kind()).first(index, value);
    }

    @Override
    public int count(Index<?> index, String value) {
        witness.counted(index, value);
        return objects.of(index.kind()).count(index, value);
    }

    @Override
    public <A> A sum(Tally<?, A> tally, String value) {
        witness.summed(tally, value);
        return objects.of(tally.kind()).sum(tally, value);
    }

    @Override
    public <V> V view(Projection<V> projection) {
        witness.viewed(projection);
        return objects.store().view(projection);
    }

    @Override
    public Option<Seq<Change>> changesSince(long from) {
        witness.followed(from);
        return Option.none();
    }

    @Override
    public Seq<KubeObject> owned(String uid) {
        witness.owned(uid);
        return objects.kinds().flatMap(kind -> objects.of(kind).owned(uid));
    }

    @Override
    public int countOwned(String uid) {
        witness.countedOwned(uid);
        return objects.countOwned(uid);
    }

    @Override
    public <T extends KubeObject> Seq<T> owned(Kind<T> kind, String uid) {
        witness.owned(kind, uid);
        return objects.of(kind).owned(kind, uid);
    }
}
