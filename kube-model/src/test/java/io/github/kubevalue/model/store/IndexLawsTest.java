package io.github.kubevalue.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.arbitrary.Pods;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.registry.Indexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Optional;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IndexLawsTest {
    private static final Seq<Index<?>> OF_PODS = ControlPlane.controllers(ClusterConfig.of())
            .map(Controller::catalog)
            .foldLeft(Indexes.CATALOG, Catalog::plus)
            .indexes()
            .filter(index -> index.kind().equals(Pod.KIND));

    /** Each takes one part of the second pod over into the first. */
    private static final Vector<BinaryOperator<Pod>> PARTS = Vector.of(
            (pod, other) -> pod,
            (pod, other) -> pod.withSpec(other.spec()),
            (pod, other) -> pod.withSpec(pod.spec().withNodeName(other.spec().nodeName())),
            (pod, other) -> pod.withSpec(pod.spec().withVolumes(other.spec().volumes())),
            (pod, other) ->
                    pod.withMetadata(pod.metadata().withLabels(other.metadata().labels())),
            (pod, other) -> pod.withMetadata(
                    pod.metadata().withAnnotations(other.metadata().annotations())),
            (pod, other) -> pod.withMetadata(
                    pod.metadata().withOwnerReferences(other.metadata().ownerReferences())),
            (pod, other) -> pod.withStatus(pod.status().withPhase(other.status().phase())),
            (pod, other) ->
                    pod.withStatus(pod.status().withPodIPs(other.status().podIPs())),
            (pod, other) -> pod.withStatus(pod.status().withPodIP(other.status().podIP())),
            (pod, other) -> pod.withStatus(
                    pod.status().withNominatedNodeName(other.status().nominatedNodeName())),
            (pod, other) -> pod.withStatus(
                    pod.status().withContainerStatuses(other.status().containerStatuses())));

    @Property
    void whereThePartsThatAnIndexReadsStayItsTextsStay(
            @ForAll("pods") Pod pod, @ForAll("pods") Pod other, @ForAll("parts") BinaryOperator<Pod> part) {
        Pod changed = part.apply(pod, other);
        Change change = new Change(2, pod.key(), held(pod), held(changed));

        assertThat(OF_PODS.filter(index -> index.ignores(change)))
                .isNotEmpty()
                .allSatisfy(index -> assertThat(index.values(changed)).isEqualTo(index.values(pod)));
    }

    private static Option<KeyValue> held(Pod pod) {
        return Option.of(KeyValue.created(pod.key(), pod, 1, 0));
    }

    @Provide
    Arbitrary<BinaryOperator<Pod>> parts() {
        return Arbitraries.of(PARTS.asJava());
    }

    @Provide
    Arbitrary<Pod> pods() {
        Arbitrary<String> nodes = Arbitraries.of("n1", "n2");
        return Combinators.combine(Pods.pods(), nodes.optional(0.5), nodes.optional(0.3), statuses(), owners())
                .as((pod, node, nominated, status, owner) -> pod.withMetadata(pod.metadata()
                                .withOwnerReferences(Option.ofOptional(owner).toVector()))
                        .withSpec(pod.spec().withNodeName(Option.ofOptional(node)))
                        .withStatus(status.withNominatedNodeName(Option.ofOptional(nominated))));
    }

    private static Arbitrary<Optional<OwnerReference>> owners() {
        return Arbitraries.of("u1", "u2")
                .map(uid -> OwnerReference.builder().uid(uid).controller(true).build())
                .optional(0.5);
    }

    private static Arbitrary<PodStatus> statuses() {
        return Combinators.combine(
                        Arbitraries.of(PodPhase.PENDING, PodPhase.RUNNING, PodPhase.FAILED),
                        Arbitraries.of("10.0.0.1", "10.0.0.2").optional(0.7),
                        Arbitraries.integers().between(0, 2))
                .as((phase, ip, started) -> PodStatus.builder()
                        .phase(phase)
                        .podIP(Option.ofOptional(ip))
                        .podIPs(Option.ofOptional(ip)
                                .toVector()
                                .map(own -> PodIP.builder().ip(own).build()))
                        .containerStatuses(Vector.range(0, started)
                                .map(number -> ContainerStatus.builder()
                                        .name("c" + number)
                                        .build()))
                        .build());
    }
}
