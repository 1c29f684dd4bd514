package io.github.kubevalue.model.admission.serviceaccount;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Every pod runs as some service account of its namespace, finds its token where programs look for it, and pulls images
 * with its secrets. Pods that a kubelet mirrors do none of that. (plugin/pkg/admission/serviceaccount/admission.go)
 */
public final class ServiceAccountAdmission implements AdmissionPlugin {
    private static final String EPHEMERAL_CONTAINERS = "ephemeralcontainers";

    @Override
    public String name() {
        return "ServiceAccount";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return request.created(Pod.KIND)
                .filter(pod -> !pod.isMirror())
                .map(pod -> admitted(pod, request, snapshot)
                        .map(request::withObject)
                        .flatMap(so ->
                                verdict(so, snapshot).refusal().toEither(so).swap()))
                .getOrElse(() ->
                        verdict(request, snapshot).refusal().toEither(request).swap());
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        return verdict(request, snapshot);
    }

    private static Review verdict(AdmissionRequest request, Snapshot snapshot) {
        boolean debugged = request.is(Operation.UPDATE) && request.isOf(Pod.KIND, EPHEMERAL_CONTAINERS);
        if (debugged) {
            return Review.refusedIf(request.object()
                    .map(Pod.class::cast)
                    .flatMap(pod -> refusal(pod, pod.spec(), request, snapshot, MountableSecrets::ephemeralFault)));
        }
        return Review.refusedIf(request.created(Pod.KIND)
                .flatMap(pod -> pod.isMirror()
                        ? MirrorPod.fault(pod).map(request::forbidden)
                        : refusal(pod, pod.spec(), request, snapshot, MountableSecrets::fault)));
    }

    /** What an account keeps a pod from. */
    @FunctionalInterface
    private interface Limit {
        Option<String> fault(MountableSecrets secrets, PodSpec spec);
    }

    private static Option<ApiError> refusal(
            Pod pod, PodSpec spec, AdmissionRequest request, Snapshot snapshot, Limit limit) {
        String name = spec.serviceAccountName().getOrElse("");
        if (name.isEmpty()) {
            return Option.of(
                    request.forbidden("no service account specified for pod " + pod.namespace() + "/" + pod.name()));
        }
        return account(name, request, snapshot)
                .fold(
                        Option::of,
                        account -> Option.of(account)
                                .filter(MountableSecrets::isEnforced)
                                .flatMap(enforced -> limit.fault(new MountableSecrets(enforced), spec))
                                .map(request::forbidden));
    }

    private static Either<ApiError, Pod> admitted(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        String name =
                pod.spec().serviceAccountName().filter(text -> !text.isEmpty()).getOrElse("default");
        return account(name, request, snapshot)
                .map(account -> pod.withSpec(pulling(mounted(named(pod.spec(), name), account, request), account)));
    }

    private static Either<ApiError, ServiceAccount> account(String name, AdmissionRequest request, Snapshot snapshot) {
        String namespace = request.key().namespace();
        return snapshot.get(ServiceAccount.KIND, namespace, name)
                .toEither(() -> request.forbidden("error looking up service account " + namespace + "/" + name
                        + ": serviceaccount \"" + name + "\" not found"));
    }

    private static PodSpec named(PodSpec spec, String name) {
        return spec.withServiceAccountName(Option.of(name)).withServiceAccount(Option.of(name));
    }

    private static PodSpec pulling(PodSpec spec, ServiceAccount account) {
        return spec.imagePullSecrets().isEmpty() ? spec.withImagePullSecrets(account.imagePullSecrets()) : spec;
    }

    private static PodSpec mounted(PodSpec spec, ServiceAccount account, AdmissionRequest request) {
        boolean automount = spec.automountServiceAccountToken()
                .orElse(account.automountServiceAccountToken())
                .getOrElse(true);
        return automount ? TokenVolume.mounted(spec, "token " + request.key(), request.draw()) : spec;
    }
}
