package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The rules of what is changed of a pod through its subresources. What a container was changed in is not told, nor is what
 * pods with devices may not do. (pkg/apis/core/validation/validation.go, ValidatePodEphemeralContainersUpdate, ValidatePodResize)
 */
public final class PodSubresourceRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath WHOLE = FieldPath.of("<nil>");
    private static final Vector<String> RESIZABLE = Vector.of("cpu", "memory");

    private PodSubresourceRules() {}

    /** Returns the faults of other ephemeral containers: there may be more, and those that are there stay. */
    public static Seq<FieldError> ephemeralContainers(Pod after, Pod before) {
        if (before.isMirror()) {
            return Vector.of(WHOLE.forbidden("static pods do not support ephemeral containers"));
        }
        Map<String, EphemeralContainer> now =
                after.spec().ephemeralContainers().toMap(EphemeralContainer::name, container -> container);
        return valid(after, before)
                .appendAll(before.spec().ephemeralContainers().flatMap(old -> changed(old, now.get(old.name()))));
    }

    private static Option<FieldError> changed(EphemeralContainer old, Option<EphemeralContainer> now) {
        String which = "existing ephemeral containers \"" + old.name() + "\" may not be ";
        FieldPath path = SPEC.child("ephemeralContainers");
        return now.fold(
                () -> Option.of(path.forbidden(which + "removed\n")),
                container -> container.equals(old) ? Option.none() : Option.of(path.forbidden(which + "changed\n")));
    }

    /** Returns the faults of other resources of the containers. */
    public static Seq<FieldError> resize(Pod after, Pod before) {
        if (before.isMirror()) {
            return Vector.of(WHOLE.forbidden("static pods cannot be resized"));
        }
        if (before.spec().os().exists(os -> os.name().equals("windows"))) {
            return Vector.of(WHOLE.forbidden("windows pods cannot be resized"));
        }
        Seq<FieldError> found = valid(after, before)
                .appendAll(otherClass(after, before))
                .appendAll(unsupported(before))
                .appendAll(podLevel(after.spec(), before.spec()));
        Seq<FieldError> order = order(after.spec().containers(), before.spec().containers(), "containers")
                .appendAll(order(after.spec().initContainers(), before.spec().initContainers(), "initContainers"));
        if (!order.isEmpty()) {
            return found.appendAll(order);
        }
        return found.appendAll(
                        removed(after.spec().initContainers(), before.spec().initContainers(), "initContainers")
                                .appendAll(removed(
                                        after.spec().containers(), before.spec().containers(), "containers")))
                .appendAll(beyondComputing(after.spec(), before.spec()));
    }

    private static Seq<FieldError> valid(Pod after, Pod before) {
        return PodRules.either(after, PodOptions.pod().after(before.spec(), before.metadata()));
    }

    private static Option<FieldError> otherClass(Pod after, Pod before) {
        boolean isSame = before.status()
                .qosClass()
                .getOrElse(() -> QualityOfService.of(before.spec()))
                .equals(QualityOfService.of(after.spec()));
        String shown = after.status().qosClass().map(Object::toString).getOrElse("");
        return Option.when(!isSame, () -> SPEC.invalid(shown, "Pod QOS Class may not change as a result of resizing"));
    }

    /** A node that does not tell what its containers have does not resize them. */
    private static Option<FieldError> unsupported(Pod before) {
        boolean isDeaf = before.status()
                .containerStatuses()
                .find(status -> status.state().exists(state -> state.running().isDefined()))
                .exists(status -> status.resources().isEmpty());
        return Option.when(isDeaf, () -> SPEC.forbidden("Pod running on node without support for resize"));
    }

    private static Seq<FieldError> podLevel(PodSpec after, PodSpec before) {
        FieldPath path = SPEC.child("resources");
        if (before.resources().isEmpty()) {
            return Vector.empty();
        }
        if (after.resources().isEmpty()) {
            return Vector.of(path.forbidden("pod-level resources cannot be removed"));
        }
        ResourceRequirements old = before.resources().get();
        ResourceRequirements now = after.resources().get();
        return Vector.of(
                        Option.when(
                                isRemoved(now.requests(), old.requests()),
                                () -> path.child("requests")
                                        .forbidden("pod-level resource requests cannot be removed")),
                        Option.when(
                                isRemoved(now.limits(), old.limits()),
                                () -> path.child("limits").forbidden("pod-level resource limits cannot be removed")),
                        Option.when(
                                !restored(now, old).equals(old),
                                () -> SPEC.forbidden("only cpu and memory resources are mutable at pod-level")))
                .flatMap(fault -> fault);
    }

    private static Seq<FieldError> order(Seq<Container> after, Seq<Container> before, String field) {
        FieldPath path = SPEC.child(field);
        if (after.size() != before.size()) {
            return Vector.of(path.forbidden(field + " may not be added or removed on resize"));
        }
        return before.zipWithIndex()
                .filter(old -> !after.get(old._2).name().equals(old._1.name()))
                .map(old -> path.index(old._2)
                        .child("name")
                        .forbidden(field + " may not be renamed or reordered on resize"));
    }

    private static Seq<FieldError> removed(Seq<Container> after, Seq<Container> before, String field) {
        return before.zipWithIndex()
                .flatMap(old -> removed(
                        after.get(old._2).resources(),
                        old._1.resources(),
                        SPEC.child(field).index(old._2).child("resources")));
    }

    private static Seq<FieldError> removed(ResourceRequirements now, ResourceRequirements old, FieldPath path) {
        return Vector.of(
                        Option.when(
                                isRemoved(now.requests(), old.requests()),
                                () -> path.child("requests").forbidden("resource requests cannot be removed")),
                        Option.when(
                                isRemoved(now.limits(), old.limits()),
                                () -> path.child("limits").forbidden("resource limits cannot be removed")))
                .flatMap(fault -> fault);
    }

    private static boolean isRemoved(SortedMap<String, Quantity> now, SortedMap<String, Quantity> old) {
        return old.keySet().exists(name -> !now.containsKey(name));
    }

    private static Seq<FieldError> beyondComputing(PodSpec after, PodSpec before) {
        Seq<FieldError> containers = after.containers()
                .zip(before.containers())
                .filter(pair -> !restored(pair._1, pair._2).equals(pair._2))
                .map(pair -> SPEC.forbidden("only cpu and memory resources are mutable"));
        Seq<FieldError> initial = after.initContainers()
                .zip(before.initContainers())
                .zipWithIndex()
                .filter(pair -> !restored(pair._1._1, pair._1._2).equals(pair._1._2))
                .map(pair -> SPEC.child("initContainers")
                        .index(pair._2)
                        .forbidden("only cpu and memory resources for init or sidecar containers are mutable"));
        return containers.appendAll(initial);
    }

    /** The container with the CPU and memory that it had. */
    private static Container restored(Container now, Container old) {
        return now.withResources(restored(now.resources(), old.resources()));
    }

    private static ResourceRequirements restored(ResourceRequirements now, ResourceRequirements old) {
        return now.withRequests(restored(now.requests(), old.requests()))
                .withLimits(restored(now.limits(), old.limits()));
    }

    private static SortedMap<String, Quantity> restored(
            SortedMap<String, Quantity> now, SortedMap<String, Quantity> old) {
        return RESIZABLE.foldLeft(
                now, (all, name) -> old.get(name).map(had -> all.put(name, had)).getOrElse(() -> all.remove(name)));
    }
}
