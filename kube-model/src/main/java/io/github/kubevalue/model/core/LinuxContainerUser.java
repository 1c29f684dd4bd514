package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The users that the first process of a container runs as on Linux. */
@Value.Immutable
@JsonDeserialize(builder = LinuxContainerUser.Builder.class)
public interface LinuxContainerUser extends ApiValue, WithLinuxContainerUser {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The user. */
    @JsonInclude
    @Value.Default
    default long uid() {
        return 0;
    }

    /** The group. */
    @JsonInclude
    @Value.Default
    default long gid() {
        return 0;
    }

    /** Further groups. */
    Seq<Long> supplementalGroups();

    /** Builds a {@link LinuxContainerUser}. */
    final class Builder extends ImmutableLinuxContainerUser.Builder {
        Builder() {}
    }
}
