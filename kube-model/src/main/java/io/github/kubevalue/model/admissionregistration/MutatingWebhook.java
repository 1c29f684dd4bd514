package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A webhook that may change objects. */
@Value.Immutable
@JsonDeserialize(builder = MutatingWebhook.Builder.class)
public interface MutatingWebhook extends ApiValue, WithMutatingWebhook {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its full name, {@code image-policy.example.com}. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Where it is. */
    @JsonInclude
    @Value.Default
    default WebhookClientConfig clientConfig() {
        return WebhookClientConfig.builder().build();
    }

    /** The requests that it is asked about. */
    Seq<RuleWithOperations> rules();

    /** What becomes of a request when it cannot be asked; refused unless set. */
    Option<FailurePolicyType> failurePolicy();

    /** How rules are compared with requests; {@code Equivalent} unless set. */
    Option<MatchPolicyType> matchPolicy();

    /** Labels of the namespace; any unless set. */
    Option<LabelSelector> namespaceSelector();

    /** Labels of the object, old or new; any unless set. */
    Option<LabelSelector> objectSelector();

    /** Whether it changes anything outside the request; must be {@code None} or {@code NoneOnDryRun}. */
    @JsonInclude
    Option<SideEffectClass> sideEffects();

    /** How long it may take, 1 to 30; 10 unless set. */
    Option<Integer> timeoutSeconds();

    /** The versions of the review that it understands. */
    @JsonInclude
    Seq<String> admissionReviewVersions();

    /** Whether it is asked again when others have changed the object after it; never unless set. */
    Option<ReinvocationPolicyType> reinvocationPolicy();

    /** Further conditions under which it is asked. */
    Seq<MatchCondition> matchConditions();

    /** Builds a {@link MutatingWebhook}. */
    final class Builder extends ImmutableMutatingWebhook.Builder {
        Builder() {}
    }
}
