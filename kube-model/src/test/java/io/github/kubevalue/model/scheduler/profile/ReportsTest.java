package io.github.kubevalue.model.scheduler.profile;

import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.PreBindPlugin;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.attempt.Board;
import io.github.kubevalue.model.scheduler.attempt.Decision;
import io.github.kubevalue.model.scheduler.attempt.Decision.Placed;
import io.github.kubevalue.model.scheduler.attempt.Decision.Unschedulable;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.github.kubevalue.model.scheduler.queue.QueuedPod;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From pkg/scheduler/schedule_one_test.go, TestUpdatePodStatus and others: what is written of a decision. */
class ReportsTest {
    private static final Instant NOW = Rig.START.plusSeconds(60);
    private static final Rescue NONE = new Rescue.Withheld("");

    private static Unschedulable refused(String message, Rescue rescue) {
        PluginVerdict verdict = new PluginVerdict("NodeName", Status.unschedulable("no"));
        Evaluation evaluation = new Evaluation(pod("web").key(), Option.of(verdict), Vector.empty(), Vector.empty());
        return new Unschedulable(message, rescue, evaluation, 0);
    }

    private static Plan plan(Pod pod, Decision decision, PreBindPlugin... before) {
        QueuedPod taken = new QueuedPod(pod.key(), 0, Rig.START, 0, 0, 0, HashSet.empty());
        Snapshot snapshot = Rig.EMPTY.put(node("n1")).put(pod);
        return new Reports(pod, taken, SchedulerMemory.none(Backoff.DEFAULT), NOW)
                .of(decision, snapshot, Vector.of(before));
    }

    private static Seq<PodStatus> statuses(Plan plan) {
        return plan.steps()
                .map(Step::write)
                .filter(Write.UpdateStatus.class::isInstance)
                .map(write -> ((Pod) ((Write.UpdateStatus) write).object()).status());
    }

    private static PodCondition scheduled(ConditionStatus status, String message) {
        return PodCondition.builder()
                .type(PodCondition.POD_SCHEDULED)
                .status(status)
                .reason("Unschedulable")
                .message(message)
                .lastTransitionTime(Rig.START)
                .build();
    }

    private static Pod generation(Pod pod, long number) {
        return pod.withMetadata(pod.metadata().withGeneration(Option.of(number)));
    }

    private static Pod with(PodCondition condition) {
        return pod("web").withStatus(pod("web").status().withCondition(condition));
    }

    private static Pod nominated(Pod pod, String node) {
        return pod.withStatus(pod.status().withNominatedNodeName(Option.of(node)));
    }

    @ParameterizedTest
    @CsvSource({"False, no room, 0", "False, no more room, 0", "True, no room, 60"})
    void theConditionChangesItsTimeWithItsStatusAlone(String status, String message, int seconds) {
        Pod pod = with(scheduled(new ConditionStatus(status), message));
        Seq<PodStatus> written = statuses(plan(pod, refused("no room", NONE)));
        if (status.equals("False") && message.equals("no room")) {
            assertThat(written).isEmpty();
            return;
        }
        PodCondition condition =
                written.single().condition(PodCondition.POD_SCHEDULED).get();
        assertThat(condition.lastTransitionTime()).contains(Rig.START.plusSeconds(seconds));
        assertThat(condition.message()).contains("no room");
        assertThat(condition.status()).isEqualTo(ConditionStatus.FALSE);
    }

    @Test
    void theFirstConditionIsOfNow() {
        Pod pod = generation(pod("web"), 3);
        PodCondition condition = statuses(plan(pod, refused("no room", NONE)))
                .single()
                .condition(PodCondition.POD_SCHEDULED)
                .get();
        assertThat(condition.lastTransitionTime()).contains(NOW);
        assertThat(condition.reason()).contains("Unschedulable");
        assertThat(condition.observedGeneration()).contains(3L);
        Pod later = generation(pod.withStatus(pod.status().withCondition(condition)), 4);
        assertThat(statuses(plan(later, refused("no room", NONE)))).isEmpty();
    }

