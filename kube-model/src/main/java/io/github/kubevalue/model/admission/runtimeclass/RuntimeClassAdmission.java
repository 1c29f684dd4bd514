package io.github.kubevalue.model.admission.runtimeclass;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.node.Overhead;
import io.github.kubevalue.model.node.RuntimeClass;
import io.github.kubevalue.model.node.Scheduling;
import io.github.kubevalue.model.resource.ResourceList;
import io.github.kubevalue.model.resource.Tolerations;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.SortedMap;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A pod of a runtime class costs what the class costs, and goes where its nodes are.
 * (plugin/pkg/admission/runtimeclass/admission.go)
 */
public final class RuntimeClassAdmission implements AdmissionPlugin {
    private static final String MISMATCH = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

    @Override
    public String name() {
        return "RuntimeClass";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        Option<Pod> classed = request.created(Pod.KIND)
                .filter(pod -> pod.spec().runtimeClassName().isDefined());
        if (classed.isEmpty()) {
            return Either.right(request);
        }
        Pod pod = classed.get();
        return runtimeClass(pod, request, snapshot)
                .flatMap(type -> complete(pod.spec(), type, request))
                .map(spec -> request.withObject(pod.withSpec(spec)));
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        return Review.refusedIf(request.created(Pod.KIND).flatMap(pod -> fault(pod, request, snapshot)));
    }

    private static Option<ApiError> fault(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        if (pod.spec().runtimeClassName().isEmpty()) {
            return unfounded(pod.spec(), request);
        }
        return runtimeClass(pod, request, snapshot)
                .fold(
                        Option::of,
                        type -> type.overhead().isEmpty()
                                ? unfounded(pod.spec(), request)
                                : Option.when(
                                        !overhead(type)
                                                .isSameAs(new ResourceList(
                                                        pod.spec().overhead())),
                                        () -> request.forbidden(MISMATCH)));
    }

    private static Option<ApiError> unfounded(PodSpec spec, AdmissionRequest request) {
        return Option.when(
                !spec.overhead().isEmpty(),
                () -> request.forbidden(
                        "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead"));
    }

    private static Either<ApiError, RuntimeClass> runtimeClass(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        String name = pod.spec().runtimeClassName().getOrElse("");
        return snapshot.get(RuntimeClass.KIND, name)
                .toEither(() -> request.forbidden("pod rejected: RuntimeClass \"" + name + "\" not found"));
    }

    private static Either<ApiError, PodSpec> complete(PodSpec spec, RuntimeClass type, AdmissionRequest request) {
        return costing(spec, type)
                .flatMap(so ->
                        type.scheduling().fold(() -> Either.<String, PodSpec>right(so), asked -> placed(so, asked)))
                .mapLeft(request::forbidden);
    }

    private static Either<String, PodSpec> costing(PodSpec spec, RuntimeClass type) {
        if (type.overhead().isEmpty()) {
            return Either.right(spec);
        }
        ResourceList overhead = overhead(type);
        boolean differs = !spec.overhead().isEmpty() && !overhead.isSameAs(new ResourceList(spec.overhead()));
        return differs ? Either.left(MISMATCH) : Either.right(spec.withOverhead(overhead.amounts()));
    }

    private static ResourceList overhead(RuntimeClass type) {
        return type.overhead().map(Overhead::podFixed).map(ResourceList::new).getOrElse(ResourceList.NONE);
    }

    private static Either<String, PodSpec> placed(PodSpec spec, Scheduling scheduling) {
        SortedMap<String, String> own = spec.nodeSelector();
        return scheduling
                .nodeSelector()
                .find(label -> own.get(label._1).exists(value -> !value.equals(label._2)))
                .map(label -> "conflict: runtimeClass.scheduling.nodeSelector[" + label._1 + "] = " + label._2
                        + "; pod.spec.nodeSelector[" + label._1 + "] = "
                        + own.get(label._1).get())
                .toEither(() -> spec.withNodeSelector(own.merge(scheduling.nodeSelector()))
                        .withTolerations(Tolerations.merged(spec.tolerations(), scheduling.tolerations())))
                .swap();
    }
}
