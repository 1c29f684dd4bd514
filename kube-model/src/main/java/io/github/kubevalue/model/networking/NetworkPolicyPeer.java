package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Who traffic may come from or go to: pods, by their own labels and those of their namespace, or addresses. */
@Value.Immutable
@JsonDeserialize(builder = NetworkPolicyPeer.Builder.class)
public interface NetworkPolicyPeer extends ApiValue, WithNetworkPolicyPeer {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Pods by label: of the namespaces that {@link #namespaceSelector()} selects, or else of the policy's own. */
    Option<LabelSelector> podSelector();

    /** Namespaces by label; with no pod selector, all their pods. */
    Option<LabelSelector> namespaceSelector();

    /** Addresses; excludes the selectors. */
    Option<IPBlock> ipBlock();

    /** Builds a {@link NetworkPolicyPeer}. */
    final class Builder extends ImmutableNetworkPolicyPeer.Builder {
        Builder() {}
    }
}
