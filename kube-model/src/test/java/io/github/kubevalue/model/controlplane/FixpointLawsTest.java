package io.github.kubevalue.model.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

/** Where a workload ends is where it ends by any way: in any order, after any crash, and whatever was seen late. */
class FixpointLawsTest {

    @Provide
    Arbitrary<Story> stories() {
        return Story.stories();
    }

    /**
     * Invariants 1 and 2: at rest no controller has anything to write, whatever it is asked about; and in whatever order work is
     * done, all ends the same but for what is drawn. There is room for all pods: where they compete, the first to come wins.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariants1And2(@ForAll("stories") Story story, @ForAll @LongRange(max = 100_000) long order) {
        Cluster rest = rest(story.begun(), order);

        story.assertEnd("2: in another order", rest.snapshot(), UnaryOperator.identity());
        AtRest.assertIdempotent(rest, rest.controllers(), rest.snapshot().in("default"));
    }

    private static Cluster rest(Cluster begun, long order) {
        Convergence end = begun.converge(Choice.seeded(order));
        assertThat(end.reason()).isEmpty();
        return end.cluster();
    }

    /**
     * Which ReplicaSet has progressed is not said anew if nothing but the condition is missing: a Deployment without pods that has
     * a new ReplicaSet, but no word of it in its status yet, is complete.
     */
    // pkg/controller/deployment/progress.go, syncRolloutStatus: isCompleteDeployment
    private static String withoutProgress(String object) {
        return object.replaceAll("ReplicaSet .{1,20} has successfully progressed", "a ReplicaSet has progressed");
    }

    /** Invariant 3: a controller that stops between two writes of a plan and starts anew, forgetting all, comes to the same end. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant3(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 1, max = 4) int crashes,
            @ForAll @LongRange(max = 100_000) long order) {
        Cluster rest = rest(story.begun().withHazards(Hazards.NONE.withCrashes(crashes)), order);

        story.assertEnd("3: after crashes", rest.snapshot(), FixpointLawsTest::withoutProgress);
    }

    /** Invariant 4: controllers that see the cluster as it was come to the same end, if they see it as it is some day. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant4(
            @ForAll("stories") Story story,
            @ForAll @IntRange(min = 1, max = 6) int times,
            @ForAll @IntRange(min = 1, max = 8) int revisions,
            @ForAll @LongRange(max = 100_000) long order) {
        Cluster rest = rest(story.begun().withHazards(Hazards.NONE.withStaleReads(times, revisions)), order);

        story.assertEnd("4: where some saw the past", rest.snapshot(), FixpointLawsTest::withoutProgress);
    }

    /**
     * Invariant 4: of what was planned on a state that is past, no update goes through of an object that has changed since. It is
     * in conflict, or the object is gone.
     */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void invariant4OfEachWrite(
            @ForAll("stories") Story story,
            @ForAll @IntRange(max = 30) int steps,
            @ForAll @IntRange(min = 1, max = 6) int revisions,
            @ForAll @LongRange(max = 100_000) long order) {
        Choice choice = Choice.seeded(order);
        Cluster cluster = story.begun();
        for (int step = 0; step < steps && !cluster.isSettled(); step++) {
            cluster = cluster.step(choice);
        }
        Cluster now = cluster;
        Store store = now.apiServer().store();
        Snapshot past = store.at(store.revision() - revisions).get();
        for (Write update : now.agenda().pending().flatMap(work -> updates(now, work, past))) {
            Option<Integer> code = now.request(update).swap().toOption().map(ApiError::code);
            boolean isOutdated =
                    !store.get(update.key()).flatMap(FixpointLawsTest::version).equals(version(update));
            Statistics.collect(isOutdated ? code : "up to date");
            if (isOutdated) {
                assertThat(code.getOrElse(200))
                        .as("4: the answer to %s", update)
                        .isIn(404, 409);
            }
        }
        Statistics.coverage(seen -> seen.check(Option.of(409)).count(times -> times > 0));
    }

    /** What somebody would write who saw the past: of each object the first that he would make of it. */
    private static Seq<Write> updates(Cluster cluster, Work work, Snapshot past) {
        Moment moment =
                new Moment(cluster.now(), Choice.first(), cluster.memories().getOrElse(work, Memory.NONE));
        return cluster.controllers()
                .find(each -> each.name().equals(work.controller()))
                .get()
                .reconcile(past, work.key(), moment)
                .writes()
                .distinctBy(Write::key)
                .filter(write -> write instanceof Write.Update || write instanceof Write.UpdateStatus);
    }

    private static Option<String> version(Write update) {
        return version(update instanceof Write.Update spec ? spec.object() : ((Write.UpdateStatus) update).object());
    }

    private static Option<String> version(KubeObject object) {
        return object.metadata().resourceVersion();
    }
}
