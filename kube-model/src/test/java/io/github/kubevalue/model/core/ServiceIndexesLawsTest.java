package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which Services select a pod. */
class ServiceIndexesLawsTest {

    @Provide
    Arbitrary<SortedMap<String, String>> labels() {
        return Arbitraries.maps(Arbitraries.of("app", "part", "tier", "zone"), Arbitraries.of("a", "b"))
                .ofMaxSize(4)
                .map(TreeMap::ofAll);
    }

    @Provide
    Arbitrary<Seq<SortedMap<String, String>>> selectors() {
        return labels().list().ofMaxSize(12).map(Vector::ofAll);
    }

    private static Service service(int number, SortedMap<String, String> selector) {
        Service service = Service.named(number % 5 == 4 ? "other" : "demo", "s" + number);
        return service.withSpec(service.spec().withSelector(selector));
    }

    private static Pod pod(SortedMap<String, String> labels) {
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", "web").withLabels(labels))
                .build();
    }

    private static Store store(Seq<SortedMap<String, String>> selectors) {
        return selectors
                .zipWithIndex((selector, number) -> service(number, selector))
                .foldLeft(Store.empty(ServiceIndexes.CATALOG), Store::put);
    }

    @Property(tries = 1000)
    void allThatSelectIt(
            @ForAll("selectors") Seq<SortedMap<String, String>> selectors,
            @ForAll("labels") SortedMap<String, String> labels) {
        Store store = store(selectors);
        Seq<Service> expected = labels.toVector()
                .flatMap(first -> store.list(Service.KIND, "demo")
                        .filter(service ->
                                service.spec().selector().headOption().contains(first)
                                        && service.spec().selector().forAll(labels::contains)));
        assertThat(ServiceIndexes.selecting(store, pod(labels))).containsExactlyElementsOf(expected);
    }

    @Test
    void aLabelOfAllIsNotLookedAt() {
        Store store = store(Vector.range(0, 20).map(number -> TreeMap.of("app", "shop", "part", "p" + number)));
        List<String> asked = new ArrayList<>();
        Store witnessed = store.witnessed(new Witness() {
            @Override
            public void found(Index<?> index, String value) {
                asked.add(value);
            }
        });
        assertThat(ServiceIndexes.selecting(witnessed, pod(TreeMap.of("app", "shop", "part", "p3")))
                        .map(Service::name))
                .containsExactly("s3");
        assertThat(asked).containsExactly("2 demo/part=p3");
    }
}
