package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From pkg/scheduler/framework/plugins/podtopologyspread/filtering_test.go, TestSingleConstraint. Nodes a and b are in one zone, x and
 * y in another; what is said of them is S for success, U for unschedulable and R for unresolvable.
 */
class SpreadTableTest {
    private static final Vector<String> NODES = Vector.of("a", "b", "x", "y");

    private static Node node(String name, String zoneLabel) {
        String zone = name.equals("a") || name.equals("b") ? "zone1" : "zone2";
        return Said.node("{metadata: {name: node-" + name + ", labels: {" + zoneLabel + ": " + zone + ", node: node-"
                + name + "}}, status: {allocatable: {pods: 100}}}");
    }

    private static Pod bound(String node, String namespace, int number) {
        return Said.pod("{metadata: {name: p" + number + ", namespace: " + namespace
                + ", labels: {foo: ''}}, spec: {nodeName: node-" + node + "}}");
    }

    private static Store store(String... pods) {
        Store store = NODES.foldLeft(Rig.EMPTY, (so, name) -> so.put(node(name, "zone")));
        return Vector.of(pods).zipWithIndex().foldLeft(store, (so, each) -> so.put(bound(each._1, "demo", each._2)));
    }

    private static String verdicts(Store store, String labels, String spec) {
        Pod pod = Said.pod("{metadata: {name: p, labels: " + labels + "}, spec: " + spec + "}");
        return new Scheduler(DefaultProfile.profile())
                .evaluate(store, pod)
                .nodes()
                .map(node -> node.verdicts()
                        .find(verdict -> verdict.plugin().equals("PodTopologySpread"))
                        .get()
                        .status())
                .map(status -> status.isSuccess() ? "S" : status instanceof Status.Unresolvable ? "R" : "U")
                .mkString();
    }

