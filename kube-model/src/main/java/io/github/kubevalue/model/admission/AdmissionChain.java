package io.github.kubevalue.model.admission;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * Plugins one after the other, as kube-apiserver runs them. (apiserver/pkg/admission/chain.go)
 *
 * @param plugins the plugins, in order
 */
public record AdmissionChain(Seq<AdmissionPlugin> plugins) {

    /** Returns the request as all plugins have completed it, or the first refusal. */
    public Either<ApiError, AdmissionRequest> admitted(AdmissionRequest request, Snapshot snapshot) {
        // apiserver/pkg/admission/reinvocation.go
        return admittedOnce(request, snapshot)
                .flatMap(once -> once.reinvocation().shouldReinvoke()
                        ? admittedOnce(once.withReinvocation(once.reinvocation().reinvoked()), snapshot)
                        : Either.right(once));
    }

    private Either<ApiError, AdmissionRequest> admittedOnce(AdmissionRequest request, Snapshot snapshot) {
        Either<ApiError, AdmissionRequest> so = Either.right(request);
        for (AdmissionPlugin plugin : plugins) {
            so = so.flatMap(admitted -> plugin.admit(admitted, snapshot));
        }
        return so;
    }

    /** Returns what the plugins say of a complete and valid request, up to the first refusal. */
    public Review reviewed(AdmissionRequest request, Snapshot snapshot) {
        Review so = Review.ALLOWED;
        for (AdmissionPlugin plugin : plugins) {
            so = so.isAllowed() ? so.then(plugin.validate(request, snapshot)) : so;
        }
        return so;
    }

    /** Returns this chain without the plugin of that name: {@code --disable-admission-plugins}. */
    public AdmissionChain without(String name) {
        return new AdmissionChain(plugins.reject(plugin -> plugin.name().equals(name)));
    }

    /** Returns this chain with another plugin at its end. */
    public AdmissionChain with(AdmissionPlugin plugin) {
        return new AdmissionChain(plugins.append(plugin));
    }
}
