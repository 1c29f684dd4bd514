package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A file share of Azure. */
@Value.Immutable
@JsonDeserialize(builder = AzureFileVolumeSource.Builder.class)
public interface AzureFileVolumeSource extends ApiValue, WithAzureFileVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret with the account and its key. */
    @JsonInclude
    @Value.Default
    default String secretName() {
        return "";
    }

    /** The share. */
    @JsonInclude
    @Value.Default
    default String shareName() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds an {@link AzureFileVolumeSource}. */
    final class Builder extends ImmutableAzureFileVolumeSource.Builder {
        Builder() {}
    }
}
