package io.github.kubevalue.model.controller.daemonset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetSpec;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class DaemonSetControllerTest {

    /** Binds each daemon pod to the node that it is tied to. */
    private static final class Binder implements Controller {
        @Override
        public String name() {
            return "binder";
        }

        @Override
        public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
            return change.key().kind().equals(Pod.KIND) ? Vector.of(change.key()) : Vector.empty();
        }

        @Override
        public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
            return snapshot.get(Pod.KIND, key.namespace(), key.name())
                    .filter(pod -> pod.spec().nodeName().isEmpty())
                    .flatMap(Placement::node)
                    .map(node -> Plan.of(new Write.Bind(key, node), "tied"))
                    .getOrElse(Plan.none());
        }
    }

    private static ControlLoop loop() {
        ControlLoop loop =
                new ControlLoop(Choice.first(), new Binder(), new DaemonSetController(), new InstantKubelet());
        return loop.withFirstPrompt()
                .write(new Write.Create(Node.named("n2")))
                .write(new Write.Create(tainted(Node.named("n3"), TaintEffect.NO_SCHEDULE)));
    }

    private static Node tainted(Node node, TaintEffect effect) {
        return node.withSpec(node.spec().withTaints(Vector.of(Taint.of("dedicated", effect))));
    }

    private static DaemonSet agent(String image) {
        return DaemonSet.builder()
                .metadata(ObjectMeta.named("demo", "agent"))
                .spec(DaemonSetSpec.builder()
                        .selector(LabelSelector.of("app", "agent"))
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("app", "agent")))
                                .spec(PodSpec.builder()
                                        .addContainer(Container.builder()
                                                .name("agent")
                                                .image(image)
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static Seq<String> nodes(ControlLoop loop) {
        return loop.pods().flatMap(pod -> pod.spec().nodeName()).sorted();
    }

    @Test
    void everyNodeWhoseTaintsAreToleratedHasOnePod() {
        ControlLoop loop = loop().write(new Write.Create(agent("agent:1"))).settle();
        assertThat(nodes(loop)).containsExactly("n1", "n2");
        DaemonSet set = loop.get(DaemonSet.KIND, "agent");
        assertThat(set.status().desiredNumberScheduled()).isEqualTo(2);
        assertThat(set.status().numberReady()).isEqualTo(2);
        assertThat(set.status().updatedNumberScheduled()).isEqualTo(2);
    }

    @Test
    void newNodeGetsAPodAndOneThatBecomesIneligibleKeepsItUnlessItExecutes() {
        ControlLoop loop = loop().write(new Write.Create(agent("agent:1"))).settle();
        loop.write(new Write.Create(Node.named("n4"))).settle();
        assertThat(nodes(loop)).containsExactly("n1", "n2", "n4");
        Node n2 = loop.store().get(Node.KIND, "n2").get();
        loop.write(new Write.Update(tainted(n2, TaintEffect.NO_SCHEDULE))).settle();
        assertThat(nodes(loop)).containsExactly("n1", "n2", "n4");
        assertThat(loop.get(DaemonSet.KIND, "agent").status().numberMisscheduled())
                .isEqualTo(1);
        Node again = loop.store().get(Node.KIND, "n2").get();
        loop.write(new Write.Update(tainted(again, TaintEffect.NO_EXECUTE))).settle();
        assertThat(nodes(loop)).containsExactly("n1", "n4");
    }

    @Test
    void updateReplacesOnePodAfterTheOther() {
        ControlLoop loop = loop().write(new Write.Create(agent("agent:1"))).settle();
        loop.watching(store -> assertThat(store.list(Pod.KIND, "demo").count(pod -> pod.isReady() && pod.isActive()))
                .isGreaterThanOrEqualTo(1));
        loop.write(new Write.Apply(agent("agent:2"))).settle();
        assertThat(loop.pods().map(pod -> pod.spec().containers().head().image().get()))
                .containsOnly("agent:2");
        assertThat(nodes(loop)).containsExactly("n1", "n2");
    }
}
