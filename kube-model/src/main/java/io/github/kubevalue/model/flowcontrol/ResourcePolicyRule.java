package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Requests about resources. */
@Value.Immutable
@JsonDeserialize(builder = ResourcePolicyRule.Builder.class)
public interface ResourcePolicyRule extends ApiValue, WithResourcePolicyRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The verbs; {@code *} is every verb. */
    @JsonInclude
    Seq<String> verbs();

    /** The groups; {@code *} is every group. */
    @JsonInclude
    Seq<String> apiGroups();

    /** The resources; {@code *} is every resource. */
    @JsonInclude
    Seq<String> resources();

    /** Whether requests about no namespace are meant. */
    Option<Boolean> clusterScope();

    /** The namespaces; {@code *} is every namespace. */
    @JsonInclude
    Seq<String> namespaces();

    /** Builds a {@link ResourcePolicyRule}. */
    final class Builder extends ImmutableResourcePolicyRule.Builder {
        Builder() {}
    }
}
