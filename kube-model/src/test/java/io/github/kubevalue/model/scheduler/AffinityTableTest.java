package io.github.kubevalue.model.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From pkg/scheduler/framework/plugins/interpodaffinity: filtering_test.go (TestRequiredAffinitySingleNode and …MultipleNodes) and
 * scoring_test.go. A term is written as its selector; nodes a and b are in the region China, c in India. What is said of them is S for
 * success, F for the pod's affinity, A for its anti-affinity and E for the anti-affinity of pods that are there.
 */
class AffinityTableTest {
    private static final String SECURITY = "{service: securityscan, security: S1}";

    private static String terms(String kind, String key, String... selectors) {
        return kind + ": {requiredDuringSchedulingIgnoredDuringExecution: ["
                + Vector.of(selectors)
                        .map(selector ->
                                "{topologyKey: " + key + ", labelSelector: {matchExpressions: [" + selector + "]}}")
                        .mkString(", ")
                + "]}";
    }

    private static Pod pod(String name, String labels, String node, String affinity) {
        String on = node.isEmpty() ? "" : "nodeName: " + node + ", ";
        return Said.pod("{metadata: {name: " + name + ", labels: " + labels + "}, spec: {" + on + "affinity: {"
                + affinity + "}}}");
    }

    private static Store store(Pod... pods) {
        Store nodes = Vector.of("a", "b", "c")
                .foldLeft(
                        Rig.EMPTY,
                        (so, name) -> so.put(Said.node("{metadata: {name: " + name + ", labels: {node: node-" + name
                                + ", region: " + (name.equals("c") ? "India" : "China")
                                + "}}, status: {allocatable: {pods: 100}}}")));
        return Vector.of(pods)
                .foldLeft(
                        nodes.put(Namespace.named("demo")
                                .withMetadata(
                                        Namespace.named("demo").metadata().withLabels(TreeMap.of("team", "one")))),
                        Store::put);
    }

    private static String verdicts(Store store, Pod pod) {
        return new Scheduler(DefaultProfile.profile())
                .evaluate(store, pod)
                .nodes()
                .map(node -> node.verdicts()
                        .find(verdict -> verdict.plugin().equals("InterPodAffinity"))
                        .get()
                        .status()
                        .reasons()
                        .mkString())
                .map(reason -> reason.isEmpty()
                        ? "S"
                        : reason.contains("existing") ? "E" : reason.contains("anti-affinity") ? "A" : "F")
                .mkString();
    }

