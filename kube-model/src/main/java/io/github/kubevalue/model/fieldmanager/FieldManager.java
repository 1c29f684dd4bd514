package io.github.kubevalue.model.fieldmanager;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fieldmanager.Ownership.Applied;
import io.github.kubevalue.model.fieldpath.FieldPath;
import io.github.kubevalue.model.fieldpath.FieldSet;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.schema.Schema;
import io.github.kubevalue.model.typed.Comparison;
import io.github.kubevalue.model.typed.TypedValue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Keeps account of who owns which fields of the objects of one kind, and applies what somebody wants to own.
 *
 * <p>Laws: applying twice is applying once; applications of different managers whose fields have nothing in common may come in any
 * order; after an application, the applier owns exactly what it said.
 *
 * @param kind the kind, whose one version all fields are named by
 * @param schema its shape
 * @param subresource through what is written; empty for the objects themselves
 * @param now the virtual time
 */
public record FieldManager(Kind<?> kind, Schema schema, String subresource, Instant now) {
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";
    private static final String KUBECTL = "kubectl";
    // managedfields/internal/stripmeta.go
    private static final FieldSet OF_NOBODY = Vector.of(
                    "name",
                    "namespace",
                    "creationTimestamp",
                    "selfLink",
                    "uid",
                    "clusterName",
                    "generation",
                    "managedFields",
                    "resourceVersion")
            .map(name -> FieldPath.of("metadata", name))
            .foldLeft(
                    FieldSet.of(FieldPath.of("apiVersion"), FieldPath.of("kind"), FieldPath.of("metadata")),
                    FieldSet::with);

    /**
     * What an application makes of an object.
     *
     * @param object the object, whose metadata do not name its managers
     * @param managers the managers
     */
    public record Result(Json.Obj object, Managers managers) {}

    /**
     * Returns the managers after an update of an object that keeps account of them.
     *
     * @param live the object before; an empty one if it is new
     * @param wanted the object after
     */
    public Managers updated(Json.Obj live, Json.Obj wanted, Managers managers, String manager) {
        // managedfields/internal/managedfieldsupdater.go: whoever changes nothing writes nothing down
        Manager self = Manager.updater("current-operation", kind.apiVersion(), "");
        Managers after =
                ownership().updated(typed(stripped(live)), typed(stripped(wanted)), managers.without(self), self);
        FieldSet written = after.fieldsOf(self).minus(OF_NOBODY);
        Managers others = after.without(self);
        if (written.isEmpty()) {
            return others;
        }
        Manager updater = Manager.updater(manager, kind.apiVersion(), subresource);
        FieldSet all = written.union(others.fieldsOf(updater));
        return others.with(updater, new Owned(all, kind.apiVersion(), Option.of(now)))
                .capped();
    }

    /**
     * Returns the object after somebody applied something to it.
     *
     * @param live the object before; an empty one if it is new
     * @param config what is applied
     * @param managers the managers of the object; nobody if no account was kept so far
     * @param manager the name of who applies
     * @param force whether to take fields from their owners instead of complaining of conflicts
     */
    public Either<ApiError, Result> applied(
            Json.Obj live, Json.Obj config, Managers managers, String manager, boolean force) {
        return checked(config).flatMap(patch -> {
            Json.Obj before = stripped(live);
            Managers known = managers.isEmpty() && !before.isEmpty()
                    ? updated(Json.Obj.EMPTY, before, Managers.NONE, BEFORE_FIRST_APPLY)
                    : managers;
            Manager applier = Manager.applier(manager, subresource);
            return applied(typed(before), patch, known, applier, force)
                    .mapLeft(Conflict::answer)
                    .map(applied -> result(before, config, applied, applier));
        });
    }

