package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The name of a priority class becomes a number. (plugin/pkg/admission/priority/admission.go) */
final class PriorityAdmission implements Admission.Plugin {
    private static final Kind<Unmodelled> CLASS =
            Unmodelled.kind("scheduling.k8s.io/v1", "PriorityClass", Scope.CLUSTER);

    @Override
    public Either<ApiError, KubeObject> admit(KubeObject object, ApiServer server) {
        if (!(object instanceof Pod pod)) {
            return Either.right(object);
        }
        return priority(pod, server)
                .map(priority -> pod.withSpec(pod.spec()
                        .withPriorityClassName(priority.name())
                        .withPriority(Option.of(priority.value()))
                        .withPreemptionPolicy(pod.spec()
                                .preemptionPolicy()
                                .orElse(Option.of(new PreemptionPolicy(priority.preemption()))))));
    }

    private record Priority(Option<String> name, int value, String preemption) {}

    private static Either<ApiError, Priority> priority(Pod pod, ApiServer server) {
        Option<String> asked = pod.spec().priorityClassName().filter(name -> !name.isEmpty());
        if (asked.isEmpty()) {
            return Either.right(server.store()
                    .list(CLASS)
                    .find(type -> type.otherFields().get("globalDefault").contains(Json.of(true)))
                    .map(PriorityAdmission::read)
                    .getOrElse(new Priority(Option.none(), 0, "PreemptLowerPriority")));
        }
        return builtIn(asked.get())
                .orElse(() -> server.store().get(CLASS, asked.get()).map(PriorityAdmission::read))
                .toEither(() ->
                        ApiError.forbidden(pod.key(), "no PriorityClass with name " + asked.get() + " was found"));
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
