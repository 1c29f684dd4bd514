package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.vavr.collection.Vector;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From interpodaffinity/plugin_test.go and podtopologyspread/plugin_test.go, Test_isSchedulableAfter…: what another pod or a node was and
 * is. A pod is said by where it is, {@code n1}, {@code ?} if it waits, or {@code ~n1} if the node is nominated, and by its labels.
 */
class GroupHintTest {
    private static final String NOBODY = "-";

    private static FilterPlugin plugin(String name) {
        return DefaultProfile.profile()
                .filters()
                .find(plugin -> plugin.name().equals(name))
                .get();
    }

    private static boolean helps(String plugin, Pod waiting, KubeObject before, KubeObject after, Action action) {
        ClusterEvent event = ClusterEvent.updated(action, before, after);
        return plugin(plugin).mayHelp(event, waiting, Rig.EMPTY);
    }

    private static boolean helps(
            String plugin,
            Pod waiting,
            String before,
            String after,
            Action action,
            Function<String, ? extends KubeObject> object) {
        if (before.equals(NOBODY) || after.equals(NOBODY)) {
            ClusterEvent event = before.equals(NOBODY)
                    ? ClusterEvent.added(object.apply(after))
                    : ClusterEvent.deleted(object.apply(before));
            return plugin(plugin).mayHelp(event, waiting, Rig.EMPTY);
        }
        return helps(plugin, waiting, object.apply(before), object.apply(after), action);
    }

    private static String labels(String text) {
        return Vector.of(text.split(" "))
                .tail()
                .map(label -> label.replace("=", ": '") + "'")
                .mkString("{", ", ", "}");
    }

    private static Pod other(String text) {
        String place = text.split(" ")[0];
        String where = place.startsWith("~")
                ? "status: {nominatedNodeName: " + place.substring(1) + "}"
                : place.equals("?") ? "spec: {}" : "spec: {nodeName: " + place + "}";
        return Said.pod("{metadata: {name: other, labels: " + labels(text) + "}, " + where + "}");
    }

    private static Node node(String text) {
        return Said.node("{metadata: {name: n1, labels: " + labels(text) + "}}");
    }

    private static String term(String key, String selector) {
        return "{topologyKey: " + key + ", labelSelector: " + selector + "}";
    }

    private static final String IN =
            "{matchExpressions: [{key: service, operator: In, values: [securityscan, value2]}]}";

