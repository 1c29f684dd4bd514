package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.ResourceList;
import java.time.Instant;

/**
 * Counts objects. (apiserver/pkg/quota/v1/generic/evaluator.go, objectCountEvaluator)
 *
 * @param resource what is counted, {@code jobs.batch}
 * @param isAliased whether it is counted under its own name too, not only as {@code count/…}
 */
record CountEvaluator(String resource, boolean isAliased) implements Evaluator {
    static final String PREFIX = "count/";

    @Override
    public boolean handles(AdmissionRequest request) {
        return request.subresource().isEmpty() && request.is(Operation.CREATE);
    }

    @Override
    public boolean tracks(String name) {
        return name.equals(PREFIX + resource) || isAliased && name.equals(resource);
    }

    @Override
    public ResourceList usage(KubeObject object, Instant now) {
        ResourceList counted = ResourceList.of(PREFIX + resource, Quantity.of(1));
        return isAliased ? counted.with(resource, Quantity.of(1)) : counted;
    }
}
