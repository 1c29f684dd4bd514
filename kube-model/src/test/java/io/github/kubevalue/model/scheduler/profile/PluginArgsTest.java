package io.github.kubevalue.model.scheduler.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.Objects;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.model.yaml.Documents;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the arguments of plugins come to. */
class PluginArgsTest {
    private static final String FOO = "example.com/foo";

    private static Scheduler scheduler(String plugin, String args) {
        String yaml =
                "profiles: [{pluginConfig: [{name: Other, args: {}}, {name: " + plugin + ", args: " + args + "}]}]";
        Json.Obj document = (Json.Obj) Documents.ofYaml(yaml).roots().head().json();
        return new Scheduler(
                KubeSchedulerConfiguration.read(document).get().profiles().head());
    }

    private static Store store(Node... nodes) {
        return Vector.of(nodes)
                .foldLeft(
                        Store.empty(
                                Indexes.CATALOG.plus(DefaultProfile.profile().catalog())),
                        Store::put);
    }

    private static Node having(String name, String resource, String amount) {
        Node node = Objects.node(name);
        return node.withStatus(
                node.status().withAllocatable(node.status().allocatable().put(resource, Quantity.parse(amount))));
    }

    private static Pod wanting(String name, String resource, String amount) {
        Pod pod = Objects.pod(name);
        return pod.withSpec(pod.spec()
                .withContainers(pod.spec()
                        .containers()
                        .map(container -> container.withResources(
                                container.resources().withRequests(TreeMap.of(resource, Quantity.parse(amount)))))));
    }

    private static String fit(Scheduler scheduler, Store store, Pod pod) {
        NodeVerdict verdict = scheduler.evaluate(store, pod).node("n1").get();
        return verdict.verdicts()
                .find(one -> one.plugin().equals("NodeResourcesFit"))
                .get()
                .status()
                .toString();
    }

    // noderesources/fit_test.go, TestEnoughRequests
    @ParameterizedTest
    @CsvSource({
        "example.com/foo, 5, 3, success",
        "example.com/foo, 5, 2, success",
        "example.com/foo, 5, 4, unschedulable: Insufficient example.com/foo",
        "example.com/foo, 5, 6, unresolvable: Insufficient example.com/foo",
        "example.com/bar, 5, 1, unresolvable: Insufficient example.com/bar",
        "example.com/bar, 5, 0, success",
        "ephemeral-storage, 5, 4, success",
        "ephemeral-storage, 5, 6, unresolvable: Insufficient ephemeral-storage"
    })
    void furtherResourcesAreCountedToo(String resource, String amount, String request, String verdict) {
        String given = resource.startsWith("example.com") ? FOO : resource;
        Store store = store(having("n1", given, amount)).put(Objects.on("n1", wanting("old", FOO, "2")));
        assertThat(fit(new Scheduler(DefaultProfile.profile()), store, wanting("new", resource, request)))
                .isEqualTo(verdict);
    }

    @Test
    void aNodeTakesAsManyPodsAsItSays() {
        Store one = store(Objects.node("n1", "1", "1Gi", 2)).put(Objects.on("n1", Objects.pod("a")));
        assertThat(fit(new Scheduler(DefaultProfile.profile()), one, Objects.pod("new")))
                .isEqualTo("success");
        Store two = one.put(Objects.on("n1", Objects.pod("b")));
        assertThat(fit(new Scheduler(DefaultProfile.profile()), two, Objects.pod("new")))
                .isEqualTo("unschedulable: Too many pods");
        assertThat(fit(new Scheduler(DefaultProfile.profile()), two, Objects.requesting("new", "1", "2Gi")))
                .isEqualTo("unresolvable: Too many pods, Insufficient memory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ignoredResources: [example.com/bar]}      | success",
                "{ignoredResourceGroups: [example.com]}     | success",
                "{ignoredResources: [example.com/other]}    | unresolvable: Insufficient example.com/bar",
                "{ignoredResourceGroups: [other.com]}       | unresolvable: Insufficient example.com/bar"
            })
    void someResourcesNeedNotBeThere(String args, String verdict) {
        assertThat(fit(
                        scheduler("NodeResourcesFit", args),
                        store(Objects.node("n1")),
                        wanting("new", "example.com/bar", "1")))
                .isEqualTo(verdict);
    }

