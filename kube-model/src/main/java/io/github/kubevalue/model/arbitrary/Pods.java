package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EmptyDirVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pods and the templates of workloads. */
public final class Pods {
    static final String VOLUME = "data";

    private Pods() {}

    /** A pod as a manifest says it: labels, behaviour, containers, and now and then where it is to run. */
    public static Arbitrary<Pod> pods() {
        return Combinators.combine(Names.namespaces(), Names.names(), Names.labels(), Behaviours.behaviours(), specs())
                .as((namespace, name, labels, annotations, spec) -> Pod.builder()
                        .metadata(ObjectMeta.builder()
                                .namespace(namespace)
                                .name(name)
                                .labels(labels)
                                .annotations(annotations)
                                .build())
                        .spec(spec)
                        .build())
                .withoutEdgeCases();
    }

    /** What pods are to be, with all that Kubernetes lets a manifest say often. */
    public static Arbitrary<PodSpec> specs() {
        Arbitrary<Vector<Container>> containers = distinct(Containers.containers());
        return Combinators.combine(
                        containers,
                        Arbitraries.longs().between(0, 60).optional(0.2),
                        nodeSelectors(),
                        Scheduling.tolerations().list().ofMaxSize(2),
                        Scheduling.affinities().optional(0.2),
                        Scheduling.spreads().optional(0.2))
                .as((all, grace, selector, tolerations, affinity, spread) -> PodSpec.builder()
                        .containers(all)
                        .volumes(volumes(all))
                        .terminationGracePeriodSeconds(Option.ofOptional(grace))
                        .nodeSelector(selector)
                        .tolerations(Vector.ofAll(tolerations))
                        .affinity(Option.ofOptional(affinity))
                        .topologySpreadConstraints(Option.ofOptional(spread).toVector())
                        .build());
    }

    /** What the pods of a workload are to be: plain containers, and what keeps them from some nodes. */
    public static Arbitrary<PodSpec> workloadSpecs() {
        return Combinators.combine(
                        distinct(Containers.plainContainers()),
                        Scheduling.tolerations().optional(0.2),
                        Scheduling.affinities().optional(0.1))
                .as(Pods::workloadSpec);
    }

    /** The template of a workload whose pods have the label {@code app}. */
    public static Arbitrary<PodTemplateSpec> templates(String app) {
        return Combinators.combine(Behaviours.readiness(), workloadSpecs())
                .as((annotations, spec) -> template(app, annotations, spec));
    }

    private static PodTemplateSpec template(String app, SortedMap<String, String> annotations, PodSpec spec) {
        ObjectMeta metadata = ObjectMeta.builder()
                .labels(TreeMap.of("app", app))
                .annotations(annotations)
                .build();
        return PodTemplateSpec.builder().metadata(metadata).spec(spec).build();
    }

    private static PodSpec workloadSpec(
            Vector<Container> containers, Optional<Toleration> toleration, Optional<Affinity> affinity) {
        return PodSpec.builder()
                .containers(containers)
                .tolerations(Option.ofOptional(toleration).toVector())
                .affinity(Option.ofOptional(affinity))
                .build();
    }

    private static Arbitrary<Vector<Container>> distinct(Arbitrary<Container> containers) {
        return containers
                .list()
                .uniqueElements(Container::name)
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(Vector::ofAll);
    }

    private static Vector<Volume> volumes(Vector<Container> containers) {
        EmptyDirVolumeSource empty = EmptyDirVolumeSource.builder().build();
        return containers.exists(container -> !container.volumeMounts().isEmpty())
                ? Vector.of(Volume.builder().name(VOLUME).emptyDir(empty).build())
                : Vector.empty();
    }

    private static Arbitrary<SortedMap<String, String>> nodeSelectors() {
        return Scheduling.zones()
                .optional(0.1)
                .map(zone -> zone.map(name -> TreeMap.of(Scheduling.ZONE, name)).orElse(TreeMap.empty()));
    }
}
