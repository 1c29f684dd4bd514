package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What must hold of several devices together. */
@Value.Immutable
@JsonDeserialize(builder = DeviceConstraint.Builder.class)
public interface DeviceConstraint extends ApiValue, WithDeviceConstraint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The requests that are meant; all of them if there is none. */
    Seq<String> requests();

    /** An attribute in which all devices agree. */
    Option<String> matchAttribute();

    /** An attribute in which no two devices agree. */
    Option<String> distinctAttribute();

    /** Builds a {@link DeviceConstraint}. */
    final class Builder extends ImmutableDeviceConstraint.Builder {
        Builder() {}
    }
}
