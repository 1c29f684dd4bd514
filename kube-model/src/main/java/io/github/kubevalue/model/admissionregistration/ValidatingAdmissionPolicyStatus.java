package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Condition;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the API server thinks of a policy. */
@Value.Immutable
@JsonDeserialize(builder = ValidatingAdmissionPolicyStatus.Builder.class)
public interface ValidatingAdmissionPolicyStatus extends ApiValue, WithValidatingAdmissionPolicyStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The generation that it speaks of. */
    Option<Long> observedGeneration();

    /** What checking its types has found. */
    Option<TypeChecking> typeChecking();

    /** Aspects of its state. */
    Seq<Condition> conditions();

    /** Builds a {@link ValidatingAdmissionPolicyStatus}. */
    final class Builder extends ImmutableValidatingAdmissionPolicyStatus.Builder {
        Builder() {}
    }
}
