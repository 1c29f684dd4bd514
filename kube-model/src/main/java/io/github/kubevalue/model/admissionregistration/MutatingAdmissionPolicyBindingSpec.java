package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A policy and its parameters. */
@Value.Immutable
@JsonDeserialize(builder = MutatingAdmissionPolicyBindingSpec.Builder.class)
public interface MutatingAdmissionPolicyBindingSpec extends ApiValue, WithMutatingAdmissionPolicyBindingSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The policy. */
    Option<String> policyName();

    /** Its parameters. */
    Option<ParamRef> paramRef();

    /** The requests that the binding speaks of; those of the policy unless set. */
    Option<MatchResources> matchResources();

    /** Builds a {@link MutatingAdmissionPolicyBindingSpec}. */
    final class Builder extends ImmutableMutatingAdmissionPolicyBindingSpec.Builder {
        Builder() {}
    }
}
