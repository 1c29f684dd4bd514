package io.github.kubevalue.model.store;

import static io.github.kubevalue.model.store.Writes.map;
import static io.github.kubevalue.model.store.Writes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.resource.NodeLoad;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class StoreLawsTest {

    @Property
    void theRevisionGrowsByOneWithEachChangeAndWithNothingElse(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = Writes.EMPTY;
        for (UnaryOperator<Store> write : writes) {
            Store next = write.apply(store);
            boolean changed = !next.all().equals(store.all());
            assertThat(next.revision()).isEqualTo(store.revision() + (changed ? 1 : 0));
            store = next;
        }
    }

    @Property
    void aWriteThatChangesNothingLeavesTheSameStore(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = run(writes);

        assertThat(store.all().foldLeft(store, Store::put)).isSameAs(store);
    }

    @Property
    void theChangesSinceARevisionReplayedGiveTheStore(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        int half = writes.size() / 2;
        Store then = run(writes.subList(0, half));
        Store now = writes.subList(half, writes.size()).stream().reduce(then, (s, w) -> w.apply(s), (a, b) -> b);

        Store replayed = now.since(then.revision())
                .foldLeft(then, (store, change) -> change.after().fold(() -> store.delete(change.key()), store::put));

        assertThat(replayed).isEqualTo(now);
    }

    @Property
    void indexesHoldWhatAScanFinds(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = run(writes);

        for (String node : Vector.of("n1", "n2", "")) {
            assertThat(store.by(PodIndexes.BY_NODE, node))
                    .isEqualTo(store.list(Pod.KIND)
                            .filter(pod -> pod.spec().nodeName().getOrElse("").equals(node)));
        }
        for (String owner : Vector.of("u1", "u2")) {
            assertThat(store.owned(owner))
                    .isEqualTo(store.all()
                            .filter(object -> object.metadata()
                                    .ownerReferences()
                                    .exists(reference -> reference.uid().equals(owner))));
        }
    }

    @Example
    void aCompactedRevisionIsTooOld() {
        Store store = Writes.EMPTY.put(map("a", "1")).put(map("a", "2")).compact(1);

        assertThat(store.since(1)).hasSize(1);
        assertThat(store.at(1)).isEqualTo(Either.right(Writes.EMPTY.put(map("a", "1"))));
        assertThat(store.at(0)).isEqualTo(Either.left(new Unreadable.Compacted(0, 1)));
        assertThat(store.at(3)).isEqualTo(Either.left(new Unreadable.Future(3, 2)));
        assertThatThrownBy(() -> store.since(0)).hasMessage("too old resource version: 0 (1)");
    }

    @Property(tries = 200)
    void atEveryRevisionTheStoreIsAsItWasThen(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Vector<Store> all = Vector.ofAll(writes).scanLeft(Writes.EMPTY, (store, write) -> write.apply(store));

        for (Store then : all) {
            Snapshot seen = all.last().at(then.revision()).get();
            assertThat(seen).isEqualTo(then);
            assertThat(seen.by(PodIndexes.BY_NODE, "n1")).isEqualTo(then.by(PodIndexes.BY_NODE, "n1"));
            assertThat(seen.sum(NodeLoad.BY_NODE, "n1")).isEqualTo(then.sum(NodeLoad.BY_NODE, "n1"));
            assertThat(seen.owned("u1")).isEqualTo(then.owned("u1"));
        }
    }

    @Property(tries = 200)
    void compactionKeepsTheCompactedRevisionAndAllAfterIt(
            @ForAll("writes") List<UnaryOperator<Store>> writes, @ForAll @IntRange(max = 20) int upTo) {
        Store store = run(writes);
        Store compacted = store.compact(upTo);

        assertThat(compacted).isEqualTo(store);
        for (long revision = 0; revision <= store.revision(); revision++) {
            assertThat(compacted.at(revision).isRight()).isEqualTo(revision >= Math.min(upTo, store.revision()));
            if (compacted.at(revision).isRight()) {
                assertThat(compacted.at(revision)).isEqualTo(store.at(revision));
            }
        }
    }

    @Property
    void aNewLifeBeginsAtVersionOne(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = run(writes);

        for (KubeObject object : store.all()) {
            KeyValue pair = store.keyValue(object.key()).get();
            Seq<Change> life = store.since(0)
                    .filter(change -> change.key().equals(object.key()))
                    .reverse()
                    .takeUntil(Change::isDeletion)
                    .reverse();
            assertThat(pair.version()).isEqualTo(life.size());
            assertThat(pair.createRevision()).isEqualTo(life.head().revision());
            assertThat(pair.modRevision()).isEqualTo(life.last().revision());
            assertThat(object.metadata().resourceVersion()).contains(Long.toString(pair.modRevision()));
        }
    }

    @Example
    void anOldStoreStaysAsItWas() {
        Store before = Writes.EMPTY.put(map("a", "1"));
        before.put(map("a", "2")).delete(map("a", "1").key());

        assertThat(before.get(ConfigMap.KIND, "demo", "a").get().data()).isEqualTo(TreeMap.of("k", "1"));
    }

    @Provide
    Arbitrary<List<UnaryOperator<Store>>> writes() {
        return Writes.all();
    }
}
