package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a policy demands of which requests. */
@Value.Immutable
@JsonDeserialize(builder = ValidatingAdmissionPolicySpec.Builder.class)
public interface ValidatingAdmissionPolicySpec extends ApiValue, WithValidatingAdmissionPolicySpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The kind of its parameters. */
    Option<ParamKind> paramKind();

    /** The requests that it speaks of. */
    Option<MatchResources> matchConstraints();

    /** What it demands. */
    Seq<Validation> validations();

    /** What becomes of a request when an expression fails; refused unless set. */
    Option<FailurePolicyType> failurePolicy();

    /** What it notes in the audit log. */
    Seq<AuditAnnotation> auditAnnotations();

    /** Further conditions under which it is asked. */
    Seq<MatchCondition> matchConditions();

    /** Expressions that others refer to. */
    Seq<Variable> variables();

    /** Builds a {@link ValidatingAdmissionPolicySpec}. */
    final class Builder extends ImmutableValidatingAdmissionPolicySpec.Builder {
        Builder() {}
    }
}
