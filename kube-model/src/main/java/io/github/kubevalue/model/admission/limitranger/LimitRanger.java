package io.github.kubevalue.model.admission.limitranger;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.LimitRange;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The LimitRanges of a namespace: new pods get their defaults, and neither pods nor claims may go beyond their bounds.
 * (plugin/pkg/admission/limitranger/admission.go)
 */
public final class LimitRanger implements AdmissionPlugin {

    @Override
    public String name() {
        return "LimitRanger";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        Option<Pod> pod = request.created(Pod.KIND);
        Seq<LimitRange> ranges = pod.isEmpty() ? Vector.empty() : ranges(request, snapshot);
        return Either.right(
                ranges.isEmpty()
                        ? request
                        : request.withObject(ranges.foldLeft(pod.get(), ContainerDefaults::applied)));
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        boolean ending = request.oldObject().exists(old -> old.metadata().isDeleting());
        if (ending) {
            return Review.ALLOWED;
        }
        Option<Pod> pod = bounded(request);
        if (pod.isDefined()) {
            return first(request, ranges(request, snapshot).map(range -> Bounds.faults(range, pod.get())));
        }
        return request.sent(PersistentVolumeClaim.KIND)
                .map(claim -> first(request, ranges(request, snapshot).map(range -> Bounds.faults(range, claim))))
                .getOrElse(Review.ALLOWED);
    }

    /** New pods, and pods that are given other resources. */
    private static Option<Pod> bounded(AdmissionRequest request) {
        boolean resized = request.is(Operation.UPDATE) && request.isOf(Pod.KIND, "resize");
        return resized ? request.object().map(Pod.class::cast) : request.created(Pod.KIND);
    }

    private static Seq<LimitRange> ranges(AdmissionRequest request, Snapshot snapshot) {
        return snapshot.list(LimitRange.KIND, request.key().namespace());
    }

    private static Review first(AdmissionRequest request, Seq<Seq<String>> faults) {
        return Review.refusedIf(faults.find(some -> !some.isEmpty())
                .map(some -> request.forbidden(some.size() == 1 ? some.head() : some.mkString("[", ", ", "]"))));
    }
}
