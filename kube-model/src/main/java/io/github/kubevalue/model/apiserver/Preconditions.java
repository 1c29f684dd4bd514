package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What must hold of an object that is to be deleted, and of the options. (apiserver/pkg/registry/rest/delete.go, BeforeDelete) */
record Preconditions(DeleteOptions options) {
    private static final Kind<?> DELETE_OPTIONS =
            Kind.of("meta.k8s.io/v1", "DeleteOptions", "deleteoptions", Scope.CLUSTER, Unmodelled.class);

    Either<ApiError, KubeObject> met(KubeObject stored) {
        return contradiction()
                .orElse(() -> stored.type().equals(Namespace.KIND) ? ofNamespace(stored) : ofOthers(stored))
                .toEither(stored)
                .swap();
    }

    // apimachinery/pkg/apis/meta/v1/validation/validation.go, ValidateDeleteOptions
    private Option<ApiError> contradiction() {
        return options.propagation()
                .filter(propagation -> options.orphanDependents().isDefined())
                .map(propagation -> ApiError.invalid(
                        DELETE_OPTIONS,
                        "",
                        Vector.of(FieldPath.of("propagationPolicy")
                                .invalid(
                                        propagation.toString(),
                                        "orphanDependents and deletionPropagation cannot be both set"))));
    }

    private Option<ApiError> ofOthers(KubeObject stored) {
        return other(options.uid(), stored.metadata().uid())
                .map(uid -> "the UID in the precondition (" + uid + ") does not match the UID in record ("
                        + stored.metadata().uid().getOrElse("")
                        + "). The object might have been deleted and then recreated")
                .orElse(() -> other(options.resourceVersion(), stored.metadata().resourceVersion())
                        .map(version -> "the ResourceVersion in the precondition (" + version
                                + ") does not match the ResourceVersion in record ("
                                + stored.metadata().resourceVersion().getOrElse("")
                                + "). The object might have been modified"))
                .map(why -> ApiError.conflictOfKind(stored.key(), why));
    }

    // pkg/registry/core/namespace/storage/storage.go, Delete
    private Option<ApiError> ofNamespace(KubeObject stored) {
        return other(options.uid(), stored.metadata().uid())
                .map(uid -> "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                        + stored.metadata().uid().getOrElse(""))
                .orElse(() -> other(options.resourceVersion(), stored.metadata().resourceVersion())
                        .map(version -> "Precondition failed: ResourceVersion in precondition: " + version
                                + ", ResourceVersion in object meta: "
                                + stored.metadata().resourceVersion().getOrElse("")))
                .map(why -> ApiError.conflict(stored.key(), why));
    }

    /** What is asked for, if something else is there. */
    private static Option<String> other(Option<String> asked, Option<String> actual) {
        return asked.filter(text -> !actual.contains(text));
    }
}
