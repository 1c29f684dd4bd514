package io.github.kubevalue.model.runtime;

import static io.github.kubevalue.model.scheduler.Objects.annotated;
import static io.github.kubevalue.model.scheduler.Objects.container;
import static io.github.kubevalue.model.scheduler.Objects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.EmptyDirVolumeSource;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class BehaviourOfSiblingsTest {
    private static final Pod STRANGER = annotated(pod("stranger"), "start-after", "7s");

    /** Siblings, each of which differs from the first in one thing on which behaviour depends, or in nothing of that kind. */
    private static final Vector<Pod> SIBLINGS = Vector.of(
                    pod("one"),
                    pod("other"),
                    pod("one", spec -> spec.withNodeName("n1")),
                    pod("one", spec -> spec.withVolumes(Vector.of(emptyDir()))),
                    pod("one", spec -> spec.withInitContainers(Vector.of(container("setup")))),
                    pod("one", spec -> spec.withContainers(Vector.of(container("app"), container("log")))),
                    pod(
                            "one",
                            spec -> spec.withContainers(Vector.of(container("app")
                                    .withPorts(Vector.of(ContainerPort.builder()
                                            .containerPort(80)
                                            .build()))))),
                    pod(
                            "one",
                            spec -> spec.withEphemeralContainers(Vector.of(
                                    EphemeralContainer.builder().name("debug").build()))))
            .flatMap(pod -> Vector.of(pod, ofJob(pod), annotated(pod, "empty-dir.cache", "1Mi", "memory.log", "2Mi")));

    private static Volume emptyDir() {
        return Volume.builder()
                .name("cache")
                .emptyDir(EmptyDirVolumeSource.builder().build())
                .build();
    }

    private static Pod ofJob(Pod pod) {
        return pod.withMetadata(pod.metadata()
                .withOwnerReferences(Vector.of(OwnerReference.builder()
                        .apiVersion("batch/v1")
                        .kind("Job")
                        .name("job")
                        .uid("1")
                        .controller(true)
                        .build())));
    }

    private static PodBehaviour alone(Pod pod) {
        PodBehaviour.of(STRANGER);
        return PodBehaviour.of(pod);
    }

    @Property
    void ofEachPodIsReadWhatWouldBeReadOfItAlone(@ForAll("siblings") List<Pod> pods) {
        Vector<PodBehaviour> alone = Vector.ofAll(pods).map(BehaviourOfSiblingsTest::alone);
        assertThat(Vector.ofAll(pods).map(PodBehaviour::of)).isEqualTo(alone);
        Statistics.label("different").collect(alone.distinct().size());
        Statistics.label("different").coverage(coverage -> coverage.check(1).count(times -> times > 0));
    }

    @Provide
    Arbitrary<List<Pod>> siblings() {
        return Arbitraries.of(SIBLINGS.asJava()).list().ofMinSize(2).ofMaxSize(6);
    }
}
