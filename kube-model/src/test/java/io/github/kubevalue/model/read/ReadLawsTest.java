package io.github.kubevalue.model.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Watch;
import io.github.kubevalue.model.store.WatchEvent;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ReadLawsTest {

    @Property(tries = 300)
    void thePagesOfAListAreTheListAtItsRevision(
            @ForAll("writes") List<UnaryOperator<Store>> before,
            @ForAll("writes") List<UnaryOperator<Store>> between,
            @ForAll("options") ListOptions options,
            @ForAll @IntRange(min = 1, max = 4) int limit) {
        Store store = run(Store.empty(), before);
        ListOptions paged = options.withLimit(limit);
        KubeList<ConfigMap> page = list(store, paged);
        Vector<ConfigMap> all = Vector.ofAll(page.items());
        Store later = run(store, between);
        while (page.hasMore()) {
            page = list(later, paged.withContinueToken(page.continueToken()));
            all = all.appendAll(page.items());
        }

        assertThat(all).isEqualTo(list(store, options).items().toVector());
    }

    @Property(tries = 300)
    void aListAndTheEventsOfAWatchSinceAreTheLaterList(
            @ForAll("writes") List<UnaryOperator<Store>> before,
            @ForAll("writes") List<UnaryOperator<Store>> between,
            @ForAll("options") ListOptions options) {
        Store store = run(Store.empty().put(map("demo", "first", "1")), before);
        Store later = run(store, between);
        KubeList<ConfigMap> list = list(store, options);
        Watch<ConfigMap> watch = new Reads(store)
                .watch(ConfigMap.KIND, options.withResourceVersion(list.resourceVersion()))
                .get();

        Map<ResourceKey, ConfigMap> replayed = new Reads(later)
                .next(watch)
                .get()
                .events()
                .foldLeft(list.items().toSortedMap(ConfigMap::key, object -> object), ReadLawsTest::replayed);

        assertThat(replayed.values())
                .containsExactlyInAnyOrderElementsOf(list(later, options).items());
    }

    private static SortedMap<ResourceKey, ConfigMap> replayed(
            SortedMap<ResourceKey, ConfigMap> objects, WatchEvent<ConfigMap> event) {
        if (event instanceof WatchEvent.Added<ConfigMap> added) {
            return objects.put(added.object().key(), added.object());
        }
        if (event instanceof WatchEvent.Modified<ConfigMap> modified) {
            return objects.put(modified.object().key(), modified.object());
        }
        return event instanceof WatchEvent.Deleted<ConfigMap> deleted
                ? objects.remove(deleted.object().key())
                : objects;
    }

    @Provide
    Arbitrary<ListOptions> options() {
        return Combinators.combine(
                        Arbitraries.of(ListOptions.all(), ListOptions.in("demo")),
                        Arbitraries.of("", "v=1", "v!=1", "v in (1,2),name!=b"),
                        Arbitraries.of("", "metadata.name=a", "metadata.namespace!=demo", "metadata.namespace=demo-2"))
                .as((options, labels, fields) ->
                        options.withLabelSelector(labels).withFieldSelector(fields));
    }

    @Provide
    Arbitrary<List<UnaryOperator<Store>>> writes() {
        Arbitrary<String> namespaces = Arbitraries.of("demo", "demo-2", "x");
        Arbitrary<String> names = Arbitraries.of("a", "b", "b-1", "c");
        Arbitrary<UnaryOperator<Store>> puts = Combinators.combine(namespaces, names, Arbitraries.of("1", "2", "3"))
                .as((namespace, name, value) -> store -> store.put(map(namespace, name, value)));
        Arbitrary<UnaryOperator<Store>> deletions = Combinators.combine(namespaces, names)
                .as((namespace, name) -> store -> store.delete(ConfigMap.KIND.key(namespace, name)));
        return Arbitraries.oneOf(puts, puts, puts, deletions).list().ofMaxSize(15);
    }

    private static ConfigMap map(String namespace, String name, String value) {
        return ConfigMap.named(namespace, name)
                .withMetadata(ObjectMeta.named(namespace, name).withLabels(TreeMap.of("name", name, "v", value)));
    }

    private static Store run(Store store, List<UnaryOperator<Store>> writes) {
        return writes.stream().reduce(store, (so, write) -> write.apply(so), (a, b) -> b);
    }

    private static KubeList<ConfigMap> list(Store store, ListOptions options) {
        return new Reads(store).list(ConfigMap.KIND, options).get();
    }
}
