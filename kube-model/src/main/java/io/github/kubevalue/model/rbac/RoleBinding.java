package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Gives a role to subjects in one namespace. */
@Value.Immutable
@JsonDeserialize(builder = RoleBinding.Builder.class)
public interface RoleBinding extends KubeObject, WithRoleBinding {
    /** The kind {@code rbac.authorization.k8s.io/v1 RoleBinding}. */
    Kind<RoleBinding> KIND =
            Kind.of("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings", Scope.NAMESPACED, RoleBinding.class);

    /** Returns a RoleBinding of that name. */
    static RoleBinding named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<RoleBinding> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** Who gets it. */
    Seq<Subject> subjects();

    /** The role, of the namespace or of the cluster. */
    @Value.Default
    default RoleRef roleRef() {
        return RoleRef.builder().build();
    }

    @Override
    RoleBinding withMetadata(ObjectMeta metadata);

    /** Builds a {@link RoleBinding}. */
    final class Builder extends ImmutableRoleBinding.Builder {
        Builder() {}
    }
}