    /** A pod with an affinity or anti-affinity whose terms are said by their selectors. */
    private static Pod social(String kind, String key, String... selectors) {
        return Said.pod("{metadata: {name: waiting}, spec: {affinity: {" + kind
                + ": {requiredDuringSchedulingIgnoredDuringExecution: "
                + Vector.of(selectors).map(selector -> term(key, selector)).mkString("[", ", ", "]") + "}}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "podAffinity | - | n1 service=securityscan | true",
                "podAffinity | - | ? service=securityscan  | false",
                "podAffinity | - | n1 aaa=a                | false",
                "podAffinity | n1 aaa=a | n1 service=securityscan | true",
                "podAffinity | n1 service=value2 | n1 service=securityscan | false",
                "podAffinity | ? aaa=a | ? service=securityscan | false",
                "podAffinity | n1 service=securityscan | n1 aaa=a | false",
                "podAntiAffinity | n1 service=securityscan | n1 service=aaaa | true",
                "podAntiAffinity | n1 service=bbb | n1 service=securityscan | false",
                "podAntiAffinity | n1 service=value2 | n1 service=securityscan | false",
                "podAntiAffinity | n1 aaa=a | - | false",
                "podAntiAffinity | n1 service=securityscan | - | true",
                "podAntiAffinity | ~n1 aaa=a | - | false",
                "podAntiAffinity | ~n1 service=securityscan | - | true",
                "podAntiAffinity | ? service=securityscan | - | false"
            })
    void affinityOfPods(String kind, String before, String after, boolean helps) {
        Pod waiting = social(kind, "region", IN);
        assertThat(helps("InterPodAffinity", waiting, before, after, Action.UPDATE_POD_LABEL, GroupHintTest::other))
                .isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource({
        "n1 aaa=a, n1 service=securityscan, false",
        "n1 aaa=a, n1 aaa=1 bbb=2, true",
        "n1 aaa=a, n1 aaa=b, false"
    })
    void allTermsMustMatchAtOnce(String before, String after, boolean helps) {
        Pod waiting = social(
                "podAffinity",
                "hostname",
                "{matchExpressions: [{key: aaa, operator: Exists}]}",
                "{matchExpressions: [{key: bbb, operator: Exists}]}");
        assertThat(helps("InterPodAffinity", waiting, before, after, Action.UPDATE_POD_LABEL, GroupHintTest::other))
                .isEqualTo(helps);
    }

    @Test
    void aPodThatIsLabelledAnewMayItselfBeWelcome() {
        Pod waiting = Said.pod("{metadata: {name: p, labels: {foo: baz}}}");
        assertThat(helps(
                        "InterPodAffinity",
                        waiting,
                        Said.pod("{metadata: {name: p, labels: {foo: bar}}}"),
                        waiting,
                        Action.UPDATE_POD_LABEL))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "{}, {service: securityscan}, true",
        "{}, {service: foo}, false",
        "{service: foo}, {service: foo}, false"
    })
    void whoeverWasAverseAndGoesHelps(String labels, String own, boolean helps) {
        Pod averse = social("podAntiAffinity", "region", IN);
        Pod gone = averse.withSpec(averse.spec().withNodeName("n1"))
                .withMetadata(other("n1"
                                + labels.replaceAll("[{}]", " ")
                                        .replace(": ", "=")
                                        .stripTrailing())
                        .metadata());
        Pod waiting = Said.pod("{metadata: {name: waiting, labels: " + own + "}}");
        assertThat(plugin("InterPodAffinity").mayHelp(ClusterEvent.deleted(gone), waiting, Rig.EMPTY))
                .isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "podAffinity | - | n1 zone=zone1 | true",
                "podAffinity | - | n1 other=zone1 | false",
                "podAffinity | n1 aaa=a | n1 aaa=b | false",
                "podAffinity | n1 zone=zone1 | n1 zone=zone1 unrelated-label=unrelated | false",
                "podAffinity | n1 zone=zone1 | n1 zone=zone2 | true",
                "podAffinity | n1 aaa=a | n1 zone=zone1 | true",
                "podAntiAffinity | - | n1 zone=zone1 | true",
                "podAntiAffinity | - | n1 | true",
                "podAntiAffinity | n1 zone=zone1 | n1 zone=zone1 unrelated-label=unrelated | false",
                "podAntiAffinity | n1 zone=zone1 | n1 zone=zone2 | true",
                "podAntiAffinity | n1 aaa=a | n1 zone=zone1 | false",
                "podAntiAffinity | n1 zone=zone1 | n1 aaa=a | true"
            })
    void affinityOfNodes(String kind, String before, String after, boolean helps) {
        Pod waiting = social(kind, "zone", IN);
        assertThat(helps("InterPodAffinity", waiting, before, after, Action.UPDATE_NODE_LABEL, GroupHintTest::node))
                .isEqualTo(helps);
    }

    /** A pod with a constraint for each topology key, on pods that have a label. */
    private static Pod spread(String name, String labels, String more, String... keysAndLabels) {
        String constraints = Vector.of(keysAndLabels)
                .map(text -> text.split("/"))
                .map(parts ->
                        "{maxSkew: 1, topologyKey: " + parts[0] + ", whenUnsatisfiable: DoNotSchedule, labelSelector:"
                                + " {matchExpressions: [{key: " + parts[1] + ", operator: Exists}]}" + more + "}")
                .mkString("[", ", ", "]");
        return Said.pod("{metadata: {name: " + name + ", labels: " + labels + "}, spec: {topologySpreadConstraints: "
                + constraints + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone/foo | - | n1 foo= | true",
                "zone/foo | - | ? foo= | false",
                "zone/foo | ? bar= | ? foo= | false",
                "zone/foo | ? foo= | - | false",
                "zone/foo | - | n1 bar= | false",
                "zone/foo | n1 foo= | - | true",
                "zone/foo | ~n1 bar= | - | false",
                "zone/foo | ~n1 foo= | - | true",
                "zone/foo | n1 bar= | - | false",
                "zone/foo | n1 foo= bar=bar1 | n1 foo= bar=bar2 | false",
                "zone/foo | n1 | n1 foo= | true",
                "zone/foo | n1 foo= | n1 | true",
                "zone/foo | n1 foo=foo1 | n1 foo=foo2 | false",
                "zone/foo node/bar | n1 foo= | n1 foo= bar=bar2 | true",
                "zone/foo node/bar | n1 foo= | n1 foo= baz= | false",
                "zone/foo node/bar | n1 foo= bar= | n1 foo= bar=bar2 | false"
            })
    void spreadOfPods(String constraints, String before, String after, boolean helps) {
        Pod waiting = spread("waiting", "{foo: ''}", "", constraints.split(" "));
        assertThat(helps("PodTopologySpread", waiting, before, after, Action.UPDATE_POD_LABEL, GroupHintTest::other))
                .isEqualTo(helps);
    }

    @Test
    void podsOfOtherNamespacesAreNotSpread() {
        Pod foreign =
                Said.pod("{metadata: {name: p2, namespace: fake-namespace, labels: {foo: ''}}, spec: {nodeName: n1}}");
        assertThat(plugin("PodTopologySpread")
                        .mayHelp(
                                ClusterEvent.added(foreign), spread("waiting", "{foo: ''}", "", "zone/foo"), Rig.EMPTY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Honor  | {foo: ''} | {foo: ''} | true  | true",
                "Ignore | {foo: ''} | {foo: ''} | true  | false",
                "Honor  | {foo: ''} | {foo: ''} | false | false",
                "Ignore | {}        | {foo: ''} | false | true",
                "Ignore | {}        | {unrelated: ''} | false | false"
            })
    void thePodItselfIsCountedAndMayTolerateMore(
            String policy, String before, String after, boolean tolerates, boolean helps) {
        String taints = ", nodeTaintsPolicy: " + policy;
        Pod old = spread("p", before, taints, "zone/foo", "node/bar");
        Pod now = spread("p", after, taints, "zone/foo", "node/bar");
        Pod tolerant = now.withSpec(now.spec()
                .withTolerations(Said.pod("{metadata: {name: t}, spec: {tolerations: [{key: a}]}}")
                        .spec()
                        .tolerations()));
        assertThat(helps("PodTopologySpread", now, old, tolerates ? tolerant : now, Action.UPDATE_POD_LABEL))
                .isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone/foo | n1 zone=zone1 | n1 zone=zone2 | true",
                "zone/foo | n1 foo=bar1 | n1 foo=bar2 | false",
                "zone/foo node/foo | n1 zone=zone1 node=node1 foo=bar | n1 zone=zone1 node=node1 | false",
                "zone/foo | - | n1 foo=bar | false",
                "zone/foo | - | n1 zone=zone1 | true",
                "zone/foo | n1 foo=bar | - | false",
                "zone/foo | n1 zone=zone1 | - | true",
                "zone/foo node/foo | - | n1 zone=zone1 | false",
                "zone/foo node/foo | - | n1 zone=zone1 node=node1 | true",
                "zone/foo node/foo | n1 zone=zone1 | n1 zone=zone1 | false",
                "zone/foo node/foo | n1 zone=zone1 node=node1 | n1 zone=zone1 node=node2 | true"
            })
    void spreadOfNodes(String constraints, String before, String after, boolean helps) {
        Pod waiting = spread("waiting", "{}", "", constraints.split(" "));
        assertThat(helps("PodTopologySpread", waiting, before, after, Action.UPDATE_NODE_LABEL, GroupHintTest::node))
                .isEqualTo(helps);
    }

    @ParameterizedTest
    @CsvSource({"n1 zone=zone1 node=node1, true", "n1 node=node1, false"})
    void otherTaintsCountOnNodesThatCount(String labels, boolean helps) {
        Pod waiting = spread("waiting", "{}", "", "zone/foo", "node/foo");
        Function<String, Node> tainted = key -> {
            Node node = node(labels);
            return node.withSpec(Said.node("{metadata: {name: n1}, spec: {taints: [{key: " + key
                            + ", value: bbb, effect: NoSchedule}]}}")
                    .spec());
        };
        assertThat(helps("PodTopologySpread", waiting, "aaa", "ccc", Action.UPDATE_NODE_TAINT, tainted))
                .isEqualTo(helps);
    }
}
