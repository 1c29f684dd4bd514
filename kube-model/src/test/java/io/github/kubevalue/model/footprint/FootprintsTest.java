package io.github.kubevalue.model.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Part;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FootprintsTest {
    private static final Part<ConfigMap, SortedMap<String, String>> DATA = Part.of(ConfigMap.KIND, ConfigMap::data);

    private final Contents contents = new Contents(Store.empty(Indexes.CATALOG), Indexes.CATALOG, new Census());
    private final ConfigMap first = config("first", "said", TreeMap.empty());
    private final Objects start = contents.start().after(contents.writing(Option.none(), Option.of(first)));
    private final Objects labelled = changed(config("first", "said", TreeMap.of("app", "web")));
    private final Objects said = changed(config("first", "otherwise", TreeMap.empty()));
    private final Objects beside =
            start.after(contents.writing(Option.none(), Option.of(config("second", "", TreeMap.empty()))));

    @Test
    void whoAsksForAnObjectDependsOnAllOfIt() {
        Footprints<String> known = asked(seen -> seen.get(ConfigMap.KIND, "demo", "first"));

        assertThat(known.find(start)).contains("done");
        assertThat(known.find(beside)).contains("done");
        assertThat(known.find(labelled)).isEmpty();
        assertThat(known.find(said)).isEmpty();
    }

    @Test
    void whoAsksForAPartOfAnObjectDependsOnThatAlone() {
        Footprints<String> known = asked(seen -> seen.get(DATA, "demo", "first"));

        assertThat(known.find(start)).contains("done");
        assertThat(known.find(labelled)).contains("done");
        assertThat(known.find(said)).isEmpty();
    }

    @Test
    void whoAsksForAListDependsOnWhatIsInIt() {
        Footprints<String> known = asked(seen -> seen.list(ConfigMap.KIND, "demo"));

        assertThat(known.find(start)).contains("done");
        assertThat(known.find(beside)).isEmpty();
    }

    @Test
    void whoAsksForKindsDependsOnWhichThereAre() {
        Footprints<String> known = asked(Snapshot::kinds);

        assertThat(known.find(beside)).contains("done");
        assertThat(known.find(contents.start())).isEmpty();
    }

    @Test
    void objectsAreTheSameByWhateverWayTheyWereComeTo() {
        Writing more = contents.writing(Option.none(), Option.of(config("second", "", TreeMap.empty())));
        Writing less = contents.writing(Option.of(config("second", "", TreeMap.empty())), Option.none());

        assertThat(start.after(more)).isSameAs(beside);
        assertThat(beside.after(less)).isSameAs(start);
        assertThat(labelled).isNotSameAs(start);
    }

    private Footprints<String> asked(Consumer<Snapshot> question) {
        Footprint footprint = new Footprint();
        question.accept(start.seen(footprint));
        Footprints<String> known = new Footprints<>();
        known.put(footprint, here(start), "done");
        return known;
    }

    private Circumstances here(Objects objects) {
        return new Circumstances() {
            @Override
            public Objects objects() {
                return objects;
            }

            @Override
            public News news() {
                return contents.noNews();
            }

            @Override
            public Object address(String cidr) {
                return Option.none();
            }

            @Override
            public int drawn(String question, int alternatives) {
                return 0;
            }
        };
    }

    private Objects changed(ConfigMap after) {
        return start.after(contents.writing(Option.of(first), Option.of(after)));
    }

    private static ConfigMap config(String name, String text, SortedMap<String, String> labels) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.named("demo", name).withLabels(labels))
                .data(TreeMap.of("text", text))
                .build();
    }
}
