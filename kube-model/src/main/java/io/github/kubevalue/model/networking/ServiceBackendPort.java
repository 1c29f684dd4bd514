package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A port of a Service, by name or by number. */
@Value.Immutable
@JsonDeserialize(builder = ServiceBackendPort.Builder.class)
public interface ServiceBackendPort extends ApiValue, WithServiceBackendPort {

    /** Returns the port of that name. */
    static ServiceBackendPort named(String name) {
        return builder().name(name).build();
    }

    /** Returns the port of that number. */
    static ServiceBackendPort of(int number) {
        return builder().number(number).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name; excludes the number. */
    Option<String> name();

    /** The number; excludes the name. */
    Option<Integer> number();

    /** Builds a {@link ServiceBackendPort}. */
    final class Builder extends ImmutableServiceBackendPort.Builder {
        Builder() {}
    }
}
