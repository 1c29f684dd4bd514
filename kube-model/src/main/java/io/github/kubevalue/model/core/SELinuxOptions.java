package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The SELinux labels of a container. */
@Value.Immutable
@JsonDeserialize(builder = SELinuxOptions.Builder.class)
public interface SELinuxOptions extends ApiValue, WithSELinuxOptions {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The user. */
    Option<String> user();

    /** The role. */
    Option<String> role();

    /** The type. */
    Option<String> type();

    /** The level. */
    Option<String> level();

    /** Builds an {@link SELinuxOptions}. */
    final class Builder extends ImmutableSELinuxOptions.Builder {
        Builder() {}
    }
}
