package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a node is to be. */
@Value.Immutable
@JsonDeserialize(builder = NodeSpec.Builder.class)
public interface NodeSpec extends ApiValue, WithNodeSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The block from which its pods get their addresses. */
    Option<String> podCIDR();

    /** Those blocks, at most one of each family, the first one as {@link #podCIDR()}. */
    Seq<String> podCIDRs();

    /** The cloud's name for it. */
    Option<String> providerID();

    /** Whether new pods are kept away. */
    Option<Boolean> unschedulable();

    /** What keeps pods away that do not tolerate it. */
    Seq<Taint> taints();

    /** Where the kubelet's configuration came from; no longer supported. */
    Option<NodeConfigSource> configSource();

    /** No longer used. */
    Option<String> externalID();

    /** The blocks from which the node's pods get their addresses. */
    default Seq<Cidr> podCidrs() {
        Seq<String> texts = podCIDRs().isEmpty() ? podCIDR().toVector() : podCIDRs();
        return texts.flatMap(Cidr::tryParse);
    }

    /** Whether new pods are kept away. */
    default boolean isUnschedulable() {
        return unschedulable().getOrElse(false);
    }

    /** Builds a {@link NodeSpec}. */
    final class Builder extends ImmutableNodeSpec.Builder {
        Builder() {}
    }
}
