package io.github.kubevalue.model.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Informers;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.footprint.Census;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whoever takes each step once and remembers what came of it finds what is found by taking all of them anew. */
class RecallingStepperTest {
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final Cluster BOOTED =
            Cluster.start(Vector.empty(), config -> Vector.empty()).get();
    private static final Cluster BEFORE = Cluster.start(
                    ManifestReader.kubernetes()
                            .parse("test.yaml", "{apiVersion: v1, kind: Node, metadata: {name: node-1}}")
                            .get()
                            .objects(),
                    ControlPlane::controllers)
            .get()
            .converge()
            .cluster();
    private static final ResourceKey KEY = ConfigMap.KIND.key("default", "all");

    /** Where one ConfigMap is there, or is not, makes or takes away another; then it may do so with a third. */
    record Rule(String seen, boolean isThere, String written, boolean isMade, Option<String> then) {
        Plan plan(Snapshot snapshot) {
            if (has(snapshot, seen) != isThere) {
                return Plan.none();
            }
            Plan first = plan(snapshot, written);
            return then.fold(() -> first, name -> first.then(plan(snapshot, name)));
        }

        private Plan plan(Snapshot snapshot, String name) {
            if (has(snapshot, name) == isMade) {
                return Plan.none();
            }
            return Plan.of(isMade ? new Write.Create(named(name)) : Write.delete(named(name)), "so says the rule");
        }
    }

    private record Worker(String name, Rule rule) implements Controller {
        @Override
        public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
            return change.key().kind().equals(ConfigMap.KIND) ? Vector.of(KEY) : Vector.empty();
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            return rule.plan(snapshot);
        }
    }

    @Property(tries = 100)
    void recallLosesNoState(@ForAll("rules") List<Rule> rules, @ForAll("hazards") Hazards hazards) {
        assertSame(exploration(rules, hazards, new Bounds(60, 30)));
    }

    @Property(tries = 100)
    void reductionLosesNoRestAndNoFault(@ForAll("rules") List<Rule> rules, @ForAll("hazards") Hazards hazards) {
        Exploration exploration = exploration(rules, hazards, new Bounds(300, 100));
        Census census = new Census();
        Search<Cluster> full = new Search<>(
                exploration,
                new PlainStepper(
                        exploration.start(),
                        cluster -> cluster.withAgenda(cluster.agenda().due(cluster.now())),
                        census));
        Search<Situation> reduced = new Search<>(exploration, new RecallingStepper(exploration, census));

        Explored all = full.run();
        Explored some = reduced.run();

        if (all.isComplete()) {
            assertThat(some.holds()).isEqualTo(all.holds());
        }
        if (all.isComplete() && all.holds()) {
            assertThat(reduced.rests()).isEqualTo(full.rests());
            assertThat(full.states()).contains(reduced.states());
        }
    }

    @Property
    void aWorkloadIsExploredAlikeWhateverGoesWrong(
            @ForAll("workloads") String workload, @ForAll("mishaps") Hazards mishaps) {
        Seq<KubeObject> said =
                ManifestReader.kubernetes().parse("test.yaml", workload).get().objects();
        Cluster applied = BEFORE.apply(said).get();

        assertSame(Exploration.of(applied.withHazards(mishaps)).within(new Bounds(12, 1000)));
    }

    @Provide
    Arbitrary<String> workloads() {
        String pods = """
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: "main:1"}]}
            """;
        return Arbitraries.of(
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n" + pods,
                "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: web}\nspec:\n  serviceName: web\n" + pods,
                "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, ports: [{port:"
                        + " 80}]}}");
    }

    @Provide
    Arbitrary<Hazards> mishaps() {
        return Arbitraries.of(
                Hazards.NONE.withCrashes(1),
                Hazards.NONE.withFaults(Vector.of(
                        new Fault.ControllerRestarted("endpointslice-controller"), new Fault.NodeLost("node-1"))),
                Hazards.NONE.withFaults(Vector.of(
                        new Fault.WritesRefused("replicaset-controller", 1),
                        new Fault.ApiServerDown(Duration.ofSeconds(1)))));
    }

    private static Exploration exploration(List<Rule> rules, Hazards hazards, Bounds bounds) {
        Cluster cluster = BOOTED.withInformers(Informers.of(workers(rules)))
                .apply(Vector.of(named("a")))
                .get()
                .withHazards(hazards);
        Invariant never = Invariant.of(
                "b and c are never both there",
                snapshot -> Option.when(has(snapshot, "b") && has(snapshot, "c"), "both are there"));
        return new Exploration(cluster, Vector.of(never), Vector.empty(), bounds, false);
    }

    private static void assertSame(Exploration exploration) {
        Census census = new Census();
        Search<Cluster> plain = new Search<>(exploration, new PlainStepper(exploration, census));
        Search<Situation> recalled = new Search<>(exploration, new RecallingStepper(exploration, census));

        assertThat(recalled.run()).isEqualTo(plain.run());
        assertThat(recalled.states()).isEqualTo(plain.states());
    }

    @Provide
    Arbitrary<List<Rule>> rules() {
        Arbitrary<String> names = Arbitraries.of(NAMES);
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(
                        names, either, names, either, names.optional().map(Option::ofOptional))
                .as(Rule::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Hazards> hazards() {
        return Arbitraries.of(
                Hazards.NONE,
                Hazards.NONE.withCrashes(1),
                Hazards.NONE.withFaults(Vector.of(new Fault.WritesRefused("worker-0", 1))),
                Hazards.NONE.withFaults(Vector.of(new Fault.ControllerRestarted("worker-1"))));
    }

    private static Seq<Controller> workers(List<Rule> rules) {
        return Vector.ofAll(rules).zipWithIndex((rule, place) -> new Worker("worker-" + place, rule));
    }

    private static ConfigMap named(String name) {
        return ConfigMap.builder()
                .metadata(ObjectMeta.named("default", name))
                .data(TreeMap.empty())
                .build();
    }

    private static boolean has(Snapshot snapshot, String name) {
        return snapshot.contains(ConfigMap.KIND.key("default", name));
    }
}
