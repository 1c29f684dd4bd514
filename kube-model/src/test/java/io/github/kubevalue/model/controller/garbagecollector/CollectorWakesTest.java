package io.github.kubevalue.model.controller.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Propagation;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** garbagecollector.go, attemptToDeleteItem: what is done about one object, and which changes wake which. */
class CollectorWakesTest {

    /** The object of {@code b of a}, {@code b of a free}, {@code a foreground}, {@code b of a other-kind}. */
    private static String map(String words) {
        String[] parts = words.split(" ");
        Seq<String> owners = words.contains(" of ")
                ? Vector.of(parts[2].split("\\+"))
                        .map(owner -> "{apiVersion: %s, kind: ConfigMap, name: %s, uid: %s-uid, blockOwnerDeletion: %s}"
                                .formatted(
                                        words.contains("apps") ? "apps/v1" : "v1",
                                        owner,
                                        owner,
                                        !words.contains("free")))
                : Vector.empty();
        Seq<String> finalizers =
                Vector.of("foregroundDeletion", "orphan").filter(each -> words.contains(each.substring(0, 6)));
        return "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, uid: %s-uid, ownerReferences: [%s], finalizers: [%s]%s}}"
                .formatted(
                        parts[0],
                        parts[0],
                        owners.mkString(", "),
                        finalizers.mkString(", "),
                        words.contains("going") ? ", deletionTimestamp: 2026-01-01T00:00:00Z" : "");
    }

    private static Bench bench(String maps) {
        return Bench.of(new GarbageCollector())
                .with(Vector.of(maps.split("; "))
                        .reject(String::isEmpty)
                        .map(CollectorWakesTest::map)
                        .toJavaArray(String[]::new));
    }

    private static String text(Write write) {
        return write instanceof Write.Delete delete
                ? "Delete "
                        + delete.options()
                                .propagation()
                                .map(Propagation::toString)
                                .getOrElse("")
                : "Update";
    }

    private static String moves(Plan plan) {
        return plan.writes()
                .map(write -> text(write) + " " + write.key().name())
                .mkString(", ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        b                                                 | ''
        a; b of a                                         | ''
        b of a                                            | Delete Background b
        b of a apps; a                                    | ''
        b of a going                                      | ''
        b of a foreground                                 | Delete Foreground b
        b of a orphan                                     | Delete Orphan b
        a; b of a+c                                       | Update b
        a going foreground; b of a                        | Delete Background b
        a going foreground; b of a; c of b                | Delete Foreground b
        a going foreground; b of a; c of b going foreground | Update b
        a going foreground; b of a+c; c                   | Update b
        b going foreground; c of b                        | ''
        b going foreground; c of b free                   | Update b
        b going foreground                                | Update b
        b going orphan; c of b+d; d; e of d               | Update c, Update b
        b going                                           | ''
        """)
    void anObjectIsJudgedByItsOwners(String maps, String moves) {
        assertThat(moves(bench(maps).plan(ConfigMap.KIND, "b"))).isEqualTo(moves);
    }

    @Test
    void orphansForgetTheOwnerThatLeavesThemAndNoOther() {
        Bench after = bench("b going orphan; c of b+d; d").then(ConfigMap.KIND, "b");
        assertThat(after.get(ConfigMap.KIND, "c").metadata().ownerReferences().map(OwnerReference::name))
                .containsExactly("d");
    }

    private static String woken(Seq<ResourceKey> keys) {
        return keys.map(ResourceKey::name).mkString(" ");
    }

    @Test
    void whatHasOwnersOrIsHeldByTheCollectorIsLookedAt() {
        Bench bench = bench("a; b of a");
        assertThat(woken(bench.wakes(map("c of a")))).isEqualTo("c");
        assertThat(woken(bench.wakes(map("c")))).isEmpty();
        assertThat(woken(bench.wakes(map("b of a going")))).isEqualTo("b");
        assertThat(woken(bench.wakes(map("b of a+d")))).isEqualTo("b");
        assertThat(woken(bench.wakes(map("b of a foreground")))).isEqualTo("b");
        assertThat(woken(bench.wakes(map("b of a").replace("{name: b,", "{labels: {x: w}, name: b,"))))
                .as("neither its owners nor its life")
                .isEmpty();
        assertThat(woken(bench.wakes(map("a going orphan")))).isEqualTo("a");
    }

    @Test
    void whatAnOwnerThatGoesOwnsAndWhoWaitsForADependentIsLookedAt() {
        Bench bench = bench("a; b of a; x");
        assertThat(woken(bench.wakes(map("a going foreground")))).isEqualTo("a b");
        assertThat(woken(bench.wakes(map("a going")))).isEmpty();
        assertThat(woken(bench.wakesWithout(ConfigMap.KIND, "a"))).isEqualTo("b");
        assertThat(woken(bench.wakesWithout(ConfigMap.KIND, "x"))).isEmpty();
        assertThat(woken(bench.wakesWithout(ConfigMap.KIND, "b"))).isEmpty();
        Bench waiting = bench.with(map("a going foreground"));
        assertThat(woken(waiting.wakesWithout(ConfigMap.KIND, "b"))).isEqualTo("a");
        assertThat(woken(waiting.wakes(map("b of a free")))).isEqualTo("b a");
    }
}
