package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Store;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The deletion of a pod that its disruption budget allows. (pkg/registry/core/pod/storage/eviction.go) */
record Eviction(ApiServer server, Call call) {
    private static final Kind<Unmodelled> KIND = Unmodelled.kind("policy/v1", "Eviction", Scope.NAMESPACED);
    private static final String SUBRESOURCE = "eviction";

    Answer<ApiServer> evict(Write.Evict evict) {
        Either<ApiError, Pod> found = server.store()
                .get(Pod.KIND, evict.key().namespace(), evict.key().name())
                .toEither(() -> ApiError.notFound(evict.key()));
        AdmissionRequest request = request(evict.key());
        return Answer.of(found.flatMap(pod -> new Admission(server, call)
                        .admitted(request)
                        .flatMap(admitted -> permitted(pod))
                        .flatMap(store -> new Preconditions(evict.options())
                                .met(pod)
                                .map(met -> evicted(store, pod, evict.options())))))
                .then(after -> new Admission(server, call).reviewed(request, store -> after));
    }

    private static AdmissionRequest request(ResourceKey pod) {
        return AdmissionRequest.builder()
                .operation(Operation.CREATE)
                .key(pod)
                .subresource(SUBRESOURCE)
                .object(Unmodelled.builder()
                        .kind(KIND)
                        .metadata(ObjectMeta.named(pod.namespace(), pod.name()))
                        .build())
                .build();
    }

    /** Returns the store in which the disruption is noted, or why it must not be. */
    private Either<ApiError, Store> permitted(Pod pod) {
        return new Disruption(pod, server.store())
                .charged(call.now())
                .map(charged -> charged.map(server.store()::put).getOrElse(server.store()));
    }

    /** The pod says why it goes, and goes. */
    private Store evicted(Store store, Pod pod, DeleteOptions options) {
        PodCondition condition = PodCondition.of(PodCondition.DISRUPTION_TARGET, true)
                .withReason(Option.of("EvictionByEvictionAPI"))
                .withMessage(Option.of("Eviction API: evicting"))
                .withLastTransitionTime(Option.of(since(pod)));
        Store told = store.put(pod.withStatus(pod.status().withCondition(condition)));
        KubeObject latest = told.get(pod.key()).get();
        return new Deletion(server, call, options).deleted(told, latest);
    }

    private Instant since(Pod pod) {
        return pod.status()
                .condition(PodCondition.DISRUPTION_TARGET)
                .filter(old -> old.status().equals(ConditionStatus.TRUE))
                .flatMap(PodCondition::lastTransitionTime)
                .getOrElse(call.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
