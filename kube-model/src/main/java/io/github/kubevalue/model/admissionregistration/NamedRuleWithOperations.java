package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Requests, by what they do to which resources of which names. */
@Value.Immutable
@JsonDeserialize(builder = NamedRuleWithOperations.Builder.class)
public interface NamedRuleWithOperations extends ApiValue, WithNamedRuleWithOperations {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The names of the objects; all if empty. */
    Seq<String> resourceNames();

    /** What the requests do. */
    Seq<OperationType> operations();

    /** The API groups; {@code *} for all. */
    Seq<String> apiGroups();

    /** The versions; {@code *} for all. */
    Seq<String> apiVersions();

    /**
     * The resources, {@code pods}, and subresources, {@code pods/status}; {@code *} for all resources, <code>*&#47;*</code>
     * with their subresources.
     */
    Seq<String> resources();

    /** Where the resources live; anywhere unless set. */
    Option<ScopeType> scope();

    /** Builds a {@link NamedRuleWithOperations}. */
    final class Builder extends ImmutableNamedRuleWithOperations.Builder {
        Builder() {}
    }
}
