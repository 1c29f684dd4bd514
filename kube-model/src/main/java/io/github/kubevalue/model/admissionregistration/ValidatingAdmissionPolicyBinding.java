package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Where and with which parameters a policy holds. */
@Value.Immutable
@JsonDeserialize(builder = ValidatingAdmissionPolicyBinding.Builder.class)
public interface ValidatingAdmissionPolicyBinding extends KubeObject, WithValidatingAdmissionPolicyBinding {
    /** The kind {@code admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding}. */
    Kind<ValidatingAdmissionPolicyBinding> KIND = Kind.of(
            "admissionregistration.k8s.io/v1",
            "ValidatingAdmissionPolicyBinding",
            "validatingadmissionpolicybindings",
            Scope.CLUSTER,
            ValidatingAdmissionPolicyBinding.class);

    /** Returns a ValidatingAdmissionPolicyBinding of that name. */
    static ValidatingAdmissionPolicyBinding named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ValidatingAdmissionPolicyBinding> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The policy and its parameters. */
    @Value.Default
    default ValidatingAdmissionPolicyBindingSpec spec() {
        return ValidatingAdmissionPolicyBindingSpec.builder().build();
    }

    @Override
    ValidatingAdmissionPolicyBinding withMetadata(ObjectMeta metadata);

    /** Builds a {@link ValidatingAdmissionPolicyBinding}. */
    final class Builder extends ImmutableValidatingAdmissionPolicyBinding.Builder {
        Builder() {}
    }
}
