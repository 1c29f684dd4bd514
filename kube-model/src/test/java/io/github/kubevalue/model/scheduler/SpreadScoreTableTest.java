package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.scheduler.podtopologyspread.PodTopologySpread;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From pkg/scheduler/framework/plugins/podtopologyspread/scoring_test.go, TestPodTopologySpreadScore. Of each node it is said how many
 * matching pods it has; the last one is no candidate where so many scores are fewer.
 */
class SpreadScoreTableTest {
    private static final String HOST = "kubernetes.io/hostname";
    private static final String FOO = ", labelSelector: {matchExpressions: [{key: foo, operator: Exists}]}";

    private static Node node(int number, String labels) {
        return Said.node("{metadata: {name: n" + number + ", labels: {" + labels + "}}}");
    }

    private static Store store(String counts, String... labels) {
        Store store = Rig.EMPTY;
        Vector<String> nodes = Vector.of(counts.split(" "));
        for (int i = 0; i < nodes.size(); i++) {
            store = store.put(node(i, labels.length > i ? labels[i] : HOST + ": n" + i));
            for (int k = 0; k < Integer.parseInt(nodes.get(i)); k++) {
                store = store.put(Said.pod(
                        "{metadata: {name: p" + i + "-" + k + ", labels: {foo: ''}}, spec: {nodeName: n" + i + "}}"));
            }
        }
        return store;
    }

    private static String scores(Store store, String constraints, int candidates) {
        Pod pod = Said.pod(
                "{metadata: {name: p, labels: {foo: ''}}, spec: {topologySpreadConstraints: [" + constraints + "]}}");
        Cycle cycle = Cycle.of(pod, store);
        return new PodTopologySpread()
                .score(cycle, cycle.table().nodes(cycle.nodes().take(candidates)))
                .map(scores -> scores.all().mkString(" "))
                .getOrElse("skipped");
    }

    private static String constraint(int skew, String key, String selector) {
        return "{maxSkew: " + skew + ", topologyKey: " + key + ", whenUnsatisfiable: ScheduleAnyway" + selector + "}";
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0 0, 100 100",
        "1, 1 1, 100 100",
        "1, 2 1 0 3, 20 60 100 0",
        "2, 2 1 0 3, 33 66 100 16",
        "3, 4 3 2 1, 44 66 77 100",
        "1, 4 2 1 3, 33 83 100"
    })
    void oneConstraintOnNodes(int skew, String counts, String scores) {
        assertThat(scores(store(counts), constraint(skew, HOST, FOO), scores.split(" ").length))
                .isEqualTo(scores);
    }

    @Test
    void noPodMatchesASelectorThatIsNotThere() {
        assertThat(scores(store("2 1 0 3"), constraint(1, HOST, ""), 4)).isEqualTo("100 100 100 100");
    }

    @Test
    void aNodeWithoutTheLabelIsLeftOut() {
        Store store = store("4 2 1 3", HOST + ": n0", "n: n1");
        assertThat(scores(store, constraint(1, HOST, FOO), 3)).isEqualTo("16 0 100");
    }

    @Test
    void podsOfNodesThatAreNoCandidatesCountInTheirZone() {
        Store store = store("4 2 1 3", "zone: zone1", "zone: zone1", "zone: zone2", "zone: zone2");
        assertThat(scores(store, constraint(1, "zone", FOO), 3)).isEqualTo("75 75 100");
    }

    @Test
    void withoutConstraintsThoseOfTheClusterCount() {
        Service service = Service.named("demo", "foo");
        Store store = store("4 3 2 1").put(service.withSpec(service.spec().withSelector(TreeMap.of("foo", ""))));
        assertThat(scores(store, "", 4)).isEqualTo("44 66 77 100");
        assertThat(scores(store("4 3 2 1"), "", 4)).isEqualTo("skipped");
    }

    @Test
    void nodesWhoseTaintsAreNotToleratedAreLeftOutIfThatIsAskedFor() {
        Store store = store("4 2 1 3", "zone: zone1", "zone: zone1", "zone: zone2", "zone: zone2");
        Store tainted = store.put(Said.node(
                "{metadata: {name: n3, labels: {zone: zone2}}, spec: {taints: [{key: a, effect: NoSchedule}]}}"));
        assertThat(scores(tainted, constraint(1, "zone", FOO + ", nodeTaintsPolicy: Honor"), 3))
                .isEqualTo("12 12 100");
        assertThat(scores(tainted, constraint(1, "zone", FOO), 3)).isEqualTo("75 75 100");
    }
}
