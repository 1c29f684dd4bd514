package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What may be done in the cluster, or in whatever namespace a binding names. */
@Value.Immutable
@JsonDeserialize(builder = ClusterRole.Builder.class)
public interface ClusterRole extends KubeObject, WithClusterRole {
    /** The kind {@code rbac.authorization.k8s.io/v1 ClusterRole}. */
    Kind<ClusterRole> KIND =
            Kind.of("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", Scope.CLUSTER, ClusterRole.class);

    /** Returns a ClusterRole of that name. */
    static ClusterRole named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ClusterRole> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What may be done; the aggregated rules, if there is an aggregation rule. */
    @JsonInclude
    Seq<PolicyRule> rules();

    /** Which roles this one is made of. */
    Option<AggregationRule> aggregationRule();

    @Override
    ClusterRole withMetadata(ObjectMeta metadata);

    /** Builds a {@link ClusterRole}. */
    final class Builder extends ImmutableClusterRole.Builder {
        Builder() {}
    }
}
