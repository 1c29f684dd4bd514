package io.github.kubevalue.model.apiregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Who serves one version of an API group. */
@Value.Immutable
@JsonDeserialize(builder = APIService.Builder.class)
public interface APIService extends KubeObject, WithAPIService {
    /** The kind {@code apiregistration.k8s.io/v1 APIService}. */
    Kind<APIService> KIND =
            Kind.of("apiregistration.k8s.io/v1", "APIService", "apiservices", Scope.CLUSTER, APIService.class);

    /** Returns an APIService of that name. */
    static APIService named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<APIService> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default APIServiceSpec spec() {
        return APIServiceSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default APIServiceStatus status() {
        return APIServiceStatus.builder().build();
    }

    @Override
    APIService withMetadata(ObjectMeta metadata);

    /** Builds an {@link APIService}. */
    final class Builder extends ImmutableAPIService.Builder {
        Builder() {}
    }
}
