package io.github.kubevalue.model.admission.defaultingressclass;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * An Ingress that names no class gets the default one; of several, the newest, then the first by name.
 * (plugin/pkg/admission/network/defaultingressclass/admission.go)
 */
public final class DefaultIngressClass implements AdmissionPlugin {
    private static final Comparator<IngressClass> NEWEST = Comparator.comparing(
                    (IngressClass one) -> one.metadata().creationTimestamp().getOrElse(Instant.MIN))
            .reversed()
            .thenComparing(IngressClass::name);

    @Override
    public String name() {
        return "DefaultIngressClass";
    }

    @Override
    public Either<ApiError, AdmissionRequest> admit(AdmissionRequest request, Snapshot snapshot) {
        return Either.right(request.created(Ingress.KIND)
                .filter(DefaultIngressClass::isClassless)
                .flatMap(ingress -> defaultClass(snapshot).map(name -> classed(ingress, name)))
                .map(request::withObject)
                .getOrElse(request));
    }

    private static boolean isClassless(Ingress ingress) {
        return ingress.spec().ingressClassName().isEmpty()
                && !ingress.metadata().annotations().containsKey("kubernetes.io/ingress.class");
    }

    private static Option<String> defaultClass(Snapshot snapshot) {
        return snapshot.list(IngressClass.KIND)
                .filter(IngressClass::isDefault)
                .sorted(NEWEST)
                .headOption()
                .map(IngressClass::name);
    }

    private static Ingress classed(Ingress ingress, String name) {
        return ingress.withSpec(ingress.spec().withIngressClassName(Option.of(name)));
    }
}
