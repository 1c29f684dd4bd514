package io.github.kubevalue.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookoutTest {

    /** After how many steps, at most 10,000, a run among such objects is watched; 0 if it is not. */
    private static int watched(Seq<? extends KubeObject> objects) {
        Stepped next = Stepped.later(Cluster.observed(objects, config -> Vector.empty()), false);
        Lookout lookout = Lookout.patient();
        while (lookout.mark().isEmpty() && lookout.steps() < 10_000) {
            lookout = lookout.seen(next);
        }
        return lookout.mark().isEmpty() ? 0 : lookout.steps();
    }

    private static Pod pod(int number, PodPhase phase) {
        Pod pod = Pod.builder()
                .metadata(ObjectMeta.named("default", "pod-" + number))
                .build();
        return pod.withStatus(PodStatus.builder().phase(phase).build());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 512",
        "60, 0, 0, 512",
        "0, 60, 0, 1024",
        "0, 150, 0, 4096",
        "0, 1000, 0, 0",
        "0, 10, 5000, 512"
    })
    void runsAreWatchedThatTakeMoreStepsThanTheirObjectsNeed(int maps, int pods, int finished, int steps) {
        Vector<KubeObject> objects = Vector.range(0, maps)
                .<KubeObject>map(i -> ConfigMap.named("default", "map-" + i))
                .appendAll(Vector.range(0, pods).map(i -> pod(i, PodPhase.RUNNING)))
                .appendAll(Vector.range(0, finished).map(i -> pod(pods + i, PodPhase.SUCCEEDED)));
        assertThat(watched(objects)).isEqualTo(steps);
    }
}
