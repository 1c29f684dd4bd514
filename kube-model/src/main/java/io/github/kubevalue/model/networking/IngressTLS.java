package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A certificate and the hosts it is for. */
@Value.Immutable
@JsonDeserialize(builder = IngressTLS.Builder.class)
public interface IngressTLS extends ApiValue, WithIngressTLS {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The hosts in the certificate. */
    Seq<String> hosts();

    /** The Secret that holds certificate and key. */
    Option<String> secretName();

    /** Builds an {@link IngressTLS}. */
    final class Builder extends ImmutableIngressTLS.Builder {
        Builder() {}
    }
}
