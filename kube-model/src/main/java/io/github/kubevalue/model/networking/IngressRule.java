package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The paths of one host. */
@Value.Immutable
@JsonDeserialize(builder = IngressRule.Builder.class)
public interface IngressRule extends ApiValue, WithIngressRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The host that requests name; a first label {@code *} stands for any one label. None stands for every host. */
    Option<String> host();

    /** The paths. Without any, all requests for the host go to the default backend. */
    Option<HTTPIngressRuleValue> http();

    /** Builds an {@link IngressRule}. */
    final class Builder extends ImmutableIngressRule.Builder {
        Builder() {}
    }
}