    private static final String IN = "{key: service, operator: In, values: [securityscan, value2]}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{key: service, operator: In, values: [securityscan, value2]} | SSF",
                "{key: service, operator: NotIn, values: [securityscan3, value3]} | SSF",
                "{key: service, operator: In, values: [antivirusscan, value2]} | FFF",
                "{key: service, operator: Exists}, {key: wrongkey, operator: DoesNotExist} | SSF",
                "{key: service, operator: Exists}, {key: wrongkey, operator: Exists} | FFF",
                "{key: service, operator: In, values: [securityscan]}, {key: security, operator: In, values: [S2]} |"
                        + " FFF"
            })
    void aPodMustBeInTheDomainOfOneThatItsTermSelects(String selector, String verdicts) {
        Pod there = pod("there", SECURITY, "a", "");
        assertThat(verdicts(store(there), pod("new", "{a: b}", "", terms("podAffinity", "region", selector))))
                .isEqualTo(verdicts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "region | {key: service, operator: In, values: [securityscan]} | AAS",
                "node   | {key: service, operator: In, values: [securityscan]} | ASS",
                "rack   | {key: service, operator: In, values: [securityscan]} | SSS",
                "region | {key: service, operator: In, values: [other]}        | SSS"
            })
    void aPodMustNotBeInTheDomainOfOneThatItsTermSelects(String key, String selector, String verdicts) {
        Pod there = pod("there", SECURITY, "a", "");
        assertThat(verdicts(store(there), pod("new", "{a: b}", "", terms("podAntiAffinity", key, selector))))
                .isEqualTo(verdicts);
        Pod averse = pod("averse", "{a: b}", "a", terms("podAntiAffinity", key, selector));
        assertThat(verdicts(store(averse), pod("new", SECURITY, "", ""))).isEqualTo(verdicts.replace('A', 'E'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{service: securityscan} | SSS", "{a: b}                  | FFF"})
    void theFirstOfAGroupNeedsNobody(String labels, String verdicts) {
        assertThat(verdicts(store(), pod("new", labels, "", terms("podAffinity", "region", IN))))
                .isEqualTo(verdicts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{service: securityscan}              | {security: S1} | FFF",
                "{service: securityscan, security: S1} | {a: b}         | SSF"
            })
    void allTermsAreOfTheSamePod(String one, String other, String verdicts) {
        Store store = store(pod("one", one, "a", ""), pod("other", other, "b", ""));
        Pod pod = pod(
                "new",
                "{a: b}",
                "",
                terms(
                        "podAffinity",
                        "region",
                        "{key: service, operator: Exists}",
                        "{key: security, operator: Exists}"));
        assertThat(verdicts(store, pod)).isEqualTo(verdicts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", namespaces: [demo]                               | SSF",
                ", namespaces: [other]                              | FFF",
                ", namespaceSelector: {matchLabels: {team: one}}    | SSF",
                ", namespaceSelector: {matchLabels: {team: two}}    | FFF",
                ", namespaceSelector: {}                            | SSF",
                "``                                                 | FFF"
            })
    void aTermReachesTheNamespacesThatItSays(String namespaces, String verdicts) {
        Pod there = pod("there", SECURITY, "a", "");
        String term =
                "podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: region, labelSelector: "
                        + "{matchExpressions: [" + IN + "]}" + (namespaces == null ? "" : namespaces) + "}]}";
        Pod pod = Said.pod("{metadata: {name: new, namespace: elsewhere}, spec: {affinity: {" + term + "}}}");
        assertThat(verdicts(store(there), pod)).isEqualTo(verdicts);
    }

    private static String scores(Store store, Pod pod) {
        return new Scheduler(DefaultProfile.profile())
                .evaluate(store, pod)
                .nodes()
                .flatMap(NodeVerdict::score)
                .map(score -> score.plugins()
                        .get("InterPodAffinity")
                        .map(Object::toString)
                        .getOrElse("-"))
                .mkString(" ");
    }

    private static String preferred(String kind, int weight, String key) {
        return kind + ": {preferredDuringSchedulingIgnoredDuringExecution: [{weight: " + weight
                + ", podAffinityTerm: {topologyKey: " + key + ", labelSelector: {matchExpressions: [" + IN + "]}}}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "podAffinity     | 5 | region | 200 200 0",
                "podAffinity     | 5 | node   | 200 0 0",
                "podAntiAffinity | 5 | region | 0 0 200",
                "podAntiAffinity | 5 | node   | 0 200 200",
                "podAffinity     | 5 | rack   | -"
            })
    void preferencesCountInBothDirections(String kind, int weight, String key, String scores) {
        Pod fond = pod("fond", "{a: b}", "", preferred(kind, weight, key));
        Pod liked = pod("liked", SECURITY, "a", "");
        String all = scores.equals("-") ? "- - -" : scores;
        assertThat(scores(store(liked), fond)).isEqualTo(all);
        assertThat(scores(
                        store(pod("fond", "{a: b}", "a", preferred(kind, weight, key))), pod("new", SECURITY, "", "")))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"region | 200 200 0", "node | 200 0 0"})
    void whoeverIsRequiredIsPreferredToo(String key, String scores) {
        Pod attached = pod("attached", SECURITY, "a", terms("podAffinity", key, IN));
        assertThat(scores(store(attached), pod("new", SECURITY, "", ""))).isEqualTo(scores);
    }
}
