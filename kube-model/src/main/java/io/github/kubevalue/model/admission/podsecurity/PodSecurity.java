package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Pods keep to the level that their namespace enforces; who makes them, or a workload that will, is warned of the level
 * that it warns of. (pod-security-admission/admission/admission.go)
 */
public final class PodSecurity implements AdmissionPlugin {
    private static final Set<String> IGNORED =
            HashSet.of("exec", "attach", "binding", "eviction", "log", "portforward", "proxy", "status");

    @Override
    public String name() {
        return "PodSecurity";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        if (!request.is(Operation.CREATE) && !request.is(Operation.UPDATE)) {
            return Review.ALLOWED;
        }
        if (request.key().kind().equals(Namespace.KIND)) {
            return request.sent(Namespace.KIND)
                    .map(namespace -> new NamespaceReview(request, snapshot).of(namespace))
                    .getOrElse(Review.ALLOWED);
        }
        return request.key().kind().equals(Pod.KIND) ? pod(request, snapshot) : workload(request, snapshot);
    }

    private static Review pod(AdmissionRequest request, Snapshot snapshot) {
        if (IGNORED.contains(request.subresource())) {
            return Review.ALLOWED;
        }
        Option<Policy> policy = policy(request, snapshot).filter(asked -> !asked.isFullyPrivileged());
        Option<Pod> pod = request.object()
                .map(Pod.class::cast)
                .filter(sent -> request.stored(Pod.KIND).forAll(old -> isSignificant(sent.spec(), old.spec())));
        return policy.flatMap(asked -> pod.map(sent -> evaluated(request, asked, sent)))
                .getOrElse(Review.ALLOWED);
    }

    private static Review evaluated(AdmissionRequest request, Policy policy, Pod pod) {
        PodView view = PodView.of(pod.metadata(), pod.spec());
        Seq<Violation> violations = Checks.violations(policy.enforce(), view);
        return violations.isEmpty()
                ? warned(policy, view)
                : Review.refused(request.forbidden(
                        "violates PodSecurity \"" + policy.enforce() + "\": " + violations.mkString(", ")));
    }

    private static Review workload(AdmissionRequest request, Snapshot snapshot) {
        return request.object()
                .filter(object -> request.subresource().isEmpty())
                .flatMap(PodTemplates::of)
                .flatMap(template -> policy(request, snapshot)
                        .filter(policy -> !policy.warn().isPrivileged())
                        .map(policy -> warned(policy, PodView.of(template.metadata(), template.spec()))))
                .getOrElse(Review.ALLOWED);
    }

    private static Review warned(Policy policy, PodView pod) {
        Seq<Violation> violations = Checks.violations(policy.warn(), pod);
        return violations.isEmpty()
                ? Review.ALLOWED
                : Review.warning(
                        Vector.of("would violate PodSecurity \"" + policy.warn() + "\": " + violations.mkString(", ")));
    }

    private static Option<Policy> policy(AdmissionRequest request, Snapshot snapshot) {
        return snapshot.get(Namespace.KIND, request.key().namespace()).map(Policy::of);
    }

    /** Whether an update may change what a level says of a pod: another number of containers, or another image. */
    private static boolean isSignificant(PodSpec spec, PodSpec old) {
        return !images(spec.containers()).equals(images(old.containers()))
                || !images(spec.initContainers()).equals(images(old.initContainers()))
                || spec.ephemeralContainers()
                        .exists(container -> !old.ephemeralContainers()
                                .find(other -> other.name().equals(container.name()))
                                .map(EphemeralContainer::image)
                                .contains(container.image()));
    }

    private static Seq<Option<String>> images(Seq<Container> containers) {
        return containers.map(Container::image);
    }
}
