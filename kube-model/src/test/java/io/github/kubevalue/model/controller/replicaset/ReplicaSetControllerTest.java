package io.github.kubevalue.model.controller.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {

    private static ControlLoop loop() {
        return new ControlLoop(Choice.first(), new ReplicaSetController(), new InstantKubelet());
    }

    private static PodSpec spec() {
        return PodSpec.builder()
                .addContainer(Container.builder().name("web").image("web:1").build())
                .build();
    }

    private static ReplicaSet web(int replicas) {
        return ReplicaSet.builder()
                .metadata(ObjectMeta.named("demo", "web"))
                .spec(ReplicaSetSpec.builder()
                        .replicas(replicas)
                        .selector(LabelSelector.of("app", "web"))
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("app", "web")))
                                .spec(spec())
                                .build())
                        .build())
                .build();
    }

    private static Pod orphan(String name) {
        return Pod.builder()
                .metadata(ObjectMeta.named("demo", name).withLabels(TreeMap.of("app", "web")))
                .spec(spec())
                .build();
    }

    @Test
    void orphanThatMatchesIsAdoptedAndCounts() {
        ControlLoop loop = loop().write(new Write.Create(orphan("lonely"))).settle();
        loop.write(new Write.Create(web(2))).settle();
        assertThat(loop.pods()).hasSize(2);
        assertThat(loop.get(Pod.KIND, "lonely").metadata().controllerRef().get().name())
                .isEqualTo("web");
    }

    @Test
    void podThatIsRelabelledIsReleasedAndReplaced() {
        ControlLoop loop = loop().write(new Write.Create(web(2))).settle();
        Pod pod = loop.pods().head();
        loop.write(new Write.Update(pod.withMetadata(pod.metadata().withLabels(TreeMap.of("app", "debug")))))
                .settle();
        assertThat(loop.get(Pod.KIND, pod.name()).metadata().ownerReferences()).isEmpty();
        assertThat(loop.pods()).hasSize(3);
    }

    @Test
    void podThatFailedIsReplacedAndLeftAlone() {
        ControlLoop loop = loop().write(new Write.Create(web(2))).settle();
        Pod pod = loop.pods().head();
        loop.write(new Write.UpdateStatus(pod.withStatus(pod.status().withPhase(PodPhase.FAILED))))
                .settle();
        assertThat(loop.pods()).hasSize(3);
        assertThat(loop.get(ReplicaSet.KIND, "web").status().replicas()).isEqualTo(2);
    }

    @Test
    void excessIsDeletedAndTold() {
        ControlLoop loop = loop().write(new Write.Create(web(4))).settle();
        loop.write(new Write.Apply(web(1))).settle();
        assertThat(loop.pods()).hasSize(1);
        assertThat(loop.events().count(event -> event.reason().equals("SuccessfulDelete")))
                .isEqualTo(3);
    }

    @Test
    void podIsAvailableOnlyAfterMinReadySeconds() {
        ReplicaSet slow = web(1).withSpec(web(1).spec().withMinReadySeconds(30));
        ControlLoop loop = loop().write(new Write.Create(slow)).settle();
        assertThat(loop.get(ReplicaSet.KIND, "web").status().readyReplicas()).isEqualTo(1);
        assertThat(loop.get(ReplicaSet.KIND, "web").status().availableReplicas())
                .isZero();
        ReplicaSet set = loop.get(ReplicaSet.KIND, "web");
        loop.after(30)
                .write(new Write.Update(set.withMetadata(set.metadata().withAnnotations(TreeMap.of("touched", "yes")))))
                .settle();
        assertThat(loop.get(ReplicaSet.KIND, "web").status().availableReplicas())
                .isEqualTo(1);
    }

    @Test
    void setThatIsBeingDeletedMakesNoPods() {
        ReplicaSet held =
                web(2).withMetadata(web(2).metadata().withFinalizers(io.vavr.collection.Vector.of("example.com/hold")));
        ControlLoop loop = loop().write(new Write.Create(held)).settle();
        loop.write(Write.delete(loop.get(ReplicaSet.KIND, "web")));
        loop.pods().forEach(pod -> loop.write(Write.delete(pod).withGrace(0)));
        loop.settle();
        assertThat(loop.pods()).isEmpty();
        assertThat(loop.get(ReplicaSet.KIND, "web").status().replicas()).isZero();
        assertThat(loop.get(ReplicaSet.KIND, "web").spec().replicas()).isEqualTo(Option.of(2));
    }
}