    private static String constraint(int skew, String key, String selector, String more) {
        return "{topologySpreadConstraints: [{maxSkew: " + skew + ", topologyKey: " + key
                + ", whenUnsatisfiable: DoNotSchedule" + selector + "}]" + more + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | zone | foo |               | SSSS | {foo: ''}",
                "1 | zone | bar |               | SSSS | {foo: ''}",
                "1 | zone | foo | a a b y y y   | SSSS | {foo: ''}",
                "1 | rack | foo |               | RRRR | {foo: ''}",
                "1 | node | foo | a a b y y y   | UUSU | {foo: ''}",
                "2 | node | foo | a a b y y y   | USSU | {foo: ''}",
                "1 | node | foo | a a b y y y   | USSU | {bar: ''}",
                "1 | zone | foo | a x y         | SSUU | {foo: ''}"
            })
    void oneConstraint(int skew, String key, String label, String pods, String verdicts, String labels) {
        String selector = ", labelSelector: {matchExpressions: [{key: " + label + ", operator: Exists}]}";
        Store store = pods == null ? store() : store(pods.split(" "));
        assertThat(verdicts(store, labels, constraint(skew, key, selector, ""))).isEqualTo(verdicts);
    }

    private static final String FOO = ", labelSelector: {matchExpressions: [{key: foo, operator: Exists}]}";

    @Test
    void podsOfOtherNamespacesDoNotCount() {
        Store store = store().put(bound("a", "ns1", 1))
                .put(bound("a", "ns2", 2))
                .put(bound("x", "demo", 3))
                .put(bound("y", "demo", 4));
        assertThat(verdicts(store, "{foo: ''}", constraint(1, "zone", FOO, ""))).isEqualTo("SSUU");
    }

    @Test
    void noPodMatchesASelectorThatIsNotThere() {
        assertThat(verdicts(store("x", "y"), "{foo: ''}", constraint(1, "zone", "", "")))
                .isEqualTo("SSSS");
    }

    /** A cluster with pods, of which the node and the labels are said: {@code a bar: x; b bar: y}. */
    private static Store labelled(String pods) {
        return Vector.of(pods.split("; "))
                .map(said -> Said.pod("{metadata: {name: " + said.replaceAll("\\W", "") + ", namespace: demo, labels: {"
                        + said.substring(2).replaceAll("(\\d)", "'$1'") + "}}, spec: {nodeName: node-" + said.charAt(0)
                        + "}}"))
                .foldLeft(store(), Store::put);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{foo: '', bar: a} | {matchExpressions: [{key: foo, operator: Exists}]} | bar | SSSS | a foo: 1; a"
                        + " foo: 2, bar: a; b foo: 3; y foo: 4, bar: a; y bar: 5",
                "{foo: a}          | {}                                                 | foo | UUSS | a foo: a; a"
                        + " foo: a, n: 2; b foo: a; y foo: a; y foo: a, n: 5",
                "{foo: ''}         | null                                               | bar | SSSS | a foo: a; a"
                        + " foo: a, n: 2; b foo: a; y foo: a; y foo: a, n: 5",
                "{foo: ''}         | {matchExpressions: [{key: foo, operator: Exists}]} | bar | UUSS | a foo: a; a"
                        + " foo: a, n: 2; b foo: a; y foo: a; y foo: a, n: 5"
            })
    void labelsOfThePodThatAConstraintNamesByTheirKeysAreSelectedToo(
            String labels, String selector, String key, String verdicts, String pods) {
        String spec = constraint(1, "zone", ", labelSelector: " + selector + ", matchLabelKeys: [" + key + "]", "");

        assertThat(verdicts(labelled(pods), labels, spec)).isEqualTo(verdicts);
    }

    @Test
    void aLabelThatHasChangedSinceThePodWasCreatedIsSelectedWithBothValues() {
        Store crowded = labelled("a bar: new; a bar: new, n: 2; b bar: old");
        String merged = ", labelSelector: {matchExpressions: [{key: bar, operator: In, values: [old]}]}";
        String keys = ", matchLabelKeys: [bar]";

        assertThat(verdicts(crowded, "{bar: old}", constraint(1, "node", merged + keys, "")))
                .isEqualTo("SUSS");
        assertThat(verdicts(crowded, "{bar: new}", constraint(1, "node", merged + keys, "")))
                .isEqualTo("SSSS");
    }

    @Test
    void nodesWithoutTheLabelDoNotCount() {
        Store store = store("a", "b", "x", "y").put(node("b", "zon"));
        assertThat(verdicts(store, "{foo: ''}", constraint(1, "zone", FOO, ""))).isEqualTo("SRUU");
    }

    @Test
    void nodesThatThePodMayNotRunOnDoNotCount() {
        String affinity =
                ", affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                        + "[{matchExpressions: [{key: node, operator: In, values: [node-a, node-y]}]}]}}}";
        assertThat(verdicts(store("a", "a", "b", "y", "y", "y"), "{foo: ''}", constraint(1, "node", FOO, affinity)))
                .isEqualTo("SSSU");
    }

    @Test
    void podsThatLeaveDoNotCount() {
        Pod leaving = bound("a", "demo", 1);
        Store store = store("b", "x", "y")
                .put(leaving.withMetadata(leaving.metadata()
                        .withDeletionTimestamp(Option.of(Instant.EPOCH))
                        .withName("gone")));
        assertThat(verdicts(store, "{foo: ''}", constraint(1, "node", FOO, ""))).isEqualTo("SUUU");
    }

    @Test
    void fewerDomainsThanThereShouldBeCountAsEmptyOnes() {
        assertThat(verdicts(store("a", "x"), "{foo: ''}", constraint(1, "zone", FOO + ", minDomains: 3", "")))
                .isEqualTo("UUUU");
        assertThat(verdicts(store("a", "x"), "{foo: ''}", constraint(1, "zone", FOO + ", minDomains: 2", "")))
                .isEqualTo("SSSS");
    }
}
