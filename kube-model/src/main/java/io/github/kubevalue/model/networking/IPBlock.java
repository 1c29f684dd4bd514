package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** A range of addresses with holes. */
@Value.Immutable
@JsonDeserialize(builder = IPBlock.Builder.class)
public interface IPBlock extends ApiValue, WithIPBlock {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The range, {@code 192.168.1.0/24} or {@code 2001:db8::/64}. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String cidr() {
        return "";
    }

    /** Ranges within it that do not belong. */
    Seq<String> except();

    /** Builds an {@link IPBlock}. */
    final class Builder extends ImmutableIPBlock.Builder {
        Builder() {}
    }
}
