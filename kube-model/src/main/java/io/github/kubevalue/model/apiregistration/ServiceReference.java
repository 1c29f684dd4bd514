package io.github.kubevalue.model.apiregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The Service that serves an API. */
@Value.Immutable
@JsonDeserialize(builder = ServiceReference.Builder.class)
public interface ServiceReference extends ApiValue, WithServiceReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its namespace. */
    Option<String> namespace();

    /** Its name. */
    Option<String> name();

    /** Its port; 443 unless set. */
    Option<Integer> port();

    /** Builds a {@link ServiceReference}. */
    final class Builder extends ImmutableServiceReference.Builder {
        Builder() {}
    }
}
