package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What a pod adds to its resolver configuration. */
@Value.Immutable
@JsonDeserialize(builder = PodDNSConfig.Builder.class)
public interface PodDNSConfig extends ApiValue, WithPodDNSConfig {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Addresses of name servers, asked after those of the policy. */
    Seq<String> nameservers();

    /** Domains to search, after those of the policy. */
    Seq<String> searches();

    /** Options; those of the policy with the same name give way. */
    Seq<PodDNSConfigOption> options();

    /** Builds a {@link PodDNSConfig}. */
    final class Builder extends ImmutablePodDNSConfig.Builder {
        Builder() {}
    }
}
