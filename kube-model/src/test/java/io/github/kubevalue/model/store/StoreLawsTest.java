package io.github.kubevalue.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StoreLawsTest {

    @Property
    void theRevisionGrowsByOneWithEachChangeAndWithNothingElse(@ForAll("writes") List<UnaryOperator<Store>> writes) {
        Store store = Store.empty();
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
            assertThat(store.by(Indexes.PODS_BY_NODE, node))
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
        Store store = Store.empty().put(map("a", "1")).put(map("a", "2")).compact(1);

        assertThat(store.since(1)).hasSize(1);
        assertThatThrownBy(() -> store.since(0)).hasMessage("too old resource version: 0 (1)");
    }

    @Example
    void anOldStoreStaysAsItWas() {
        Store before = Store.empty().put(map("a", "1"));
        before.put(map("a", "2")).delete(map("a", "1").key());

        assertThat(before.get(ConfigMap.KIND, "demo", "a").get().data()).isEqualTo(TreeMap.of("k", "1"));
    }

    @Provide
    Arbitrary<List<UnaryOperator<Store>>> writes() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c");
        Arbitrary<UnaryOperator<Store>> maps = Combinators.combine(names, Arbitraries.of("1", "2"))
                .as((name, value) -> store -> store.put(map(name, value)));
        Arbitrary<UnaryOperator<Store>> pods = Combinators.combine(
                        names, Arbitraries.of("", "n1", "n2"), Arbitraries.of("u1", "u2"))
                .as((name, node, owner) -> store -> store.put(pod(name, node, owner)));
        Arbitrary<UnaryOperator<Store>> deletions = names.map(name -> store ->
                store.delete(Pod.KIND.key("demo", name)).delete(map(name, "").key()));
        return Arbitraries.oneOf(maps, pods, pods, deletions.map(StoreLawsTest::oneAtATime))
                .list()
                .ofMaxSize(20);
    }

    /** Only the first of two deletions, so that each write makes at most one change. */
    private static UnaryOperator<Store> oneAtATime(UnaryOperator<Store> deletions) {
        return store -> store.revision() == deletions.apply(store).revision()
                ? store
                : store.delete(
                        deletions.apply(store).since(store.revision()).head().key());
    }

    private static Store run(List<UnaryOperator<Store>> writes) {
        return writes.stream().reduce(Store.empty(), (store, write) -> write.apply(store), (a, b) -> b);
    }

    private static ConfigMap map(String name, String value) {
        return ConfigMap.named("demo", name).withData(TreeMap.of("k", value));
    }

    private static Pod pod(String name, String node, String owner) {
        ObjectMeta metadata = ObjectMeta.builder()
                .namespace("demo")
                .name(name)
                .addOwnerReference(OwnerReference.builder().uid(owner).build())
                .build();
        return Pod.builder()
                .metadata(metadata)
                .spec(
                        node.isEmpty()
                                ? PodSpec.builder().build()
                                : PodSpec.builder().nodeName(node).build())
                .build();
    }
}
