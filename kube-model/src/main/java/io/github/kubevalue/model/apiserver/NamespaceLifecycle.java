package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Either;

/**
 * Nothing is created in a namespace that is not there, or that is on its way out.
 * (apiserver/pkg/admission/plugin/namespace/lifecycle/admission.go)
 */
final class NamespaceLifecycle implements Admission.Plugin {

    @Override
    public Either<ApiError, KubeObject> admit(KubeObject object, ApiServer server) {
        if (!object.type().isNamespaced() || server.store().contains(object.key())) {
            return Either.right(object);
        }
        return server.store()
                .get(Namespace.KIND, object.namespace())
                .toEither(() -> ApiError.notFound(Namespace.KIND.key("", object.namespace())))
                .flatMap(namespace -> namespace.metadata().isDeleting()
                        ? Either.left(ApiError.namespaceTerminating(object.key()))
                        : Either.right(object));
    }
}
