package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Whom a binding gives a role to: a user, a group or a service account. */
@Value.Immutable
@JsonDeserialize(builder = Subject.Builder.class)
public interface Subject extends ApiValue, WithSubject {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** {@code User}, {@code Group} or {@code ServiceAccount}. */
    @JsonInclude
    @Value.Default
    default String kind() {
        return "";
    }

    /** The group of the kind; the core group for service accounts. */
    Option<String> apiGroup();

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The namespace of a service account. */
    Option<String> namespace();

    /** Whether it is a user. */
    default boolean isUser() {
        return kind().equals("User");
    }

    /** Whether it is a group. */
    default boolean isGroup() {
        return kind().equals("Group");
    }

    /** Whether it is a service account. */
    default boolean isServiceAccount() {
        return kind().equals("ServiceAccount");
    }

    /** Builds a {@link Subject}. */
    final class Builder extends ImmutableSubject.Builder {
        Builder() {}
    }
}
