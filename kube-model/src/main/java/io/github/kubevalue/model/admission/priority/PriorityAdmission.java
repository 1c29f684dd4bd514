package io.github.kubevalue.model.admission.priority;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The name of a priority class becomes a number. (plugin/pkg/admission/priority/admission.go) */
public final class PriorityAdmission implements AdmissionPlugin {
    private static final Kind<Unmodelled> CLASS =
            Unmodelled.kind("scheduling.k8s.io/v1", "PriorityClass", Scope.CLUSTER);

    @Override
    public String name() {
        return "Priority";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return request.sent(Pod.KIND)
                .map(pod -> (request.is(Operation.CREATE)
                                ? prioritised(pod, request, snapshot)
                                : Either.<ApiError, Pod>right(keeping(pod, request.stored(Pod.KIND))))
                        .map(request::withObject))
                .getOrElse(() -> Either.right(request));
    }

    /** Whoever updates a pod need not repeat what this plugin gave it. */
    private static Pod keeping(Pod pod, Option<Pod> old) {
        return pod.withSpec(pod.spec()
                .withPriority(pod.spec()
                        .priority()
                        .orElse(old.flatMap(stored -> stored.spec().priority())))
                .withPreemptionPolicy(pod.spec()
                        .preemptionPolicy()
                        .orElse(old.flatMap(stored -> stored.spec().preemptionPolicy()))));
    }

    private static Either<ApiError, Pod> prioritised(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        return priority(pod, request, snapshot)
                .flatMap(priority -> contradiction(pod.spec(), priority)
                        .map(request::forbidden)
                        .toEither(priority)
                        .swap())
                .map(priority -> pod.withSpec(pod.spec()
                        .withPriorityClassName(priority.name())
                        .withPriority(Option.of(priority.value()))
                        .withPreemptionPolicy(Option.of(new PreemptionPolicy(priority.preemption())))));
    }

    private static Option<String> contradiction(PodSpec spec, Priority priority) {
        return spec.priority()
                .filter(value -> value != priority.value())
                .map(value -> "the integer value of priority (" + value
                        + ") must not be provided in pod spec; priority admission controller computed "
                        + priority.value() + " from the given PriorityClass name")
                .orElse(() -> spec.preemptionPolicy()
                        .filter(policy -> !policy.text().equals(priority.preemption()))
                        .map(policy -> "the string value of PreemptionPolicy (" + policy.text()
                                + ") must not be provided in pod spec; priority admission controller computed "
                                + priority.preemption() + " from the given PriorityClass name"));
    }

    private record Priority(Option<String> name, int value, String preemption) {}

    private static Either<ApiError, Priority> priority(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        Option<String> asked = pod.spec().priorityClassName().filter(name -> !name.isEmpty());
        if (asked.isEmpty()) {
            return Either.right(snapshot.list(CLASS)
                    .find(type -> type.otherFields().get("globalDefault").contains(Json.of(true)))
                    .map(PriorityAdmission::read)
                    .getOrElse(new Priority(Option.none(), 0, "PreemptLowerPriority")));
        }
        return builtIn(asked.get())
                .orElse(() -> snapshot.get(CLASS, asked.get()).map(PriorityAdmission::read))
                .toEither(() -> request.forbidden("no PriorityClass with name " + asked.get() + " was found"));
    }

    private static Option<Priority> builtIn(String name) {
        return switch (name) {
            case "system-node-critical" ->
                Option.of(new Priority(Option.of(name), 2_000_001_000, "PreemptLowerPriority"));
            case "system-cluster-critical" ->
                Option.of(new Priority(Option.of(name), 2_000_000_000, "PreemptLowerPriority"));
            default -> Option.none();
        };
    }

    private static Priority read(Unmodelled type) {
        int value = type.otherFields()
                .get("value")
                .filter(Json.Number.class::isInstance)
                .map(json -> ((Json.Number) json).value().intValue())
                .getOrElse(0);
        String preemption = type.otherFields()
                .get("preemptionPolicy")
                .filter(Json.Text.class::isInstance)
                .map(json -> ((Json.Text) json).value())
                .getOrElse("PreemptLowerPriority");
        return new Priority(Option.of(type.name()), value, preemption);
    }
}
