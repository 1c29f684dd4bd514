package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An option of the resolver: {@code ndots:2}. */
@Value.Immutable
@JsonDeserialize(builder = PodDNSConfigOption.Builder.class)
public interface PodDNSConfigOption extends ApiValue, WithPodDNSConfigOption {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The option. */
    Option<String> name();

    /** Its value, if it has one. */
    Option<String> value();

    /** Builds a {@link PodDNSConfigOption}. */
    final class Builder extends ImmutablePodDNSConfigOption.Builder {
        Builder() {}
    }
}
