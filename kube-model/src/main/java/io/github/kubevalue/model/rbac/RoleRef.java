package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The role that a binding gives. */
@Value.Immutable
@JsonDeserialize(builder = RoleRef.Builder.class)
public interface RoleRef extends ApiValue, WithRoleRef {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The group of the kind. */
    @JsonInclude
    @Value.Default
    default String apiGroup() {
        return "";
    }

    /** {@code Role} or {@code ClusterRole}. */
    @JsonInclude
    @Value.Default
    default String kind() {
        return "";
    }

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Whether it is a role of the cluster. */
    default boolean isClusterRole() {
        return kind().equals(ClusterRole.KIND.name());
    }

    /** Builds a {@link RoleRef}. */
    final class Builder extends ImmutableRoleRef.Builder {
        Builder() {}
    }
}
