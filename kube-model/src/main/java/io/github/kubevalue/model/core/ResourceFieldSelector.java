package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A resource of a container: {@code limits.cpu}. */
@Value.Immutable
@JsonDeserialize(builder = ResourceFieldSelector.Builder.class)
public interface ResourceFieldSelector extends ApiValue, WithResourceFieldSelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The container; required in volumes. */
    Option<String> containerName();

    /** The resource. */
    @JsonInclude
    @Value.Default
    default String resource() {
        return "";
    }

    /** The unit in which it is given; 1 unless set. */
    Option<Quantity> divisor();

    /** Builds a {@link ResourceFieldSelector}. */
    final class Builder extends ImmutableResourceFieldSelector.Builder {
        Builder() {}
    }
}
