package io.github.kubevalue.model.admission.priority;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The name of a priority class becomes a number. (plugin/pkg/admission/priority/admission.go) */
public final class PriorityAdmission implements AdmissionPlugin {
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
                        .withPreemptionPolicy(Option.of(priority.preemption()))));
    }

    private static Option<String> contradiction(PodSpec spec, Priority priority) {
        return spec.priority()
                .filter(value -> value != priority.value())
                .map(value -> "the integer value of priority (" + value
                        + ") must not be provided in pod spec; priority admission controller computed "
                        + priority.value() + " from the given PriorityClass name")
                .orElse(() -> spec.preemptionPolicy()
                        .filter(policy -> !policy.equals(priority.preemption()))
                        .map(policy -> "the string value of PreemptionPolicy (" + policy.text()
                                + ") must not be provided in pod spec; priority admission controller computed "
                                + priority.preemption() + " from the given PriorityClass name"));
    }

    private record Priority(Option<String> name, int value, PreemptionPolicy preemption) {}

    private static Either<ApiError, Priority> priority(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        Option<String> asked = pod.spec().priorityClassName().filter(name -> !name.isEmpty());
        if (asked.isEmpty()) {
            return Either.right(snapshot.list(PriorityClass.KIND)
                    .find(type -> type.globalDefault().getOrElse(false))
                    .map(PriorityAdmission::read)
                    .getOrElse(new Priority(Option.none(), 0, PreemptionPolicy.PREEMPT_LOWER_PRIORITY)));
        }
        return builtIn(asked.get())
                .orElse(() -> snapshot.get(PriorityClass.KIND, asked.get()).map(PriorityAdmission::read))
                .toEither(() -> request.forbidden("no PriorityClass with name " + asked.get() + " was found"));
    }

    private static Option<Priority> builtIn(String name) {
        return switch (name) {
            case "system-node-critical" ->
                Option.of(new Priority(Option.of(name), 2_000_001_000, PreemptionPolicy.PREEMPT_LOWER_PRIORITY));
            case "system-cluster-critical" ->
                Option.of(new Priority(Option.of(name), 2_000_000_000, PreemptionPolicy.PREEMPT_LOWER_PRIORITY));
            default -> Option.none();
        };
    }

    private static Priority read(PriorityClass type) {
        return new Priority(
                Option.of(type.name()),
                type.value(),
                type.preemptionPolicy().getOrElse(PreemptionPolicy.PREEMPT_LOWER_PRIORITY));
    }
}
