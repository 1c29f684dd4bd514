package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An attempt to connect. */
@Value.Immutable
@JsonDeserialize(builder = TCPSocketAction.Builder.class)
public interface TCPSocketAction extends ApiValue, WithTCPSocketAction {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The port, by number or by the container port's name. */
    @Value.Default
    default IntOrString port() {
        return IntOrString.of(0);
    }

    /** The host; the pod's address unless set. */
    Option<String> host();

    /** Builds a {@link TCPSocketAction}. */
    final class Builder extends ImmutableTCPSocketAction.Builder {
        Builder() {}
    }
}
