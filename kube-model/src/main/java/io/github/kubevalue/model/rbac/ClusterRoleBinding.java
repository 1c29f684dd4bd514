package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Gives a role to subjects in the whole cluster. */
@Value.Immutable
@JsonDeserialize(builder = ClusterRoleBinding.Builder.class)
public interface ClusterRoleBinding extends KubeObject, WithClusterRoleBinding {
    /** The kind {@code rbac.authorization.k8s.io/v1 ClusterRoleBinding}. */
    Kind<ClusterRoleBinding> KIND = Kind.of(
            "rbac.authorization.k8s.io/v1",
            "ClusterRoleBinding",
            "clusterrolebindings",
            Scope.CLUSTER,
            ClusterRoleBinding.class);

    /** Returns a ClusterRoleBinding of that name. */
    static ClusterRoleBinding named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ClusterRoleBinding> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** Who gets it. */
    Seq<Subject> subjects();

    /** The role. */
    @Value.Default
    default RoleRef roleRef() {
        return RoleRef.builder().build();
    }

    @Override
    ClusterRoleBinding withMetadata(ObjectMeta metadata);

    /** Builds a {@link ClusterRoleBinding}. */
    final class Builder extends ImmutableClusterRoleBinding.Builder {
        Builder() {}
    }
}
