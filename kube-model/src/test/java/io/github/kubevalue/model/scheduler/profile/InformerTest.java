package io.github.kubevalue.model.scheduler.profile;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSchedulingGate;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.scheduler.Priorities;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.scheduler.queue.QueuedPod;
import io.github.kubevalue.model.scheduler.queue.QueuedPod.Backoff;
import io.github.kubevalue.model.scheduler.queue.SchedulingQueue;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From pkg/scheduler/eventhandlers_test.go and backend/queue/scheduling_queue_test.go: who is active after something has happened. */
class InformerTest {
    private static final String FIT = "NodeResourcesFit";
    private static final KubeScheduler SCHEDULER = DefaultProfile.controller();
    private static final Instant LATER = Rig.START.plusSeconds(20);

    private static Pod pod(String name, int priority) {
        Pod pod = requesting(name, "2", "1Gi");
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)))
                .withMetadata(pod.metadata().withUid(Option.of("uid-" + name)));
    }

    private static Pod nominated(Pod pod, String node) {
        return pod.withStatus(pod.status().withNominatedNodeName(Option.of(node)));
    }

    private static Pod gated(Pod pod, String... gates) {
        return pod.withSpec(pod.spec()
                .withSchedulingGates(Vector.of(gates)
                        .map(gate -> PodSchedulingGate.builder().name(gate).build())));
    }

    private static Pod of(String scheduler, Pod pod) {
        return pod.withSpec(pod.spec().withSchedulerName(Option.of(scheduler)));
    }

    private static Pod ended(Pod pod) {
        return pod.withStatus(pod.status().withPhase(Option.of(PodPhase.FAILED)));
    }

    private static Store store(KubeObject... objects) {
        return Vector.of(objects).foldLeft(Rig.EMPTY, Store::put);
    }

    private static QueuedPod taken(Pod pod) {
        return SchedulingQueue.empty(Backoff.DEFAULT)
                .add(pod.key(), Priorities.of(pod), Rig.START)
                .pop()
                .get()
                ._1;
    }

    /** What is in mind after those plugins refused pods at the start. */
    private static SchedulerMemory refused(Store store, String plugin, Pod... pods) {
        SchedulerMemory none = SchedulerMemory.none(Backoff.DEFAULT).withSeen(store.revision());
        return none.withQueue(Vector.of(pods)
                .foldLeft(
                        none.queue(),
                        (queue, pod) -> plugin.equals(SchedulingQueue.GATES)
                                ? queue.addGated(pod.key(), Priorities.of(pod), Rig.START)
                                : queue.addRefused(taken(pod), HashSet.of(plugin), Rig.START)));
    }

    private static String names(Seq<QueuedPod> pods) {
        return pods.map(pod -> pod.key().name()).sorted().mkString(" ");
    }

    private static SchedulingQueue informed(SchedulerMemory memory, Store store, Instant now) {
        return new Informer(SCHEDULER, store, now).informed(memory).queue();
    }

    /** Who is active, after a slash who backs off, and after another who is in the pool. */
    private static String places(SchedulerMemory memory, Store store, Instant now) {
        SchedulingQueue queue = informed(memory, store, now);
        return names(queue.active()) + "/" + names(queue.backingOff()) + "/" + names(queue.unschedulable());
    }

    private static String places(SchedulerMemory memory, Store store) {
        return places(memory, store, LATER);
    }

    private static final Pod HIGH = pod("high", 100);
    private static final Pod MIDDLE = nominated(pod("middle", 50), "n1");
    private static final Pod SAME = pod("same", 50);
    private static final Pod LOW = pod("low", 1);

    // TestEventHandlers_MoveToActiveOnNominatedNodeUpdate
    @Test
    void roomThatWasKeptForAPodIsForThoseThatAreNoMoreImportant() {
        Store store = store(HIGH, MIDDLE, SAME, LOW);
        SchedulerMemory memory = refused(store, FIT, HIGH, MIDDLE, SAME, LOW);
        assertThat(places(memory, store.put(nominated(MIDDLE, "n2")))).isEqualTo("low middle same//high");
        assertThat(places(memory, store.put(pod("middle", 50)))).isEqualTo("low middle same//high");
        assertThat(places(memory, store.delete(MIDDLE.key()))).isEqualTo("low same//high");
        assertThat(places(memory, store.put(nominated(HIGH, "n2")))).isEqualTo("//high low middle same");
        assertThat(places(memory, store.put(labelled(MIDDLE, "a", "b")))).isEqualTo("//high low middle same");
        assertThat(places(memory, store.delete(SAME.key()))).isEqualTo("//high low middle");
        SchedulerMemory others = refused(store, "NodePorts", HIGH, MIDDLE, SAME, LOW);
        assertThat(places(others, store.delete(MIDDLE.key()))).isEqualTo("//high low same");
    }

    // TestAddPod
    @Test
    void aNewPodThatIsMineIsActive() {
        SchedulerMemory none = SchedulerMemory.none(Backoff.DEFAULT).withSeen(Rig.EMPTY.revision());
        assertThat(places(none, store(LOW))).isEqualTo("low//");
        assertThat(places(none, store(gated(LOW, "wait")))).isEqualTo("//low");
        assertThat(places(none, store(of("other-scheduler", LOW)))).isEqualTo("//");
        assertThat(places(none, store(on("n1", LOW)))).isEqualTo("//");
        assertThat(places(none, store(ended(LOW)))).isEqualTo("//");
    }

    // TestUpdatePod, TestPriorityQueue_Update
    @Test
    void aPodThatChangesIsWhereItBelongs() {
        Store store = store(LOW);
        SchedulerMemory nobody = SchedulerMemory.none(Backoff.DEFAULT).withSeen(store.revision());
        Pod changed = labelled(LOW, "foo", "bar");
        assertThat(places(nobody, store.put(changed))).isEqualTo("low//");
        assertThat(places(nobody, store.put(of("other-scheduler", changed)))).isEqualTo("//");
        SchedulerMemory assuming = nobody.assuming(on("n1", LOW));
        assertThat(places(assuming, store.put(changed))).isEqualTo("//");
        SchedulerMemory active = nobody.withQueue(nobody.queue().add(LOW.key(), 1, Rig.START));
        assertThat(places(active, store.put(changed))).isEqualTo("low//");
        assertThat(places(active, store.put(on("n1", LOW)))).isEqualTo("//");
        assertThat(places(active, store.put(ended(LOW)))).isEqualTo("//");
        assertThat(places(active, store.delete(LOW.key()))).isEqualTo("//");
    }

    @Test
    void whoeverIsBoundOrGoneIsAssumedNoMore() {
        Store store = store(LOW);
        SchedulerMemory assuming =
                SchedulerMemory.none(Backoff.DEFAULT).withSeen(store.revision()).assuming(on("n1", LOW));
        assertThat(assumed(assuming, store.put(on("n1", LOW)))).isEmpty();
        assertThat(assumed(assuming, store.put(on("n2", LOW)))).isEmpty();
        assertThat(assumed(assuming, store.delete(LOW.key()))).isEmpty();
        assertThat(assumed(assuming, store.put(labelled(LOW, "foo", "bar")))).containsExactly(LOW.key());
    }

    private static Seq<ResourceKey> assumed(SchedulerMemory memory, Store store) {
        return new Informer(SCHEDULER, store, LATER)
                .informed(memory)
                .assumed()
                .keySet()
                .toVector();
    }

    // TestPriorityQueue_Update: the rows on pods in the pool
    @Test
    void whatHelpsAPodThatChangesHasItActiveOnceItHasBackedOff() {
        Store store = store(LOW);
        SchedulerMemory memory = refused(store, FIT, LOW);
        Pod smaller = requesting("low", "1", "1Gi").withMetadata(LOW.metadata());
        assertThat(places(memory, store.put(smaller), Rig.START)).isEqualTo("/low/");
        assertThat(places(memory, store.put(smaller))).isEqualTo("low//");
        assertThat(places(memory, store.put(labelled(LOW, "foo", "bar")))).isEqualTo("//low");
    }

    @Test
    void aPodWithoutGatesIsActive() {
        Store store = store(gated(LOW, "one", "two"), gated(SAME, "one"), node("n1"));
        SchedulerMemory memory = refused(store, SchedulingQueue.GATES, LOW, SAME);
        assertThat(places(memory, store.put(LOW))).isEqualTo("low//same");
        assertThat(places(memory, store.put(gated(LOW, "one")))).isEqualTo("//low same");
        assertThat(places(memory, store.put(labelled(gated(LOW, "one", "two"), "a", "b"))))
                .isEqualTo("//low same");
        assertThat(places(memory, store.put(node("n2")))).isEqualTo("//low same");
    }

    private static final Pod RUNNING = on("n1", pod("running", 0));

    /** What happens to a pod that runs, by name. */
    private static Store changed(Store store, String what) {
        return switch (what) {
            case "goes" -> store.delete(RUNNING.key());
            case "ends" -> store.put(ended(RUNNING));
            case "shrinks" ->
                store.put(on("n1", requesting("running", "1", "1Gi").withMetadata(RUNNING.metadata())));
            case "grows" -> store.put(on("n1", requesting("running", "3", "1Gi").withMetadata(RUNNING.metadata())));
            case "is labelled" -> store.put(labelled(RUNNING, "a", "b"));
            case "comes" -> store.put(on("n1", pod("another", 0)));
            case "reports" -> store.put(RUNNING.withStatus(RUNNING.status().withPhase(Option.of(PodPhase.RUNNING))));
            case "small node" -> store.put(node("n2", "1", "1Gi", 110));
            case "large node" -> store.put(node("n2"));
            case "lost node" -> store.delete(node("n1").key());
            case "larger node" -> store.put(node("n1", "8", "16Gi", 110));
            case "labelled node" -> store.put(labelled(node("n1"), "a", "b"));
            case "service" -> store.put(Service.named("demo", "web"));
            default -> throw new AssertionError(what);
        };
    }

    // eventhandlers.go: who is told, and whom it may help
    @ParameterizedTest
    @CsvSource({
        "goes, NodeResourcesFit, true, true",
        "ends, NodeResourcesFit, true, true",
        "shrinks, NodeResourcesFit, true, true",
        "grows, NodeResourcesFit, false, false",
        "is labelled, NodeResourcesFit, true, false",
        "comes, NodeResourcesFit, true, false",
        "reports, NodeResourcesFit, false, false",
        "small node, NodeResourcesFit, true, false",
        "large node, NodeResourcesFit, true, true",
        "lost node, NodeResourcesFit, true, false",
        "larger node, NodeResourcesFit, true, true",
        "labelled node, NodeResourcesFit, true, false",
        "service, NodeResourcesFit, false, false",
        "goes, NodeName, true, false",
        "large node, NodeName, true, true",
        "large node, ImageLocality, true, false"
    })
    void whatHappensMayHelp(String what, String plugin, boolean concerns, boolean helps) {
        Store before = store(RUNNING, node("n1"), SAME, LOW);
        Store after = changed(before, what);
        assertThat(after.since(before.revision()).exists(Informer::concerns)).isEqualTo(concerns);
        assertThat(places(refused(before, plugin, SAME, LOW), after)).isEqualTo(helps ? "low same//" : "//low same");
        assertThat(places(refused(before, plugin, SAME, LOW), after, Rig.START))
                .isEqualTo(helps ? "/low same/" : "//low same");
    }

    @ParameterizedTest
    @ValueSource(strings = {"comes", "is labelled", "reports", "is bound", "goes", "ends"})
    void allThatHappensToAPodThatWaitsConcernsTheScheduler(String what) {
        UnaryOperator<Store> change = store -> switch (what) {
            case "comes" -> store.put(SAME);
            case "is labelled" -> store.put(labelled(LOW, "a", "b"));
            case "reports" -> store.put(nominated(LOW, "n1"));
            case "is bound" -> store.put(on("n1", LOW));
            case "goes" -> store.delete(LOW.key());
            default -> store.put(ended(LOW));
        };
        Store before = store(LOW);
        assertThat(change.apply(before).since(before.revision()).exists(Informer::concerns))
                .isTrue();
    }

    @Test
    void ofAPodThatHasEndedNothingConcernsTheScheduler() {
        Store before = store(ended(RUNNING), ended(LOW));
        Store after = before.delete(RUNNING.key()).put(labelled(ended(LOW), "a", "b"));
        assertThat(after.since(before.revision()).filter(Informer::concerns)).isEmpty();
        Store later = store(LOW);
        Seq<Change> made = later.put(StorageClass.named("fast")).since(later.revision());
        assertThat(made.exists(Informer::concerns)).isTrue();
    }

    @Test
    void whoeverDoesNotKnowWhatHappenedLooksAtAllPods() {
        Store store = store(HIGH, SAME, gated(LOW, "wait"), of("mine", pod("other", 0)), on("n1", pod("bound", 0)));
        SchedulerMemory none = SchedulerMemory.none(Backoff.DEFAULT);
        assertThat(places(none, store)).isEqualTo("high same//low");
        SchedulingQueue known = refused(store, FIT, SAME)
                .queue()
                .add(MIDDLE.key(), 50, Rig.START)
                .addGated(LOW.key(), 1, Rig.START)
                .addFailed(taken(pod("gone", 0)), Rig.START);
        SchedulerMemory lost =
                new SchedulerMemory(Option.none(), known, HashMap.of(HIGH.key(), HIGH, MIDDLE.key(), MIDDLE), 3);
        assertThat(places(lost, store)).isEqualTo("same//low");
        SchedulerMemory after = new Informer(SCHEDULER, store, LATER).informed(lost);
        assertThat(after.assumed().keySet()).containsExactly(HIGH.key());
        assertThat(after.start()).isEqualTo(3);
        assertThat(after.seen()).contains(store.revision());
    }

    @Test
    void theQueueIsFlushedThoughNothingHappened() {
        Store store = store(LOW, SAME);
        SchedulerMemory memory = refused(store, FIT, LOW);
        SchedulerMemory failed = memory.withQueue(memory.queue().addFailed(taken(SAME), Rig.START));
        assertThat(places(failed, store, Rig.START)).isEqualTo("/same/low");
        assertThat(places(failed, store, LATER)).isEqualTo("same//low");
        assertThat(places(failed, store, Rig.START.plus(Duration.ofMinutes(6)))).isEqualTo("low same//");
    }

    @Test
    void whatIsInMindIsTheSameHoweverItCameToBeKnown() {
        SchedulerMemory memory = refused(store(LOW), FIT, LOW);
        assertThat(memory.withSeen(99)).isEqualTo(memory).hasSameHashCodeAs(memory);
        assertThat(memory.withStart(1)).isNotEqualTo(memory);
        assertThat(memory.assuming(LOW)).isNotEqualTo(memory);
        assertThat(memory.assuming(LOW).hashCode()).isNotEqualTo(memory.hashCode());
        assertThat(memory.assuming(LOW).forgetting(LOW.key())).isEqualTo(memory);
        SchedulerMemory empty = SchedulerMemory.none(Backoff.DEFAULT);
        assertThat(empty).isNotEqualTo(memory).isNotEqualTo("empty");
        assertThat(empty.assuming(LOW).hashCode())
                .isNotEqualTo(memory.assuming(LOW).hashCode());
    }
}
