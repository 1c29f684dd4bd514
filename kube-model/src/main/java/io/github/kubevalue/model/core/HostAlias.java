package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** A line of a pod's hosts file. */
@Value.Immutable
@JsonDeserialize(builder = HostAlias.Builder.class)
public interface HostAlias extends ApiValue, WithHostAlias {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonInclude
    @Value.Default
    default String ip() {
        return "";
    }

    /** The names it stands for. */
    Seq<String> hostnames();

    /** Builds a {@link HostAlias}. */
    final class Builder extends ImmutableHostAlias.Builder {
        Builder() {}
    }
}
