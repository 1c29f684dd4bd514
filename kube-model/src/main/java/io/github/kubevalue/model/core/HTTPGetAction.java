package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An HTTP request. */
@Value.Immutable
@JsonDeserialize(builder = HTTPGetAction.Builder.class)
public interface HTTPGetAction extends ApiValue, WithHTTPGetAction {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path; {@code /} unless set. */
    Option<String> path();

    /** The port, by number or by the container port's name. */
    @Value.Default
    default IntOrString port() {
        return IntOrString.of(0);
    }

    /** The host; the pod's address unless set. */
    Option<String> host();

    /** The scheme; HTTP unless set. */
    Option<URIScheme> scheme();

    /** Headers of the request. */
    Seq<HTTPHeader> httpHeaders();

    /** Builds an {@link HTTPGetAction}. */
    final class Builder extends ImmutableHTTPGetAction.Builder {
        Builder() {}
    }
}
