package io.github.kubevalue.model.timeline;

import io.github.kubevalue.model.controller.Event.Severity;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.control.Option;

/**
 * One thing that happened.
 *
 * @param actor who did it: the name of a controller, or {@code user}
 * @param object what it happened to
 * @param owner the name of what controls that object
 * @param severity whether it is as expected
 * @param reason what it was, in one word: {@code ScalingReplicaSet}, {@code Ready}
 * @param message the sentence, if there is more to say
 */
public record Happening(
        String actor, ResourceKey object, Option<String> owner, Severity severity, String reason, String message) {

    static Happening of(String actor, KubeObject object, Severity severity, String reason, String message) {
        return new Happening(
                actor,
                object.key(),
                object.metadata().controllerRef().map(OwnerReference::name),
                severity,
                reason,
                message);
    }

    /** Whether something may be wrong. */
    public boolean isWarning() {
        return severity == Severity.WARNING;
    }

    /** Whether it happened to something that nothing else controls: what happens to others follows from it. */
    boolean isOfItsOwn() {
        return owner.isEmpty();
    }
}
