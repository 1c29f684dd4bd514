package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The requests that a policy or binding speaks of. */
@Value.Immutable
@JsonDeserialize(builder = MatchResources.Builder.class)
public interface MatchResources extends ApiValue, WithMatchResources {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Labels of the namespace; any unless set. */
    Option<LabelSelector> namespaceSelector();

    /** Labels of the object, old or new; any unless set. */
    Option<LabelSelector> objectSelector();

    /** The rules one of which a request fits. */
    Seq<NamedRuleWithOperations> resourceRules();

    /** The rules none of which it may fit. */
    Seq<NamedRuleWithOperations> excludeResourceRules();

    /** How rules are compared with requests; {@code Equivalent} unless set. */
    Option<MatchPolicyType> matchPolicy();

    /** Builds a {@link MatchResources}. */
    final class Builder extends ImmutableMatchResources.Builder {
        Builder() {}
    }
}
