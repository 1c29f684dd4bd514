package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/**
 * How objects are changed before they are stored, in the Common Expression Language. It holds where a binding says
 * so.
 */
@Value.Immutable
@JsonDeserialize(builder = MutatingAdmissionPolicy.Builder.class)
public interface MutatingAdmissionPolicy extends KubeObject, WithMutatingAdmissionPolicy {
    /** The kind {@code admissionregistration.k8s.io/v1 MutatingAdmissionPolicy}. */
    Kind<MutatingAdmissionPolicy> KIND = Kind.of(
            "admissionregistration.k8s.io/v1",
            "MutatingAdmissionPolicy",
            "mutatingadmissionpolicies",
            Scope.CLUSTER,
            MutatingAdmissionPolicy.class);

    /** Returns a MutatingAdmissionPolicy of that name. */
    static MutatingAdmissionPolicy named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<MutatingAdmissionPolicy> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is changed. */
    @Value.Default
    default MutatingAdmissionPolicySpec spec() {
        return MutatingAdmissionPolicySpec.builder().build();
    }

    @Override
    MutatingAdmissionPolicy withMetadata(ObjectMeta metadata);

    /** Builds a {@link MutatingAdmissionPolicy}. */
    final class Builder extends ImmutableMutatingAdmissionPolicy.Builder {
        Builder() {}
    }
}
