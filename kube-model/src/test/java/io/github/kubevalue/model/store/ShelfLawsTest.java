package io.github.kubevalue.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShelfLawsTest {
    private static final Seq<Kind<?>> KINDS = Vector.of(Pod.KIND, ConfigMap.KIND);
    private static final Seq<String> NAMESPACES = Vector.of("demo", "a", "prod");

    /** What is done to one key: something is put there, or taken away. */
    private record Turn(ResourceKey key, boolean isPut) {

        Store of(Store store) {
            return isPut ? store.put(object()) : store.delete(key);
        }

        SortedMap<ResourceKey, KubeObject> of(SortedMap<ResourceKey, KubeObject> map, Store after) {
            return isPut ? map.put(key, after.get(key).get()) : map.remove(key);
        }

        private KubeObject object() {
            ObjectMeta meta = ObjectMeta.named(key.namespace(), key.name());
            return key.kind().equals(Pod.KIND)
                    ? Pod.builder().metadata(meta).build()
                    : ConfigMap.named(key.namespace(), key.name());
        }
    }

    @Property
    void aStoreHoldsWhatASortedMapHoldsInItsOrder(@ForAll("turns") List<Turn> turns) {
        Store store = Store.empty();
        SortedMap<ResourceKey, KubeObject> map = TreeMap.empty();
        for (Turn turn : turns) {
            store = turn.of(store);
            map = turn.of(map, store);
        }

        assertIs(store, map);
    }

    @Property
    void whatIsWrittenLaterIsNotSeenBefore(@ForAll("turns") List<Turn> earlier, @ForAll("turns") List<Turn> later) {
        Store then = Store.empty();
        SortedMap<ResourceKey, KubeObject> map = TreeMap.empty();
        for (Turn turn : earlier) {
            then = turn.of(then);
            map = turn.of(map, then);
        }
        Vector.ofAll(later).foldLeft(then, (store, turn) -> turn.of(store));

        assertIs(then, map);
    }

    private static void assertIs(Store store, SortedMap<ResourceKey, KubeObject> map) {
        assertThat(store.all()).isEqualTo(map.values().toVector());
        assertThat(store.kinds())
                .isEqualTo(map.keysIterator().map(ResourceKey::kind).distinct().toVector());
        for (Kind<?> kind : KINDS) {
            assertThat(store.count(kind)).isEqualTo(store.list(kind).size());
            for (String namespace : NAMESPACES) {
                assertThat(Vector.<KubeObject>narrow(store.list(kind, namespace).toVector()))
                        .isEqualTo(map.values()
                                .filter(object -> object.type().equals(kind)
                                        && object.namespace().equals(namespace))
                                .toVector());
            }
        }
        assertThat(keys().filter(store::contains))
                .isEqualTo(keys().filter(map::containsKey))
                .allSatisfy(key -> assertThat(store.get(key))
                        .isEqualTo(Option.of(map.get(key).get())));
    }

    private static Seq<ResourceKey> keys() {
        return KINDS.flatMap(kind -> NAMESPACES.flatMap(
                namespace -> Vector.of("a", "b", "Aa", "BB").map(name -> kind.key(namespace, name))));
    }

    /** {@code Aa} and {@code BB} have one hash. */
    @Provide
    Arbitrary<List<Turn>> turns() {
        return Combinators.combine(Arbitraries.of(keys().asJava()), Arbitraries.of(true, true, false))
                .as(Turn::new)
                .list()
                .ofMaxSize(30);
    }
}
