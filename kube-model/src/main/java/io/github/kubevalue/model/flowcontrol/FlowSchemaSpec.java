package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which requests are meant, and how urgent they are. */
@Value.Immutable
@JsonDeserialize(builder = FlowSchemaSpec.Builder.class)
public interface FlowSchemaSpec extends ApiValue, WithFlowSchemaSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The priority level that they have. */
    @Value.Default
    default PriorityLevelConfigurationReference priorityLevelConfiguration() {
        return PriorityLevelConfigurationReference.builder().build();
    }

    /** Which of several schemas counts: the one with the lowest number. */
    @JsonInclude
    @Value.Default
    default int matchingPrecedence() {
        return 0;
    }

    /** How they are told apart into flows; not at all if absent. */
    Option<FlowDistinguisherMethod> distinguisherMethod();

    /** The requests, each of which matches one rule at least. */
    Seq<PolicyRulesWithSubjects> rules();

    /** Builds a {@link FlowSchemaSpec}. */
    final class Builder extends ImmutableFlowSchemaSpec.Builder {
        Builder() {}
    }
}
