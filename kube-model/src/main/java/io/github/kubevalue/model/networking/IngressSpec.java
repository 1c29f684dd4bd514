package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What an Ingress wants. */
@Value.Immutable
@JsonDeserialize(builder = IngressSpec.Builder.class)
public interface IngressSpec extends ApiValue, WithIngressSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The class, and so the controller, that serves this Ingress. */
    Option<String> ingressClassName();

    /** Where requests go that no rule matches. */
    Option<IngressBackend> defaultBackend();

    /** Hosts that are served over TLS, and with what certificate. */
    Seq<IngressTLS> tls();

    /** The rules, one for each host. */
    Seq<IngressRule> rules();

    /** Builds an {@link IngressSpec}. */
    final class Builder extends ImmutableIngressSpec.Builder {
        Builder() {}
    }
}
