package io.github.kubevalue.model.controller.protection;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.KubeObject;

/**
 * A finalizer that keeps objects for as long as others use them. Admission gives it to them when they are made, and their controller
 * again if somebody takes it away.
 *
 * @param finalizer the finalizer
 */
// pkg/controller/util/protectionutil/utils.go: NeedToAddFinalizer, IsDeletionCandidate
public record Protection(String finalizer) {

    /** Whether there is anything to do about an object. */
    public boolean concerns(KubeObject object) {
        return isHeld(object) || isBare(object);
    }

    /** Whether an object is to be deleted, and is kept. */
    public boolean isHeld(KubeObject object) {
        return object.metadata().isDeleting() && hasIt(object);
    }

    /** Whether an object is not to be deleted, and would not be kept. */
    public boolean isBare(KubeObject object) {
        return !object.metadata().isDeleting() && !hasIt(object);
    }

    private boolean hasIt(KubeObject object) {
        return object.metadata().finalizers().contains(finalizer);
    }

    /** Returns the plan to keep an object from now on. */
    public Plan kept(KubeObject object) {
        return Plan.of(
                new Write.Update(object.withMetadata(object.metadata()
                        .withFinalizers(object.metadata().finalizers().append(finalizer)))),
                "it must not go while it is used");
    }

    /** Returns the plan to let go of an object. */
    public Plan released(KubeObject object, String why) {
        return Plan.of(new Write.Update(object.withMetadata(object.metadata().withoutFinalizer(finalizer))), why);
    }
}
