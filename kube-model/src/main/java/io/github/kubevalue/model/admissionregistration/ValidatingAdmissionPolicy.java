package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** What requests must keep, in the Common Expression Language. It holds where a binding says so. */
@Value.Immutable
@JsonDeserialize(builder = ValidatingAdmissionPolicy.Builder.class)
public interface ValidatingAdmissionPolicy extends KubeObject, WithValidatingAdmissionPolicy {
    /** The kind {@code admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy}. */
    Kind<ValidatingAdmissionPolicy> KIND = Kind.of(
            "admissionregistration.k8s.io/v1",
            "ValidatingAdmissionPolicy",
            "validatingadmissionpolicies",
            Scope.CLUSTER,
            ValidatingAdmissionPolicy.class);

    /** Returns a ValidatingAdmissionPolicy of that name. */
    static ValidatingAdmissionPolicy named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ValidatingAdmissionPolicy> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is demanded. */
    @Value.Default
    default ValidatingAdmissionPolicySpec spec() {
        return ValidatingAdmissionPolicySpec.builder().build();
    }

    /** What the API server thinks of it. */
    @Value.Default
    default ValidatingAdmissionPolicyStatus status() {
        return ValidatingAdmissionPolicyStatus.builder().build();
    }

    @Override
    ValidatingAdmissionPolicy withMetadata(ObjectMeta metadata);

    /** Builds a {@link ValidatingAdmissionPolicy}. */
    final class Builder extends ImmutableValidatingAdmissionPolicy.Builder {
        Builder() {}
    }
}
