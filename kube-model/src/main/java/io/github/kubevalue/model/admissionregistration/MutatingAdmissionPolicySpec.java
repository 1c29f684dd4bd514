package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How a policy changes the objects of which requests. */
@Value.Immutable
@JsonDeserialize(builder = MutatingAdmissionPolicySpec.Builder.class)
public interface MutatingAdmissionPolicySpec extends ApiValue, WithMutatingAdmissionPolicySpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The kind of its parameters. */
    Option<ParamKind> paramKind();

    /** The requests that it speaks of. */
    Option<MatchResources> matchConstraints();

    /** Expressions that others refer to. */
    Seq<Variable> variables();

    /** The changes. */
    Seq<Mutation> mutations();

    /** What becomes of a request when an expression fails; refused unless set. */
    Option<FailurePolicyType> failurePolicy();

    /** Further conditions under which it is asked. */
    Seq<MatchCondition> matchConditions();

    /** Whether it is asked again when others have changed the object after it. */
    Option<ReinvocationPolicyType> reinvocationPolicy();

    /** Builds a {@link MutatingAdmissionPolicySpec}. */
    final class Builder extends ImmutableMutatingAdmissionPolicySpec.Builder {
        Builder() {}
    }
}
