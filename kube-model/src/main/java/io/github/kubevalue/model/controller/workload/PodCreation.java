package io.github.kubevalue.model.controller.workload;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Reaction;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;

/** What the owner of a pod tells of its creation, or of the API server's refusal. */
public class PodCreation implements Reaction {
    private final KubeObject owner;

    /** Returns the reaction of a pod's owner. */
    public PodCreation(KubeObject owner) {
        this.owner = owner;
    }

    @Override
    public Option<Event> written(KubeObject pod) {
        // pkg/controller/controller_utils.go, createPods
        return Option.of(Event.normal(owner, "SuccessfulCreate", "Created pod: " + pod.name()));
    }

    @Override
    public Option<Event> refused(ApiError error) {
        return Option.of(Event.warning(owner, "FailedCreate", "Error creating: " + error.message()));
    }
}
