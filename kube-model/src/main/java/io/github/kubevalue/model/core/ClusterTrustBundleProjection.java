package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Certificates that are trusted, by name or by who signs. */
@Value.Immutable
@JsonDeserialize(builder = ClusterTrustBundleProjection.Builder.class)
public interface ClusterTrustBundleProjection extends ApiValue, WithClusterTrustBundleProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The bundle; exclusive with the signer. */
    Option<String> name();

    /** Who signs; all its bundles that the selector selects. */
    Option<String> signerName();

    /** Labels of the signer's bundles; none of them if absent, all if empty. */
    Option<LabelSelector> labelSelector();

    /** Whether there may be none. */
    Option<Boolean> optional();

    /** The file. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** Builds a {@link ClusterTrustBundleProjection}. */
    final class Builder extends ImmutableClusterTrustBundleProjection.Builder {
        Builder() {}
    }
}
