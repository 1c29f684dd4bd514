package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.fieldmanager.FieldManager;
import io.github.kubevalue.model.fieldmanager.Managers;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Keeps account of who owns which fields. Unless the {@linkplain ApiServerFlags#fieldTracking() flags} ask for more, objects are
 * tracked from their first server-side apply on, where kube-apiserver tracks all of them from their creation: whoever wrote
 * before is then {@code before-first-apply}, and not {@code kubectl-create} or a controller. So the writes of objects
 * that nobody applies on the server cost nothing.
 *
 * @param server the API server
 * @param call who writes
 * @param subresource through what; empty for the objects themselves
 */
record FieldOwnership(ApiServer server, Call call, String subresource) {
    private static final Seq<ManagedFieldsEntry> RESET =
            Vector.of(ManagedFieldsEntry.builder().build());

    /** Returns a new object with what its creator then owns. */
    KubeObject begun(KubeObject wanted) {
        boolean isTracked = server.flags().fieldTracking() == FieldTracking.FROM_CREATION;
        Seq<ManagedFieldsEntry> said = wanted.metadata().managedFields();
        if (said.isEmpty() && !isTracked) {
            return wanted;
        }
        Managers managers = managers(said, Vector.empty());
        return with(wanted, isTracked || !managers.isEmpty() ? updated(Json.Obj.EMPTY, wanted, managers) : managers);
    }

    /** Returns an object that is to replace another one, with what the writer then owns. */
    KubeObject tracked(KubeObject wanted, KubeObject before) {
        Seq<ManagedFieldsEntry> said = wanted.metadata().managedFields();
        Seq<ManagedFieldsEntry> known = before.metadata().managedFields();
        if (said.isEmpty() && known.isEmpty()) {
            return wanted;
        }
        Managers managers = managers(said, known);
        return with(wanted, managers.isEmpty() ? managers : updated(Representation.of(before), wanted, managers));
    }

    /** What the writer says of managers counts, if it makes sense and is not said through a subresource. */
    private Managers managers(Seq<ManagedFieldsEntry> said, Seq<ManagedFieldsEntry> known) {
        // managedfields/internal/fieldmanager.go, decodeLiveOrNew
        if (subresource.isEmpty() && said.equals(RESET)) {
            return Managers.NONE;
        }
        Managers wanted = subresource.isEmpty() ? Managers.of(said) : Managers.NONE;
        return wanted.isEmpty() ? Managers.of(known) : wanted;
    }

    private Managers updated(Json.Obj before, KubeObject wanted, Managers managers) {
        FieldManager fields = new FieldManager(
                wanted.type(), new Representation(wanted.type()).schema(server.store()), subresource, call.now());
        return fields.updated(before, Representation.of(wanted), managers, call.writer());
    }

    /** Returns an object with its managers. */
    static KubeObject with(KubeObject object, Managers managers) {
        return object.withMetadata(object.metadata().withManagedFields(managers.entries()));
    }

    /**
     * Returns the object as it is to be stored: as it was before, if nothing has changed but the times at which managers wrote.
     */
    static <T extends KubeObject> T settled(T after, T before) {
        // apiserver/pkg/endpoints/handlers/fieldmanager/equality.go, IgnoreManagedFieldsTimestampsTransformer
        if (after.metadata().managedFields().isEmpty()) {
            return after;
        }
        return timeless(after.withMetadata(after.metadata()
                                .withResourceVersion(before.metadata().resourceVersion())))
                        .equals(timeless(before))
                ? before
                : after;
    }

    private static KubeObject timeless(KubeObject object) {
        ObjectMeta meta = object.metadata();
        return object.withMetadata(
                meta.withManagedFields(meta.managedFields().map(entry -> entry.withTime(Option.none()))));
    }
}
