package io.github.kubevalue.model.controller.statefulset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.PodManagementPolicyType;
import io.github.kubevalue.model.apps.RollingUpdateStatefulSetStrategy;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategy;
import io.github.kubevalue.model.apps.StatefulSetUpdateStrategyType;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.ControlLoop;
import io.github.kubevalue.model.controller.InstantKubelet;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.PersistentVolumeAccessMode;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimSpec;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.VolumeResourceRequirements;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StatefulSetControllerTest {

    private static ControlLoop loop(Choice choice) {
        return new ControlLoop(choice, new StatefulSetController(), new InstantKubelet());
    }

    private static ControlLoop loop() {
        return loop(Choice.first());
    }

    private static StatefulSet db(int replicas, String image) {
        PersistentVolumeClaim data = PersistentVolumeClaim.builder()
                .metadata(ObjectMeta.builder().name("data").build())
                .spec(PersistentVolumeClaimSpec.builder()
                        .addAccessMode(PersistentVolumeAccessMode.READ_WRITE_ONCE)
                        .resources(VolumeResourceRequirements.builder()
                                .requests(TreeMap.of("storage", Quantity.parse("1Gi")))
                                .build())
                        .build())
                .build();
        return StatefulSet.builder()
                .metadata(ObjectMeta.named("demo", "db"))
                .spec(StatefulSetSpec.builder()
                        .replicas(replicas)
                        .serviceName("db")
                        .selector(LabelSelector.of("app", "db"))
                        .volumeClaimTemplates(Vector.of(data))
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.of().withLabels(TreeMap.of("app", "db")))
                                .spec(PodSpec.builder()
                                        .addContainer(Container.builder()
                                                .name("db")
                                                .image(image)
                                                .build())
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static StatefulSet partitioned(StatefulSet set, int partition) {
        return set.withSpec(set.spec()
                .withUpdateStrategy(StatefulSetUpdateStrategy.builder()
                        .type(StatefulSetUpdateStrategyType.ROLLING_UPDATE)
                        .rollingUpdate(RollingUpdateStatefulSetStrategy.builder()
                                .partition(partition)
                                .build())
                        .build()));
    }

    private static Seq<String> images(ControlLoop loop) {
        return loop.pods().map(pod -> pod.spec().containers().head().image().get());
    }

    @Test
    void podsHaveNamesHostnamesAndClaimsOfTheirOwn() {
        ControlLoop loop = loop().write(new Write.Create(db(2, "db:1"))).settle();
        assertThat(loop.pods().map(Pod::name)).containsExactly("db-0", "db-1");
        Pod second = loop.get(Pod.KIND, "db-1");
        assertThat(second.spec().hostname()).contains("db-1");
        assertThat(second.spec().subdomain()).contains("db");
        assertThat(second.metadata().labels().get("apps.kubernetes.io/pod-index"))
                .contains("1");
        assertThat(second.spec().volumes().head().persistentVolumeClaim().get().claimName())
                .isEqualTo("data-db-1");
        assertThat(loop.store().list(PersistentVolumeClaim.KIND).map(PersistentVolumeClaim::name))
                .containsExactly("data-db-0", "data-db-1");
    }

    @Test
    void statusTellsTheRevision() {
        ControlLoop loop = loop().write(new Write.Create(db(2, "db:1"))).settle();
        StatefulSet set = loop.get(StatefulSet.KIND, "db");
        String revision = loop.store().list(ControllerRevision.KIND).head().name();
        assertThat(set.status().currentRevision()).isEqualTo(revision);
        assertThat(set.status().updateRevision()).isEqualTo(revision);
        assertThat(set.status().readyReplicas()).isEqualTo(2);
        assertThat(set.status().currentReplicas()).isEqualTo(2);
    }

    @Test
    void claimsSurviveAndAreUsedAgain() {
        ControlLoop loop = loop().write(new Write.Create(db(2, "db:1"))).settle();
        String uid = loop.get(PersistentVolumeClaim.KIND, "data-db-1")
                .metadata()
                .uid()
                .get();
        loop.write(new Write.Apply(db(1, "db:1"))).settle();
        assertThat(loop.pods().map(Pod::name)).containsExactly("db-0");
        loop.write(new Write.Apply(db(2, "db:1"))).settle();
        assertThat(loop.get(PersistentVolumeClaim.KIND, "data-db-1").metadata().uid())
                .contains(uid);
    }

    @Test
    void updateReplacesAllPodsAndMakesTheNewRevisionCurrent() {
        ControlLoop loop = loop().write(new Write.Create(db(3, "db:1"))).settle();
        loop.write(new Write.Apply(db(3, "db:2"))).settle();
        assertThat(images(loop)).containsOnly("db:2");
        StatefulSet set = loop.get(StatefulSet.KIND, "db");
        assertThat(set.status().currentRevision()).isEqualTo(set.status().updateRevision());
    }

    @Test
    void podsBelowThePartitionKeepTheOldRevisionEvenWhenRemade() {
        ControlLoop loop = loop().write(new Write.Create(db(3, "db:1"))).settle();
        loop.write(new Write.Apply(partitioned(db(3, "db:2"), 2))).settle();
        assertThat(images(loop)).containsExactly("db:1", "db:1", "db:2");
        loop.write(Write.delete(loop.get(Pod.KIND, "db-0")).withGrace(0)).settle();
        assertThat(images(loop)).containsExactly("db:1", "db:1", "db:2");
    }

    @Test
    void rollbackUsesTheOldRevisionAgain() {
        ControlLoop loop = loop().write(new Write.Create(db(1, "db:1"))).settle();
        loop.write(new Write.Apply(db(1, "db:2"))).settle();
        loop.write(new Write.Apply(db(1, "db:1"))).settle();
        assertThat(images(loop)).containsExactly("db:1");
        assertThat(loop.store().list(ControllerRevision.KIND).map(ControllerRevision::revision))
                .containsExactlyInAnyOrder(2L, 3L);
    }

    @Test
    void parallelSetDoesNotWaitForItsFirstPod() {
        StatefulSet set = db(3, "db:1");
        StatefulSet stuck = set.withSpec(set.spec()
                .withPodManagementPolicy(Option.of(PodManagementPolicyType.PARALLEL))
                .withTemplate(set.spec()
                        .template()
                        .withMetadata(ObjectMeta.of().withLabels(TreeMap.of("app", "db", "ready", "never")))));
        assertThat(loop().write(new Write.Create(stuck)).settle().pods()).hasSize(3);
        StatefulSet ordered = stuck.withSpec(stuck.spec().withPodManagementPolicy(Option.none()));
        assertThat(loop().write(new Write.Create(ordered)).settle().pods()).hasSize(1);
    }

    @Property(tries = 40)
    void podsComeInOrderAndGoInReverse(
            @ForAll @IntRange(min = 0, max = 5) int from,
            @ForAll @IntRange(min = 0, max = 5) int to,
            @ForAll long seed) {
        ControlLoop loop = loop(Choice.seeded(seed));
        loop.watching(store -> {
            Seq<String> names = store.list(Pod.KIND, "demo").map(Pod::name);
            assertThat(names)
                    .containsExactlyElementsOf(Vector.range(0, names.size()).map(ordinal -> "db-" + ordinal));
        });
        loop.write(new Write.Create(db(from, "db:1"))).settle();
        loop.write(new Write.Apply(db(to, "db:1"))).settle();
        assertThat(loop.pods()).hasSize(to);
        assertThat(loop.get(StatefulSet.KIND, "db").status().readyReplicas()).isEqualTo(to);
    }
}
