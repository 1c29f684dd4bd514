package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Where and with which parameters a policy holds. */
@Value.Immutable
@JsonDeserialize(builder = MutatingAdmissionPolicyBinding.Builder.class)
public interface MutatingAdmissionPolicyBinding extends KubeObject, WithMutatingAdmissionPolicyBinding {
    /** The kind {@code admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding}. */
    Kind<MutatingAdmissionPolicyBinding> KIND = Kind.of(
            "admissionregistration.k8s.io/v1",
            "MutatingAdmissionPolicyBinding",
            "mutatingadmissionpolicybindings",
            Scope.CLUSTER,
            MutatingAdmissionPolicyBinding.class);

    /** Returns a MutatingAdmissionPolicyBinding of that name. */
    static MutatingAdmissionPolicyBinding named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<MutatingAdmissionPolicyBinding> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The policy and its parameters. */
    @Value.Default
    default MutatingAdmissionPolicyBindingSpec spec() {
        return MutatingAdmissionPolicyBindingSpec.builder().build();
    }

    @Override
    MutatingAdmissionPolicyBinding withMetadata(ObjectMeta metadata);

    /** Builds a {@link MutatingAdmissionPolicyBinding}. */
    final class Builder extends ImmutableMutatingAdmissionPolicyBinding.Builder {
        Builder() {}
    }
}
