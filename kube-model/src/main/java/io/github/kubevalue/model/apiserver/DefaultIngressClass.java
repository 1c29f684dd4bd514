package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * An Ingress that names no class gets the default one; of several, the newest, then the first by name.
 * (plugin/pkg/admission/network/defaultingressclass/admission.go)
 */
final class DefaultIngressClass implements Admission.Plugin {
    private static final Comparator<IngressClass> NEWEST = Comparator.comparing(
                    (IngressClass one) -> one.metadata().creationTimestamp().getOrElse(Instant.MIN))
            .reversed()
            .thenComparing(IngressClass::name);

    @Override
    public Either<ApiError, KubeObject> admit(KubeObject object, ApiServer server) {
        if (!(object instanceof Ingress ingress)
                || ingress.spec().ingressClassName().isDefined()
                || ingress.metadata().annotations().containsKey("kubernetes.io/ingress.class")) {
            return Either.right(object);
        }
        Option<String> name = server.store()
                .list(IngressClass.KIND)
                .filter(IngressClass::isDefault)
                .sorted(NEWEST)
                .headOption()
                .map(IngressClass::name);
        return Either.right(ingress.withSpec(ingress.spec().withIngressClassName(name)));
    }
}
