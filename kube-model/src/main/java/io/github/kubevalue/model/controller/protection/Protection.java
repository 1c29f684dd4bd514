package io.github.kubevalue.model.controller.protection;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.BooleanSupplier;

/**
 * A finalizer that keeps objects for as long as others use them. Admission gives it to them when they are made, and their controller
 * again if somebody takes it away.
 *
 * @param finalizer the finalizer
 */
// pkg/controller/util/protectionutil/utils.go: NeedToAddFinalizer, IsDeletionCandidate
public record Protection(String finalizer) {

    /** Returns the key of an object of that kind, if there is anything to do about it after a change of it. */
    public Seq<ResourceKey> wakes(Change change) {
        return change.after().exists(this::concerns) ? Vector.of(change.key()) : Vector.empty();
    }

    private boolean concerns(KubeObject object) {
        return object.metadata().isDeleting() == hasIt(object);
    }

    /** Whether an object is to be deleted, and is kept. */
    public boolean isHeld(KubeObject object) {
        return object.metadata().isDeleting() && hasIt(object);
    }

    private boolean hasIt(KubeObject object) {
        return object.metadata().finalizers().contains(finalizer);
    }

    /**
     * Returns what is done about an object: who is not to be deleted is kept from now on, and who is to be is let go once nobody
     * uses it.
     *
     * @param isUsed whether somebody uses it
     * @param why why it goes if nobody does
     */
    public Plan plan(KubeObject object, BooleanSupplier isUsed, String why) {
        if (!concerns(object)) {
            return Plan.none();
        }
        if (!object.metadata().isDeleting()) {
            return kept(object);
        }
        return isUsed.getAsBoolean() ? Plan.none() : released(object, why);
    }

    private Plan kept(KubeObject object) {
        return Plan.of(
                new Write.Update(object.withMetadata(object.metadata()
                        .withFinalizers(object.metadata().finalizers().append(finalizer)))),
                "it must not go while it is used");
    }

    private Plan released(KubeObject object, String why) {
        return Plan.of(new Write.Update(object.withMetadata(object.metadata().withoutFinalizer(finalizer))), why);
    }
}
