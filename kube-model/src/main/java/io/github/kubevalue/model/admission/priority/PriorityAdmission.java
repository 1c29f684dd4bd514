package io.github.kubevalue.model.admission.priority;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The name of a priority class becomes a number; who names none gets the default class, of which there is one at most.
 * (plugin/pkg/admission/priority/admission.go)
 */
public final class PriorityAdmission implements AdmissionPlugin {
    private static final Priority NONE = new Priority(Option.none(), 0, PreemptionPolicy.PREEMPT_LOWER_PRIORITY);

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

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        return Review.refusedIf(request.sent(PriorityClass.KIND)
                .filter(type -> type.globalDefault().getOrElse(false))
                .flatMap(type -> defaultClass(snapshot)
                        .filter(other ->
                                request.is(Operation.CREATE) || !other.name().equals(type.name())))
                .map(other -> request.forbidden("PriorityClass " + other.name()
                        + " is already marked as default. Only one default can exist")));
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

    /** What a class gives. */
    private record Priority(Option<String> name, int value, PreemptionPolicy preemption) {
        static Priority of(PriorityClass type) {
            return new Priority(
                    Option.of(type.name()),
                    type.value(),
                    type.preemptionPolicy().getOrElse(PreemptionPolicy.PREEMPT_LOWER_PRIORITY));
        }
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
                                + priority.preemption().text() + " from the given PriorityClass name"));
    }

    private static Either<ApiError, Priority> priority(Pod pod, AdmissionRequest request, Snapshot snapshot) {
        Option<String> asked = pod.spec().priorityClassName().filter(name -> !name.isEmpty());
        if (asked.isEmpty()) {
            return Either.right(defaultClass(snapshot).map(Priority::of).getOrElse(NONE));
        }
        return snapshot.get(PriorityClass.KIND, asked.get())
                .map(Priority::of)
                .toEither(() -> request.forbidden("no PriorityClass with name " + asked.get() + " was found"));
    }

    /** Returns the default class; the least, if a race left several. */
    private static Option<PriorityClass> defaultClass(Snapshot snapshot) {
        return snapshot.list(PriorityClass.KIND)
                .filter(type -> type.globalDefault().getOrElse(false))
                .minBy(PriorityClass::value);
    }
}
