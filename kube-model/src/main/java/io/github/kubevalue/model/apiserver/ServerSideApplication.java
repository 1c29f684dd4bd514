package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fieldmanager.FieldManager;
import io.github.kubevalue.model.fieldmanager.Managers;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.ManagedFieldsRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Server-side apply. (apiserver/pkg/endpoints/handlers/patch.go, applyPatcher) */
record ServerSideApplication(ApiServer server, Call call, Write.ServerSideApply apply) {
    private static final Kind<Unmodelled> OPTIONS = Unmodelled.kind("meta.k8s.io/v1", "PatchOptions", Scope.CLUSTER);

    /** Returns what the application makes of the object, with its managers. */
    Either<ApiError, KubeObject> applied() {
        return manager().flatMap(this::applied).flatMap(this::object);
    }

    private Either<ApiError, String> manager() {
        // apimachinery/pkg/apis/meta/v1/validation/validation.go, ValidatePatchOptions
        FieldPath path = FieldPath.of("fieldManager");
        String name = call.fieldManager().getOrElse("");
        Seq<FieldError> missing =
                name.isEmpty() ? Vector.of(path.required("is required for apply patch")) : Vector.empty();
        Seq<FieldError> faults = missing.appendAll(ManagedFieldsRules.manager(name, path));
        return faults.isEmpty() ? Either.right(name) : Either.left(ApiError.invalid(OPTIONS, "", faults));
    }

    private Either<ApiError, FieldManager.Result> applied(String manager) {
        ResourceKey key = apply.key();
        if (!text("apiVersion").equals(key.kind().apiVersion())
                || !text("kind").equals(key.kind().name())) {
            return Either.left(
                    ApiError.badRequest("invalid object type: " + text("apiVersion") + ", Kind=" + text("kind")));
        }
        Option<KubeObject> live = server.store().get(key);
        FieldManager fields = new FieldManager(
                key.kind(), new Representation(key.kind()).schema(server.store()), apply.subresource(), call.now());
        return fields.applied(
                live.map(Representation::of).getOrElse(Json.Obj.EMPTY),
                apply.config(),
                live.map(object -> Managers.of(object.metadata().managedFields()))
                        .getOrElse(Managers.NONE),
                manager,
                apply.force());
    }

    private String text(String name) {
        return apply.config().get(name).getOrElse(Json.NULL) instanceof Json.Text text ? text.value() : "";
    }

    private Either<ApiError, KubeObject> object(FieldManager.Result result) {
        ResourceKey key = apply.key();
        return new Representation(key.kind())
                .object(result.object())
                .map(object -> FieldOwnership.with(housed(object), result.managers()))
                .flatMap(this::known)
                .flatMap(new Patching(server, call, key)::sameObject);
    }

    /** An object without a namespace is in that of the request. */
    private KubeObject housed(KubeObject object) {
        return object.namespace().isEmpty() && !apply.key().namespace().isEmpty()
                ? object.withMetadata(
                        object.metadata().withNamespace(apply.key().namespace()))
                : object;
    }

    private Either<ApiError, KubeObject> known(KubeObject object) {
        Option<String> uid = object.metadata().uid();
        return uid.isDefined() && !server.store().contains(apply.key())
                ? Either.left(ApiError.conflict(
                        apply.key(),
                        "uid mismatch: the provided object specified uid " + uid.get()
                                + ", and no existing object was found"))
                : Either.right(object);
    }
}
