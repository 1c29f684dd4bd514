package io.github.kubevalue.model.scheduler;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodAffinityTerm;
import io.github.kubevalue.model.core.PodAntiAffinity;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.resource.HostPort;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.scheduler.attempt.Scheduler;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds of every placement, whatever the nodes and the pods. */
class SchedulerInvariantsTest {
    private static final String ZONE = "topology.kubernetes.io/zone";

    /** What makes pods differ: each wish is one of a few. */
    enum Wish {
        NONE,
        HOST_PORT,
        ANTI_AFFINITY,
        SPREAD
    }

    record Spot(int cpu, int zone) {}

    record Want(int cpu, int priority, Wish wish) {}

    @Provide
    Arbitrary<Spot> spots() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 2))
                .as(Spot::new);
    }

    @Provide
    Arbitrary<Want> wants() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Wish.values()))
                .as(Want::new);
    }

    private static Node said(Spot spot, int number) {
        return labelled(node("n" + number, spot.cpu + "00m", "1Gi", 3), ZONE, "z" + spot.zone);
    }

    private static Pod said(Want want, int number) {
        Pod pod = labelled(requesting("p" + number, want.cpu + "00m", "64Mi"), "wish", want.wish.name());
        Pod prior = pod.withSpec(pod.spec().withPriority(Option.of(want.priority)));
        return switch (want.wish) {
            case NONE -> prior;
            case HOST_PORT ->
                prior.withSpec(prior.spec()
                        .withContainers(prior.spec()
                                .containers()
                                .map(container -> container.withPorts(
                                        Vector.of(ContainerPort.of(80).withHostPort(Option.of(80)))))));
            case ANTI_AFFINITY ->
                prior.withSpec(prior.spec()
                        .withAffinity(Option.of(Affinity.builder()
                                .podAntiAffinity(PodAntiAffinity.builder()
                                        .requiredDuringSchedulingIgnoredDuringExecution(Vector.of(term()))
                                        .build())
                                .build())));
            case SPREAD ->
                prior.withSpec(prior.spec()
                        .withTopologySpreadConstraints(Vector.of(TopologySpreadConstraint.builder()
                                .maxSkew(1)
                                .topologyKey(ZONE)
                                .whenUnsatisfiable(UnsatisfiableConstraintAction.DO_NOT_SCHEDULE)
                                .labelSelector(LabelSelector.of("wish", "SPREAD"))
                                .build())));
        };
    }

    private static PodAffinityTerm term() {
        return PodAffinityTerm.builder()
                .labelSelector(LabelSelector.of("wish", "ANTI_AFFINITY"))
                .topologyKey(ZONE)
                .build();
    }

    private static Store nodes(List<Spot> spots) {
        return Vector.ofAll(spots).zipWithIndex().foldLeft(Rig.EMPTY, (so, each) -> so.put(said(each._1, each._2)));
    }

    /** Places pods one after the other; what is asked of each step is asked before the pod is bound. */
    private interface Step {
        void placed(Store before, Pod pod, String node);
    }

    private static Store placed(List<Spot> spots, List<Want> wants, Step step) {
        Store store = nodes(spots);
        for (int i = 0; i < wants.size(); i++) {
            Pod pod = said(wants.get(i), i);
            Decision decision = new Scheduler(DefaultProfile.profile()).decide(store, pod, Choice.first());
            if (decision instanceof Decision.Placed placed) {
                step.placed(store, pod, placed.node());
                store = store.put(pod.withSpec(pod.spec().withNodeName(placed.node())));
            }
        }
        return store;
    }

    private static Map<String, Seq<Pod>> byNode(Store store) {
        return store.list(Pod.KIND).groupBy(pod -> pod.spec().nodeName().get()).mapValues(pods -> pods);
    }

    private static String zone(Store store, String node) {
        return store.get(Node.KIND, node).get().metadata().labels().get(ZONE).get();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theRequestsOnANodeAreNoMoreThanItHas(
            @ForAll @Size(max = 4) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 8) List<@From("wants") Want> wants) {
        Store store = placed(spots, wants, (before, pod, node) -> {});
        for (Node node : store.list(Node.KIND)) {
            NodeInfo info = NodeInfo.of(node, store.sum(NodeLoad.BY_NODE, node.name()));
            Seq<Pod> pods = byNode(store).getOrElse(node.name(), Vector.empty());
            long cpu = pods.map(pod -> PodRequests.of(pod.spec()).exact().milliCpu())
                    .sum()
                    .longValue();
            assertThat(cpu).isLessThanOrEqualTo(info.allocatable().milliCpu());
            assertThat((long) pods.size()).isLessThanOrEqualTo(info.allowedPods());
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void everyFilterWasContentWithTheNode(
            @ForAll @Size(max = 4) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 6) List<@From("wants") Want> wants) {
        placed(
                spots,
                wants,
                (before, pod, node) -> assertThat(new Scheduler(DefaultProfile.profile())
                                .evaluate(before, pod)
                                .node(node)
                                .get()
                                .isFeasible())
                        .isTrue());
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void noTwoPodsOfANodeShareAHostPort(
            @ForAll @Size(max = 3) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 8) List<@From("wants") Want> wants) {
        Store store = placed(spots, wants, (before, pod, node) -> {});
        byNode(store)
                .values()
                .forEach(pods ->
                        assertThat(pods.flatMap(pod -> HostPort.of(pod.spec()))).doesNotHaveDuplicates());
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void antiAffinityHoldsBetweenAnyTwoPodsOfADomain(
            @ForAll @Size(max = 4) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 8) List<@From("wants") Want> wants) {
        Store store = placed(spots, wants, (before, pod, node) -> {});
        assertThat(store.list(Pod.KIND)
                        .filter(pod -> pod.spec().affinity().isDefined())
                        .map(pod -> zone(store, pod.spec().nodeName().get())))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void theSkewIsNoMoreThanAllowedAfterEachPlacement(
            @ForAll @Size(min = 1, max = 4) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 8) List<@From("wants") Want> wants) {
        Seq<String> zones = nodes(spots)
                .list(Node.KIND)
                .map(node -> node.metadata().labels().get(ZONE).get())
                .distinct();
        placed(spots, wants, (before, pod, node) -> {
            if (!pod.spec().topologySpreadConstraints().isEmpty()) {
                Seq<String> taken = before.list(Pod.KIND)
                        .filter(other ->
                                !other.spec().topologySpreadConstraints().isEmpty())
                        .map(other -> zone(before, other.spec().nodeName().get()))
                        .append(zone(before, node));
                int least = zones.map(zone -> taken.count(zone::equals)).min().get();
                assertThat(taken.count(zone(before, node)::equals) - least).isLessThanOrEqualTo(1);
            }
        });
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void victimsAreLessImportantAndNoneOfThemCouldStay(
            @ForAll @Size(min = 1, max = 3) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 6) List<@From("wants") Want> wants,
            @ForAll("wants") Want urgent) {
        Store store = placed(spots, wants, (before, pod, node) -> {});
        Pod pod = said(urgent, 99);
        Decision decision = new Scheduler(DefaultProfile.profile()).decide(store, pod, Choice.first());
        if (decision instanceof Decision.Unschedulable no && no.rescue() instanceof Rescue.Possible rescue) {
            assertThat(rescue.victims()).isNotEmpty().allMatch(victim -> Priorities.of(victim) < urgent.priority);
            Store without = rescue.victims().foldLeft(store, (so, victim) -> so.delete(victim.key()));
            assertThat(feasible(without, pod)).contains(rescue.node());
            for (Pod victim : rescue.victims()) {
                assertThat(feasible(without.put(victim), pod)).doesNotContain(rescue.node());
            }
        }
    }

    private static Seq<String> feasible(Store store, Pod pod) {
        return new Scheduler(DefaultProfile.profile()).evaluate(store, pod).feasible();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void whatIsDecidedIsWhatTheEvidenceSays(
            @ForAll @Size(max = 4) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 6) List<@From("wants") Want> wants,
            @ForAll @Size(max = 2) List<@From("wants") Want> nominated,
            @ForAll("wants") Want last) {
        Store store = Vector.ofAll(nominated)
                .zipWithIndex()
                .foldLeft(
                        placed(spots, wants, (before, pod, node) -> {}),
                        (so, each) -> so.put(nominated(each._1, 50 + each._2)));
        Pod pod = said(last, 99);
        Evaluation evidence = new Scheduler(DefaultProfile.profile()).evaluate(store, pod);
        Decision decision = new Scheduler(DefaultProfile.profile()).decide(store, pod, Choice.first());
        if (decision instanceof Decision.Placed placed) {
            long best = evidence.nodes()
                    .flatMap(NodeVerdict::score)
                    .map(Decision.NodeScore::total)
                    .max()
                    .get();
            assertThat(evidence.node(placed.node())
                            .flatMap(NodeVerdict::score)
                            .get()
                            .total())
                    .isEqualTo(best);
        } else {
            assertThat(evidence.feasible()).isEmpty();
            assertThat(((Decision.Unschedulable) decision).evaluation().nodes())
                    .allMatch(verdict ->
                            evidence.node(verdict.node()).get().status().equals(verdict.status()));
        }
    }

    /** A pod that waits for room on one of the nodes. */
    private static Pod nominated(Want want, int number) {
        Pod pod = said(want, number);
        return pod.withStatus(pod.status().withNominatedNodeName(Option.of("n" + number % 2)));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aPodIsBoundAtMostOnceAndNobodyOvertakesAMoreImportantOneThatFits(
            @ForAll @Size(max = 3) List<@From("spots") Spot> spots,
            @ForAll @Size(max = 5) List<@From("wants") Want> wants,
            @ForAll long seed) {
        Rig rig = new Rig(Choice.seeded(seed), DefaultProfile.controller());
        nodes(spots).list(Node.KIND).forEach(rig::put);
        for (int i = 0; i < wants.size(); i++) {
            rig.put(said(new Want(wants.get(i).cpu, wants.get(i).priority, Wish.NONE), i));
        }
        rig.settle();
        Seq<String> bound = rig.steps()
                .filter(step -> step.write() instanceof Write.Bind)
                .map(step -> step.write().key().name());
        assertThat(bound).doesNotHaveDuplicates();
        Seq<Integer> priorities = bound.map(name -> wants.get(Integer.parseInt(name.substring(1))).priority);
        assertThat(priorities).isEqualTo(priorities.sorted(java.util.Comparator.reverseOrder()));
    }
}
