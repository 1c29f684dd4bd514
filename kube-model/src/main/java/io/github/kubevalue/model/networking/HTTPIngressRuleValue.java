package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The paths of a host, each with its backend. */
@Value.Immutable
@JsonDeserialize(builder = HTTPIngressRuleValue.Builder.class)
public interface HTTPIngressRuleValue extends ApiValue, WithHTTPIngressRuleValue {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The paths; the longest that matches decides. */
    @JsonInclude
    Seq<HTTPIngressPath> paths();

    /** Builds a {@link HTTPIngressRuleValue}. */
    final class Builder extends ImmutableHTTPIngressRuleValue.Builder {
        Builder() {}
    }
}
