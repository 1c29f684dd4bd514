package io.github.kubevalue.model.controller.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.controller.garbagecollector.GarbageCollector;
import io.github.kubevalue.model.controller.replicaset.ReplicaSetController;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerSpec;
import io.github.kubevalue.model.core.ReplicationControllerStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class ReplicationManagerTest {

    private static ControlLoop loop() {
        return new ControlLoop(
                Choice.first(),
                new ReplicationManager(),
                new ReplicaSetController(),
                new GarbageCollector(),
                new InstantKubelet());
    }

    private static PodSpec spec() {
        return PodSpec.builder()
                .addContainer(Container.builder().name("web").image("web:1").build())
                .build();
    }

    private static ReplicationController web(int replicas) {
        return ReplicationController.named("demo", "web")
                .withSpec(ReplicationControllerSpec.builder()
                        .replicas(replicas)
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("app", "web")))
                                .spec(spec())
                                .build())
                        .build());
    }

    @Test
    void podsAreMadeForTheReplicationController() {
        ControlLoop loop = loop().write(new Write.Create(web(2))).settle();
        assertThat(loop.pods()).hasSize(2).allSatisfy(pod -> {
            OwnerReference owner = pod.metadata().controllerRef().get();
            assertThat(owner.apiVersion()).isEqualTo("v1");
            assertThat(owner.kind()).isEqualTo("ReplicationController");
            assertThat(pod.name()).startsWith("web-");
        });
    }

    @Test
    void statusCountsThePods() {
        ControlLoop loop = loop().write(new Write.Create(web(2))).settle();
        assertThat(loop.get(ReplicationController.KIND, "web").status())
                .isEqualTo(ReplicationControllerStatus.builder()
                        .replicas(2)
                        .fullyLabeledReplicas(2)
                        .readyReplicas(2)
                        .availableReplicas(2)
                        .observedGeneration(1)
                        .build());
    }

    @Test
    void excessIsDeletedAndToldOfTheReplicationController() {
        ControlLoop loop = loop().write(new Write.Create(web(4))).settle();
        loop.write(new Write.Apply(web(1))).settle();
        assertThat(loop.pods()).hasSize(1);
        assertThat(loop.events().filter(event -> event.reason().equals("SuccessfulDelete")))
                .hasSize(3)
                .extracting(Event::regarding)
                .allMatch(ReplicationController.class::isInstance);
    }

    @Test
    void orphanThatMatchesIsAdopted() {
        Pod orphan = Pod.builder()
                .metadata(ObjectMeta.named("demo", "lonely").withLabels(TreeMap.of("app", "web")))
                .spec(spec())
                .build();
        ControlLoop loop = loop().write(new Write.Create(orphan)).settle();
        loop.write(new Write.Create(web(2))).settle();
        assertThat(loop.pods()).hasSize(2);
        assertThat(loop.get(Pod.KIND, "lonely").metadata().controllerRef().get().kind())
                .isEqualTo("ReplicationController");
    }

    @Test
    void podIsAvailableOnlyAfterMinReadySeconds() {
        ReplicationController slow = web(1).withSpec(web(1).spec().withMinReadySeconds(Option.of(30)));
        ControlLoop loop = loop().write(new Write.Create(slow)).settle();
        assertThat(loop.get(ReplicationController.KIND, "web").status().readyReplicas())
                .isEqualTo(1);
        assertThat(loop.get(ReplicationController.KIND, "web").status().availableReplicas())
                .isZero();
    }

    @Test
    void aReplicationControllerAsReplicaSetReportsAsBefore() {
        ControlLoop loop = loop().write(new Write.Create(web(3))).settle();
        ReplicationController after = loop.get(ReplicationController.KIND, "web");
        assertThat(Conversion.status(Conversion.set(after).status())).isEqualTo(after.status());
    }
}
