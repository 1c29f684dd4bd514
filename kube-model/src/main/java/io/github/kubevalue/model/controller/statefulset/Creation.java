package io.github.kubevalue.model.controller.statefulset;

import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/**
 * What a StatefulSet tells of the creation of a pod or a claim, or of the API server's refusal.
 *
 * @param set the StatefulSet
 * @param success what is said if it is made
 * @param attempt what is said if it is refused, but for the error
 */
record Creation(StatefulSet set, String success, String attempt) implements Reaction {

    @Override
    public Option<Event> written(KubeObject object) {
        return Option.of(Event.normal(set, "SuccessfulCreate", success));
    }

    @Override
    public Option<Event> refused(ApiError error) {
        // stateful_pod_control.go, CreateStatefulPod: what is there already is not told
        return Option.when(!error.is(ApiError.Reason.ALREADY_EXISTS), () -> failure(error.message()));
    }

    Event failure(String error) {
        return Event.warning(set, "FailedCreate", attempt + " failed error: " + error);
    }
}
