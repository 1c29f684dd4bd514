package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What may be done in one namespace. */
@Value.Immutable
@JsonDeserialize(builder = Role.Builder.class)
public interface Role extends KubeObject, WithRole {
    /** The kind {@code rbac.authorization.k8s.io/v1 Role}. */
    Kind<Role> KIND = Kind.of("rbac.authorization.k8s.io/v1", "Role", "roles", Scope.NAMESPACED, Role.class);

    /** Returns a Role of that name. */
    static Role named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Role> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What may be done. */
    @JsonInclude
    Seq<PolicyRule> rules();

    @Override
    Role withMetadata(ObjectMeta metadata);

    /** Builds a {@link Role}. */
    final class Builder extends ImmutableRole.Builder {
        Builder() {}
    }
}