    @Test
    void aNominationIsMadeTakenBackOrLeft() {
        Pod told = nominated(with(scheduled(ConditionStatus.FALSE, "no room")), "n1");
        assertThat(plan(told, refused("no room", NONE)).steps()).isEmpty();
        assertThat(statuses(plan(told, refused("no room", new Rescue.Hopeless("none"))))
                        .map(PodStatus::nominatedNodeName))
                .containsExactly(Option.none());
        Rescue possible = new Rescue.Possible("n2", Vector.empty(), Vector.empty());
        assertThat(statuses(plan(told, refused("no room", possible))).map(PodStatus::nominatedNodeName))
                .containsExactly(Option.of("n2"));
    }

    @Test
    void victimsThatLeaveAlreadyAreLeftAlone() {
        Pod victim = on("n1", pod("victim"));
        Pod leaving = on("n1", pod("leaving"))
                .withMetadata(victim.metadata().withName("leaving").withDeletionTimestamp(Option.of(Rig.START)));
        Rescue possible =
                new Rescue.Possible("n1", Vector.of(victim, leaving), Vector.of(nominated(pod("displaced"), "n1")));
        Plan plan = plan(pod("web"), refused("no room", possible));
        assertThat(plan.steps().map(step -> step.write().getClass().getSimpleName()))
                .containsExactly("UpdateStatus", "UpdateStatus", "UpdateStatus", "Delete");
        assertThat(statuses(plan).get(1).nominatedNodeName()).isEmpty();
        PodCondition target =
                statuses(plan).get(2).condition(PodCondition.DISRUPTION_TARGET).get();
        assertThat(target.message()).contains("default-scheduler: preempting to accommodate a higher priority pod");
        assertThat(plan.events().map(Event::reason)).containsExactly("FailedScheduling", "Preempted");
    }

    // schedule_one.go, truncateMessage
    @ParameterizedTest
    @CsvSource({"10, 10", "1023, 1023", "1024, 1024", "1025, 1024", "4000, 1024"})
    void anEventIsNoLongerThanItMayBe(int length, int noted) {
        String message = "x".repeat(length);
        Plan plan = plan(pod("web"), refused(message, NONE));
        String note = plan.events().single().message();
        assertThat(note).hasSize(noted);
        assertThat(note.endsWith("x ...")).isEqualTo(length > noted);
        assertThat(statuses(plan)
                        .single()
                        .condition(PodCondition.POD_SCHEDULED)
                        .get()
                        .message())
                .contains(message);
    }

    /**
     * A plugin that waits for something before the pod is bound, or for nothing.
     *
     * @param waits what it waits for
     */
    private record Waiting(Option<Plan> waits) implements PreBindPlugin {
        @Override
        public String name() {
            return "Waiting";
        }

        @Override
        public Option<Plan> preBind(Snapshot snapshot, Pod pod, Node node) {
            return waits;
        }
    }

    @Test
    void beforeThePodIsBoundPluginsHaveTheirWay() {
        Placed placed = new Placed("n1", new Board(Nodes.NONE, Vector.empty(), Scores.same(0, 0)), 0);
        Plan bound = plan(pod("web"), placed, new Waiting(Option.none()));
        assertThat(bound.steps().map(Step::write))
                .containsExactly(new Write.Bind(pod("web").key(), "n1"));
        assertThat(bound.events().map(Event::message)).containsExactly("Successfully assigned demo/web to n1");
        Write claim = Write.delete(node("n9"));
        PreBindPlugin waits = new Waiting(Option.of(Plan.of(claim, "binds its volume")));
        Plan first = plan(pod("web"), placed, waits);
        assertThat(statuses(first).single().nominatedNodeName()).contains("n1");
        assertThat(first.steps().map(Step::write).last()).isEqualTo(claim);
        assertThat(plan(nominated(pod("web"), "n1"), placed, waits).steps().map(Step::write))
                .containsExactly(claim);
        SchedulerMemory memory = (SchedulerMemory) first.memory().get();
        assertThat(memory.queue().unschedulable().single().rejectors()).containsExactly("Waiting");
        assertThat(memory.queue().unschedulable().single().refusals()).isZero();
    }
}