    private static String chosen(Scheduler scheduler, Store store, Pod pod) {
        return ((Decision.Placed) scheduler.decide(store, pod, Choice.first())).node();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | n2",
                "{scoringStrategy: {type: LeastAllocated}}                   | n2",
                "{scoringStrategy: {type: MostAllocated, resources: [{name: cpu}, {name: memory, weight: 3}]}} | n1",
                "{scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: [{utilization:"
                        + " 0, score: 0}, {utilization: 100, score: 10}]}}} | n1"
            })
    void podsAreSpreadOrPacked(String args, String node) {
        Store store = store(Objects.node("n1"), Objects.node("n2"))
                .put(Objects.on("n1", Objects.requesting("a", "1", "4Gi")));
        assertThat(chosen(scheduler("NodeResourcesFit", args), store, Objects.pod("new")))
                .isEqualTo(node);
    }

    @Test
    void anAddedAffinityIsThatOfEveryPod() {
        Scheduler scheduler = scheduler(
                "NodeAffinity",
                "{addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms:"
                        + " [{matchExpressions: [{key: pool, operator: In, values: [web]}]}]}}}");
        Store store = store(Objects.node("n1"), Objects.labelled(Objects.node("n2"), "pool", "web"));
        assertThat(chosen(scheduler, store, Objects.pod("new"))).isEqualTo("n2");
        assertThat(scheduler
                        .evaluate(store, Objects.pod("new"))
                        .node("n1")
                        .get()
                        .status()
                        .reasons())
                .containsExactly("node(s) didn't match scheduler-enforced node affinity");
    }

    @Test
    void constraintsByDefaultMayBeOnesThatMustHold() {
        String list = "{defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: kubernetes.io/hostname, "
                + "whenUnsatisfiable: DoNotSchedule}]}";
        Service service = Service.named("demo", "web");
        Pod web = Objects.labelled(Objects.pod("web"), "app", "web");
        Store store = store(Objects.node("n1"), Objects.node("n2"))
                .put(service.withSpec(service.spec().withSelector(TreeMap.of("app", "web"))))
                .put(Objects.on("n1", web));
        Pod next = Objects.labelled(Objects.pod("next"), "app", "web");
        assertThat(scheduler("PodTopologySpread", list).evaluate(store, next).feasible())
                .containsExactly("n2");
        assertThat(scheduler("PodTopologySpread", "{}").evaluate(store, next).feasible())
                .containsExactly("n1", "n2");
    }

    private static Pod priority(Pod pod, int priority) {
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)));
    }

    // default_preemption_test.go, TestDryRunPreemption: all nodes are possible candidates, but DefaultPreemptionArgs
    // limits to 2
    @ParameterizedTest
    @CsvSource({
        "40, 1, 0, n2",
        "40, 1, 1, n3",
        "40, 1, 4, n5",
        "0, 3, 0, n3",
        "0, 9, 0, n5",
        "100, 0, 2, n5",
        "1, 0, 3, n4"
    })
    void notAllCandidatesAreLookedAt(int percentage, int absolute, int offset, String node) {
        Store store = Vector.rangeClosed(1, 5)
                .foldLeft(
                        store(),
                        (so, i) -> so.put(Objects.node("n" + i))
                                .put(Objects.on("n" + i, priority(Objects.requesting("p" + i, "4", "1Gi"), 100 - i))));
        Scheduler scheduler = scheduler(
                "DefaultPreemption",
                "{minCandidateNodesPercentage: " + percentage + ", minCandidateNodesAbsolute: " + absolute + "}");
        Decision decision = scheduler.decide(
                store,
                priority(Objects.requesting("new", "4", "1Gi"), 1000),
                (question, weights) -> question.startsWith("offset") ? offset : 0);
        assertThat(((Decision.Unschedulable) decision).rescue())
                .isInstanceOfSatisfying(
                        Rescue.Possible.class,
                        possible -> assertThat(possible.node()).isEqualTo(node));
    }
}
