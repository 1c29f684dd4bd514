package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Requests, by who asks and for what. */
@Value.Immutable
@JsonDeserialize(builder = PolicyRulesWithSubjects.Builder.class)
public interface PolicyRulesWithSubjects extends ApiValue, WithPolicyRulesWithSubjects {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Who asks. */
    @JsonInclude
    Seq<Subject> subjects();

    /** What is asked of resources. */
    Seq<ResourcePolicyRule> resourceRules();

    /** What is asked of paths that are no resources. */
    Seq<NonResourcePolicyRule> nonResourceRules();

    /** Builds a {@link PolicyRulesWithSubjects}. */
    final class Builder extends ImmutablePolicyRulesWithSubjects.Builder {
        Builder() {}
    }
}
