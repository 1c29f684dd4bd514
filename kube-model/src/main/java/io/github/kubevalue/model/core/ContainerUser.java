package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The users that the first process of a container runs as. */
@Value.Immutable
@JsonDeserialize(builder = ContainerUser.Builder.class)
public interface ContainerUser extends ApiValue, WithContainerUser {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its users on Linux. */
    Option<LinuxContainerUser> linux();

    /** Builds a {@link ContainerUser}. */
    final class Builder extends ImmutableContainerUser.Builder {
        Builder() {}
    }
}
