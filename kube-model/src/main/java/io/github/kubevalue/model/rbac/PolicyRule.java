package io.github.kubevalue.model.rbac;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Verbs, and what may be done by them: resources, or paths that are no resources. */
@Value.Immutable
@JsonDeserialize(builder = PolicyRule.Builder.class)
public interface PolicyRule extends ApiValue, WithPolicyRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The verbs; {@code *} is every verb. */
    @JsonInclude
    Seq<String> verbs();

    /** The groups of the resources; {@code *} is every group. */
    Seq<String> apiGroups();

    /** The resources; {@code *} is every resource, {@code pods/log} a subresource. */
    Seq<String> resources();

    /** The names of the objects; all of them if there is none. */
    Seq<String> resourceNames();

    /** Paths, such as {@code /healthz}; {@code *} at the end stands for the rest. Only for roles of the cluster. */
    Seq<String> nonResourceURLs();

    /** Builds a {@link PolicyRule}. */
    final class Builder extends ImmutablePolicyRule.Builder {
        Builder() {}
    }
}
