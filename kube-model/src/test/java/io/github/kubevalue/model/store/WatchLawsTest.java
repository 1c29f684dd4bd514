package io.github.kubevalue.model.store;

import static io.github.kubevalue.model.store.Writes.map;
import static io.github.kubevalue.model.store.Writes.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WatchLawsTest {
    private static final Watch<Pod> ON_N1 = Watch.ofAll(Pod.KIND, 0).in("demo").matching(WatchLawsTest::isOnN1);

    @Property(tries = 200)
    void allEventsReplayedGiveWhatIsWatchedFor(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = Writes.EMPTY;
        Watch<Pod> watch = ON_N1.withBookmarks();
        SortedMap<ResourceKey, Pod> seen = TreeMap.empty();
        for (UnaryOperator<Store> write : writes) {
            Watch.Delivery<Pod> delivery = watch.next(store).get();
            seen = delivery.events().foldLeft(seen, WatchLawsTest::replayed);
            assertThat(seen.values().toVector())
                    .isEqualTo(store.list(Pod.KIND, "demo").filter(WatchLawsTest::isOnN1));
            watch = delivery.watch();
            store = write.apply(store);
        }
    }

    @Property(tries = 200)
    void eventsComeInOrderAndLateOnesAreTheSame(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = Writes.run(writes);
        Seq<WatchEvent<Pod>> all = told(Watch.of(Pod.KIND, 0), store);

        assertThat(all.map(WatchEvent::revision))
                .isEqualTo(all.map(WatchEvent::revision).sorted());
        for (long from = 0; from <= store.revision(); from++) {
            long seen = from;
            assertThat(told(Watch.of(Pod.KIND, from), store)).isEqualTo(all.filter(event -> event.revision() > seen));
        }
    }

    @Example
    void whoLeavesTheSelectorIsDeletedAsItWasWithTheRevisionOfTheWrite() {
        Store store = Writes.EMPTY.put(pod("a", "n1", "u1")).put(pod("a", "n2", "u1"));

        WatchEvent.Deleted<Pod> left =
                (WatchEvent.Deleted<Pod>) told(Watch.of(Pod.KIND, 1).matching(WatchLawsTest::isOnN1), store)
                        .single();
        assertThat(left.object().spec().nodeName()).contains("n1");
        assertThat(left.object().metadata().resourceVersion()).contains("2");
    }

    @Example
    void whoEntersTheSelectorIsAdded() {
        Store store = Writes.EMPTY.put(pod("a", "n2", "u1")).put(pod("a", "n1", "u1"));

        assertThat(told(Watch.of(Pod.KIND, 1).matching(WatchLawsTest::isOnN1), store))
                .hasToString("Vector(ADDED pod/demo/a)");
    }

    @Example
    void theInitialEventsEndWithABookmark() {
        Store store = Writes.EMPTY.put(pod("a", "n1", "u1")).put(map("m", "1"));

        assertThat(told(ON_N1.withBookmarks(), store))
                .hasToString("Vector(ADDED pod/demo/a, BOOKMARK 2)")
                .endsWith(new WatchEvent.Bookmark<>(2, true));
        assertThat(told(ON_N1, store)).hasToString("Vector(ADDED pod/demo/a)");
    }

    @Example
    void aBookmarkTellsOfWritesThatAreNotWatchedFor() {
        Store store = Writes.EMPTY.put(map("m", "1")).put(pod("a", "n1", "u1"));

        Watch.Delivery<Pod> first =
                Watch.of(Pod.KIND, 0).withBookmarks().next(store).get();
        assertThat(first.events()).hasToString("Vector(ADDED pod/demo/a)");
        assertThat(told(first.watch(), store.put(map("m", "2")))).containsExactly(new WatchEvent.Bookmark<>(3, false));
    }

    @Example
    void aWatchFromBeforeTheCompactionIsTooOld() {
        Store store = Writes.EMPTY.put(map("m", "1")).put(map("m", "2")).compact(1);

        assertThat(Watch.of(ConfigMap.KIND, 0).next(store)).isEqualTo(Either.left(new Unreadable.Compacted(0, 1)));
        assertThat(Watch.ofAll(ConfigMap.KIND, 7).next(store)).isEqualTo(Either.left(new Unreadable.Future(7, 2)));
        assertThat(told(Watch.of(ConfigMap.KIND, 1), store)).hasToString("Vector(MODIFIED configmap/demo/m)");
    }

    private static SortedMap<ResourceKey, Pod> replayed(SortedMap<ResourceKey, Pod> seen, WatchEvent<Pod> event) {
        if (event instanceof WatchEvent.Added<Pod> added) {
            assertThat(seen.get(added.object().key())).isEmpty();
            return seen.put(added.object().key(), added.object());
        }
        if (event instanceof WatchEvent.Modified<Pod> modified) {
            assertThat(seen.get(modified.object().key())).isNotEmpty();
            return seen.put(modified.object().key(), modified.object());
        }
        return event instanceof WatchEvent.Deleted<Pod> deleted
                ? seen.remove(deleted.object().key())
                : seen;
    }

    private static <T extends KubeObject> Seq<WatchEvent<T>> told(Watch<T> watch, Store store) {
        return watch.next(store).get().events();
    }

    private static boolean isOnN1(Pod pod) {
        return pod.spec().nodeName().contains("n1");
    }

    @Provide
    Arbitrary<List<UnaryOperator<Store>>> writes() {
        return Writes.all();
    }
}
