package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The controller of a class and its parameters. */
@Value.Immutable
@JsonDeserialize(builder = IngressClassSpec.Builder.class)
public interface IngressClassSpec extends ApiValue, WithIngressClassSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The controller, as a domain and a path: {@code k8s.io/ingress-nginx}. */
    Option<String> controller();

    /** An object with more settings for the controller. */
    Option<IngressClassParametersReference> parameters();

    /** Builds an {@link IngressClassSpec}. */
    final class Builder extends ImmutableIngressClassSpec.Builder {
        Builder() {}
    }
}