    private Either<Seq<Conflict>, Applied> applied(
            TypedValue live, TypedValue patch, Managers managers, Manager applier, boolean force) {
        Either<Seq<Conflict>, Applied> applied = ownership().applied(live, patch, managers, applier, force);
        if (applied.isRight() || !applier.name().equals(KUBECTL)) {
            return applied;
        }
        // managedfields/internal/lastappliedmanager.go: who applied on the client may go on on the server
        Seq<Conflict> others = appliedBefore(live)
                .map(fields -> Ownership.outside(fields, applied.getLeft()))
                .getOrElse(applied.getLeft());
        return others.isEmpty() ? ownership().applied(live, patch, managers, applier, true) : Either.left(others);
    }

    /** The fields that are still as {@code kubectl apply} set them. */
    private Option<FieldSet> appliedBefore(TypedValue live) {
        return LastApplied.of((Json.Obj) live.value())
                .filter(last -> last.get("apiVersion").contains(Json.of(kind.apiVersion())))
                .map(this::typed)
                .filter(last -> last.faults().isEmpty())
                .map(last -> {
                    Comparison change = last.compare(live);
                    return last.fields().minus(change.written()).minus(change.removed());
                });
    }

    private Result result(Json.Obj live, Json.Obj config, Applied applied, Manager applier) {
        Json.Obj object = (Json.Obj) applied.value().value();
        Owned owned = applied.managers().get(applier).getOrElse(new Owned(FieldSet.EMPTY, "", Option.none()));
        Owned written = owned.with(owned.fields().minus(OF_NOBODY));
        boolean isChanged = !object.equals(live);
        Managers managers = applied.managers().with(applier, isChanged ? written.at(now) : written);
        // managedfields/internal/lastappliedupdater.go
        boolean remembers =
                applier.name().equals(KUBECTL) && LastApplied.text(object).isDefined();
        return new Result(remembers ? LastApplied.remembering(object, config) : object, managers);
    }

    private Either<ApiError, TypedValue> checked(Json.Obj config) {
        // managedfields/internal: versioncheck.go, structuredmerge.go
        Json metadata = config.get("metadata").getOrElse(Json.NULL);
        if (metadata instanceof Json.Obj meta && meta.get("managedFields").exists(field -> field != Json.NULL)) {
            return Either.left(ApiError.badRequest("metadata.managedFields must be nil"));
        }
        TypedValue typed = typed(config);
        Seq<String> faults = typed.faults();
        return faults.isEmpty()
                ? Either.right(typed)
                : Either.left(ApiError.of(ApiError.Reason.UNKNOWN, message(faults, config)));
    }

    private String message(Seq<String> faults, Json.Obj config) {
        String all = faults.size() == 1
                ? faults.head()
                : faults.map(fault -> "  " + fault).prepend("errors:").mkString("\n");
        return "failed to create typed patch object (" + text(config, "namespace") + "/" + text(config, "name") + "; "
                + kind.apiVersion() + ", Kind=" + kind.name() + "): " + all;
    }

    private static String text(Json.Obj config, String name) {
        return config.get("metadata").getOrElse(Json.NULL) instanceof Json.Obj metadata
                        && metadata.get(name).getOrElse(Json.NULL) instanceof Json.Text text
                ? text.value()
                : "";
    }

    private Ownership ownership() {
        return new Ownership(kind.apiVersion(), ignored());
    }

    /** What a write through the subresource resets. */
    private FieldSet ignored() {
        // pkg/registry: GetResetFields
        boolean hasStatus = schema.map().exists(object -> object.names("status"));
        return switch (subresource) {
            case "" -> hasStatus ? FieldSet.of(FieldPath.of("status")) : FieldSet.EMPTY;
            case "status" -> FieldSet.of(FieldPath.of("spec"), FieldPath.of("metadata", "labels"));
            default -> FieldSet.EMPTY;
        };
    }

    private static Json.Obj stripped(Json.Obj object) {
        return object.get("metadata").getOrElse(Json.NULL) instanceof Json.Obj metadata && metadata.has("managedFields")
                ? object.with("metadata", metadata.without("managedFields"))
                : object;
    }

    private TypedValue typed(Json value) {
        return new TypedValue(value, schema);
    }
}
