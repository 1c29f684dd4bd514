package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/** The plugins that see an object before it is validated, in the order of kube-apiserver. */
record Admission(ApiServer server) {
    private static final Seq<Plugin> PLUGINS = Vector.of(
            new NamespaceLifecycle(),
            new ServiceAccountAdmission(),
            new PriorityAdmission(),
            new DefaultTolerationSeconds(),
            new DefaultIngressClass());

    /** One plugin. */
    @FunctionalInterface
    interface Plugin {

        /** Returns the object with what the plugin adds, or why it must not be created. */
        Either<ApiError, KubeObject> admit(KubeObject object, ApiServer server);
    }

    Either<ApiError, KubeObject> admitted(KubeObject object) {
        return PLUGINS.foldLeft(
                Either.right(object), (so, plugin) -> so.flatMap(admitted -> plugin.admit(admitted, server)));
    }
}
