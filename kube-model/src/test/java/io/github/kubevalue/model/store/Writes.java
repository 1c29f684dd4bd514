package io.github.kubevalue.model.store;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.resource.NodeLoad;
import io.vavr.collection.TreeMap;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Writes of a few ConfigMaps and pods, so that they often meet. */
final class Writes {
    static final Store EMPTY = Store.empty(Catalog.of(PodIndexes.BY_NODE).with(NodeLoad.BY_NODE));

    private Writes() {}

    /** Returns lists of writes of which each makes at most one change. */
    static Arbitrary<List<UnaryOperator<Store>>> all() {
        Arbitrary<String> names = Arbitraries.of("a", "b", "c");
        Arbitrary<UnaryOperator<Store>> maps = Combinators.combine(names, Arbitraries.of("1", "2"))
                .as((name, value) -> store -> store.put(map(name, value)));
        Arbitrary<UnaryOperator<Store>> pods = Combinators.combine(
                        names, Arbitraries.of("", "n1", "n2"), Arbitraries.of("u1", "u2"))
                .as((name, node, owner) -> store -> store.put(pod(name, node, owner)));
        Arbitrary<UnaryOperator<Store>> deletions = names.map(name -> store ->
                store.delete(Pod.KIND.key("demo", name)).delete(map(name, "").key()));
        return Arbitraries.oneOf(maps, pods, pods, deletions.map(Writes::oneAtATime))
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

    static Store run(List<UnaryOperator<Store>> writes) {
        return writes.stream().reduce(Writes.EMPTY, (store, write) -> write.apply(store), (a, b) -> b);
    }

    static ConfigMap map(String name, String value) {
        return ConfigMap.named("demo", name).withData(TreeMap.of("k", value));
    }

    static Pod pod(String name, String node, String owner) {
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
