package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What may be done to resources. */
@Value.Immutable
@JsonDeserialize(builder = ResourceRule.Builder.class)
public interface ResourceRule extends ApiValue, WithResourceRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The verbs; {@code *} is every verb. */
    @JsonInclude
    Seq<String> verbs();

    /** The groups; {@code *} is every group. */
    Seq<String> apiGroups();

    /** The resources; {@code *} is every resource, {@code *}{@code /scale} that subresource of all. */
    Seq<String> resources();

    /** The objects; all of them if there is none. */
    Seq<String> resourceNames();

    /** Builds a {@link ResourceRule}. */
    final class Builder extends ImmutableResourceRule.Builder {
        Builder() {}
    }
}
