package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A policy, its parameters, and what is done when it is broken. */
@Value.Immutable
@JsonDeserialize(builder = ValidatingAdmissionPolicyBindingSpec.Builder.class)
public interface ValidatingAdmissionPolicyBindingSpec extends ApiValue, WithValidatingAdmissionPolicyBindingSpec {

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

    /** What is done when a validation fails. */
    Seq<ValidationAction> validationActions();

    /** Builds a {@link ValidatingAdmissionPolicyBindingSpec}. */
    final class Builder extends ImmutableValidatingAdmissionPolicyBindingSpec.Builder {
        Builder() {}
    }
}
