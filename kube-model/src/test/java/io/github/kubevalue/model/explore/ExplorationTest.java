package io.github.kubevalue.model.explore;

import static io.github.kubevalue.model.controlplane.Kubeadm.objects;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Transition;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controlplane.Kubeadm;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private static final ResourceKey GO = ConfigMap.KIND.key("default", "go");

    /** Once there is one to go by, looks at all whenever a ConfigMap changes. */
    private record Worker(String name, Function<Snapshot, Plan> plan) implements Controller {
        @Override
        public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
            return change.key().kind().equals(ConfigMap.KIND) ? Vector.of(GO) : Vector.empty();
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            return snapshot.contains(GO) ? plan.apply(snapshot) : Plan.none();
        }
    }

    private static final Worker MAKER = unless("thing", "nothing");
    private static final Worker TAKER = new Worker(
            "taker",
            snapshot -> snapshot.get(ConfigMap.KIND, "default", "thing")
                    .map(thing -> Plan.of(Write.delete(thing), "away with it"))
                    .getOrElse(Plan.none()));

    @Test
    void twoThatLeaveEachOtherTheWayMeetOnlyIfTheyLookAtThePast() {
        Exploration exploration = bare(start(unless("left", "right"), unless("right", "left")))
                .withInvariant(Invariant.of(
                        "left and right are never both there",
                        snapshot -> Option.when(has(snapshot, "left") && has(snapshot, "right"), "both are there")));
        Cluster stale = exploration.start().withHazards(Hazards.NONE.withStaleReads(1, 1));

        Explored fresh = exploration.run();
        assertThat(fresh.holds()).isTrue();
        assertThat(fresh.rests()).as("whoever is first").isEqualTo(2);

        Counterexample found = new Exploration(stale, exploration.always(), exploration.atRest(), Bounds.DEFAULT, false)
                .run()
                .counterexample()
                .get();
        assertThat(found).hasToString("left and right are never both there: both are there");
        assertThat(found.way().map(Move::action))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(", seeing the state of 1 revision ago");
    }

    @Test
    void aPlanThatCannotBeResumedIsFoundByACrash() {
        Worker hasty = new Worker(
                "hasty",
                snapshot -> has(snapshot, "first")
                        ? Plan.none()
                        : make("first").then(new Write.Create(named("second")), "second"));
        Exploration exploration = bare(start(hasty).withHazards(Hazards.NONE.withCrashes(1)))
                .withRest(Invariant.of(
                        "both are made", snapshot -> Option.when(!has(snapshot, "second"), "the second is not there")));

        Counterexample found = exploration.run().counterexample().get();

        assertThat(found.name()).isEqualTo("both are made");
        assertThat(found.way().map(Move::action))
                .containsExactly("hasty: configmap/default/go, stops after 1 write and starts anew");
        assertThat(found.way().head().transitions().map(each -> each.object().name()))
                .containsExactly("first");
    }

    @Test
    void aFightHasNoWayToRest() {
        Counterexample found = bare(start(MAKER, TAKER)).run().counterexample().get();

        assertThat(found.name()).isEqualTo("every state leads to rest");
        assertThat(found.fault()).isEqualTo("livelock: thing makes configmap/default/thing, taker ends it");
    }

    @Test
    void aStepBackToAKnownStateIsLookedAtToo() {
        Invariant kept = Invariant.ofSteps(
                "nothing is taken away",
                (before, after) ->
                        Option.when(has(before, "thing") && !has(after, "thing"), () -> "the thing is gone"));

        Counterexample found = new Exploration(
                        start(MAKER, TAKER), Vector.of(kept), Vector.empty(), Bounds.DEFAULT, false)
                .run()
                .counterexample()
                .get();

        assertThat(found).hasToString("nothing is taken away: the thing is gone");
        assertThat(found.way().flatMap(Move::transitions).map(Transition::actor))
                .containsExactly("thing", "taker");
    }

    @Test
    void aDeploymentComesToTheSameRestInEveryOrderAndInSpiteOfACrash() {
        Cluster deployed = Kubeadm.atRest().apply(objects("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: "main:1"}]}
            """)).get();
        Hazards hazards =
                Hazards.NONE.withCrashes(1).withFaults(Vector.of(new Fault.WritesRefused("replicaset-controller", 1)));

        Explored calm = Exploration.of(deployed).run();
        Explored rough = Exploration.of(deployed.withHazards(hazards)).run();

        assertThat(calm.counterexample()).isEmpty();
        assertThat(calm.isComplete()).isTrue();
        assertThat(calm.rests()).isEqualTo(1);
        assertThat(rough.counterexample()).isEmpty();
        assertThat(rough.rests()).isEqualTo(1);
        assertThat(rough.states()).isGreaterThan(calm.states());
    }

    @Test
    void boundsEndASearchThatIsNotComplete() {
        Worker up = new Worker(
                "up",
                snapshot -> make(
                        "number-" + snapshot.list(ConfigMap.KIND, "default").size()));

        Explored found = bare(start(up)).within(new Bounds(50, 1000)).run();

        assertThat(found.states()).isEqualTo(50);
        assertThat(found.isComplete()).isFalse();
        assertThat(found.holds()).isTrue();
    }

    /** A search that checks nothing of itself: kubeadm's own workloads have no controllers here. */
    private static Exploration bare(Cluster cluster) {
        return new Exploration(cluster, Vector.empty(), Vector.empty(), Bounds.DEFAULT, false);
    }

    private static Worker unless(String name, String other) {
        return new Worker(name, snapshot -> has(snapshot, name) || has(snapshot, other) ? Plan.none() : make(name));
    }

    private static Plan make(String name) {
        return Plan.of(new Write.Create(named(name)), "make " + name);
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

    private static Cluster start(Controller... controllers) {
        return Cluster.start(Vector.empty(), config -> Vector.of(controllers))
                .get()
                .converge()
                .cluster()
                .apply(objects("{apiVersion: v1, kind: ConfigMap, metadata: {name: go}}"))
                .get();
    }
}
