package io.github.kubevalue.model.scheduler.attempt;

import static io.github.kubevalue.model.scheduler.Objects.labelled;
import static io.github.kubevalue.model.scheduler.Objects.node;
import static io.github.kubevalue.model.scheduler.Objects.on;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static io.github.kubevalue.model.scheduler.Objects.requesting;
import static io.github.kubevalue.model.scheduler.Objects.tainted;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.choice.Fraction;
import io.github.kubevalue.model.choice.Outcomes;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodSchedulingGate;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.scheduler.Rig;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final String HELPLESS =
            " preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.";

    private static Rig rig() {
        return new Rig(Choice.first(), DefaultProfile.controller());
    }

    private static String message(Pod pod) {
        return pod.condition(PodCondition.POD_SCHEDULED)
                .flatMap(PodCondition::message)
                .getOrElse("");
    }

    private static Pod important(Pod pod, int priority) {
        return pod.withSpec(pod.spec().withPriority(Option.of(priority)));
    }

    private static Pod graceful(Pod pod) {
        return pod.withSpec(pod.spec().withTerminationGracePeriodSeconds(Option.of(30L)));
    }

    @Test
    void aPodIsBoundAndItIsTold() {
        Rig rig = rig().put(node("n1")).put(pod("web")).settle();
        assertThat(rig.pod("web").spec().nodeName()).contains("n1");
        assertThat(rig.pod("web").condition("PodScheduled").get().status().isTrue())
                .isTrue();
        assertThat(rig.events().map(Event::message)).containsExactly("Successfully assigned demo/web to n1");
    }

    @Test
    void anUnschedulablePodSaysWhyOnEachNode() {
        Rig rig = rig().put(node("n1", "1", "16Gi", 110))
                .put(node("n2", "1", "16Gi", 110))
                .put(tainted(node("n3"), Taint.of("dedicated", TaintEffect.NO_SCHEDULE)))
                .put(on("n1", requesting("a", "600m", "1Gi")))
                .put(on("n2", requesting("b", "600m", "1Gi")))
                .put(requesting("web", "500m", "1Gi"))
                .settle();
        String message = "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. "
                + "preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, "
                + "2 No preemption victims found for incoming pod.";
        assertThat(message(rig.pod("web"))).isEqualTo(message);
        assertThat(rig.pod("web").condition("PodScheduled").get().reason()).contains("Unschedulable");
        assertThat(rig.events().map(Event::reason)).containsExactly("FailedScheduling");
    }

    @Test
    void countsAreSortedAsTexts() {
        Store store = Vector.rangeClosed(1, 12)
                .map(i -> i <= 2 ? node("n" + i, "1", "1Gi", 110) : node("n" + i, "1", "16Gi", 110))
                .foldLeft(Rig.EMPTY, Store::put);
        Decision decision =
                new Scheduler(DefaultProfile.profile()).decide(store, requesting("p", "2", "2Gi"), Choice.first());
        assertThat(((Decision.Unschedulable) decision).message())
                .startsWith("0/12 nodes are available: 12 Insufficient cpu, 2 Insufficient memory.");
    }

    @Test
    void aPodThatIsRefusedAsAWholeGetsTheOneReason() {
        Pod claiming = pod(
                "p",
                spec -> spec.withVolumes(Vector.of(io.github.kubevalue.model.core.Volume.builder()
                        .name("data")
                        .persistentVolumeClaim(
                                io.github.kubevalue.model.core.PersistentVolumeClaimVolumeSource.builder()
                                        .claimName("data")
                                        .build())
                        .build())));
        Rig rig = rig().put(node("n1"))
                .put(node("n2"))
                .put(node("n3"))
                .put(claiming)
                .settle();
        assertThat(message(rig.pod("p")))
                .isEqualTo("0/3 nodes are available: persistentvolumeclaim \"data\" not found." + HELPLESS);
    }

    @Test
    void withoutNodesThereIsNothingToSay() {
        assertThat(message(rig().put(pod("p")).settle().pod("p"))).isEqualTo("no nodes available to schedule pods");
    }

    @Test
    void gatedPodsWait() {
        Pod gated = pod(
                "p",
                spec -> spec.withSchedulingGates(
                        Vector.of(PodSchedulingGate.builder().name("quota").build())));
        Rig rig = rig().put(node("n1"))
                .put(ServiceAccount.named("demo", "default"))
                .write(new Write.Create(gated))
                .settle();
        assertThat(rig.pod("p").spec().nodeName()).isEmpty();
        assertThat(message(rig.pod("p"))).isEqualTo("Scheduling is blocked due to non-empty scheduling gates");
        rig.put(rig.pod("p").withSpec(rig.pod("p").spec().withSchedulingGates(Vector.empty())))
                .settle();
        assertThat(rig.pod("p").spec().nodeName()).contains("n1");
    }

    @Test
    void podsOfOtherSchedulersAreLeftAlone() {
        Rig rig = rig().put(node("n1"))
                .put(pod("p", spec -> spec.withSchedulerName(Option.of("mine"))))
                .settle();
        assertThat(rig.steps()).isEmpty();
    }

    @Test
    void aFreedNodeANewNodeOrAnUncordonedOneWakesThePod() {
        Rig freed = rig().put(node("n1"))
                .put(on("n1", requesting("big", "3", "1Gi")))
                .put(requesting("web", "2", "1Gi"))
                .settle();
        assertThat(freed.pod("web").spec().nodeName()).isEmpty();
        freed.write(Write.delete(freed.pod("big")).withGrace(0)).settle();
        assertThat(freed.pod("web").spec().nodeName()).contains("n1");

        Rig grown = rig().put(node("n1", "1", "1Gi", 110))
                .put(requesting("web", "2", "1Gi"))
                .settle();
        grown.put(node("n2")).settle();
        assertThat(grown.pod("web").spec().nodeName()).contains("n2");

        Rig opened = rig().put(node("n1").withSpec(node("n1").spec().withUnschedulable(Option.of(true))))
                .put(pod("web"))
                .settle();
        opened.put(node("n1")).settle();
        assertThat(opened.pod("web").spec().nodeName()).contains("n1");
    }

    @Test
    void atRestNothingIsWritten() {
        Rig rig = rig().put(node("n1", "1", "1Gi", 110))
                .put(requesting("web", "2", "1Gi"))
                .settle();
        long revision = rig.store().revision();
        rig.put(labelled(node("n1", "1", "1Gi", 110), "color", "blue")).settle();
        assertThat(rig.store().revision()).isEqualTo(revision + 1);
    }

    @Test
    void theMoreImportantPodIsFirst() {
        Rig rig = rig().put(node("n1"))
                .put(requesting("low", "3", "1Gi"))
                .put(important(requesting("high", "3", "1Gi"), 100))
                .settle();
        assertThat(rig.pod("high").spec().nodeName()).contains("n1");
        assertThat(rig.pod("low").spec().nodeName()).isEmpty();
    }

    @Test
    void podsOfLowPriorityMakeRoom() {
        Rig rig = rig().put(node("n1"))
                .put(node("n2"))
                .put(on("n1", requesting("small", "1", "1Gi")))
                .put(on("n1", graceful(requesting("large", "3", "1Gi"))))
                .put(on("n2", important(requesting("dear", "4", "1Gi"), 50)))
                .put(important(requesting("web", "3", "1Gi"), 100))
                .settle();
        assertThat(rig.pod("web").status().nominatedNodeName()).contains("n1");
        assertThat(rig.pod("large").metadata().isDeleting()).isTrue();
        assertThat(rig.pod("large").condition("DisruptionTarget").get().reason())
                .contains("PreemptionByScheduler");
        assertThat(rig.pod("small").metadata().isDeleting()).isFalse();
        rig.write(Write.delete(rig.pod("large")).withGrace(0)).settle();
        assertThat(rig.pod("web").spec().nodeName()).contains("n1");
        assertThat(rig.pod("web").status().nominatedNodeName()).isEmpty();
    }

    @Test
    void whoeverMustNotPreemptSaysSo() {
        Pod polite = important(requesting("web", "3", "1Gi"), 100);
        Rig rig = rig().put(node("n1"))
                .put(on("n1", requesting("large", "3", "1Gi")))
                .put(polite.withSpec(polite.spec()
                        .withPreemptionPolicy(Option.of(io.github.kubevalue.model.core.PreemptionPolicy.NEVER))))
                .settle();
        assertThat(message(rig.pod("web")))
                .isEqualTo("0/1 nodes are available: 1 Insufficient cpu. "
                        + "preemption: not eligible due to preemptionPolicy=Never.");
    }

    @Test
    void tiesAreBrokenEvenly() {
        Store store = Vector.<KubeObject>of(node("n1"), node("n2"), node("n3")).foldLeft(Rig.EMPTY, Store::put);
        var outcomes = Outcomes.of(choice ->
                ((Decision.Placed) new Scheduler(DefaultProfile.profile()).decide(store, pod("p"), choice)).node());
        assertThat(outcomes.map(Outcomes.Outcome::value)).containsExactly("n1", "n2", "n3");
        assertThat(outcomes.map(Outcomes.Outcome::probability)).containsOnly(Fraction.of(1, 3));
    }

    @Test
    void replicasOfAServiceAreSpread() {
        Rig rig = new Rig(Choice.seeded(7), DefaultProfile.controller());
        Service service = Service.named("demo", "web");
        rig.put(service.withSpec(service.spec().withSelector(TreeMap.of("app", "web"))));
        Vector.of("n1", "n2", "n3").forEach(name -> rig.put(node(name)));
        Vector.range(0, 6)
                .forEach(i -> rig.put(labelled(pod("web-" + i), "app", "web")).settle());
        assertThat(Vector.range(0, 6)
                        .map(i -> rig.pod("web-" + i).spec().nodeName().get())
                        .groupBy(name -> name)
                        .mapValues(Vector::size)
                        .values())
                .containsExactly(2, 2, 2);
    }
}
