package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Something that must hold of a device. */
@Value.Immutable
@JsonDeserialize(builder = DeviceSelector.Builder.class)
public interface DeviceSelector extends ApiValue, WithDeviceSelector {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** An expression. */
    Option<CELDeviceSelector> cel();

    /** Builds a {@link DeviceSelector}. */
    final class Builder extends ImmutableDeviceSelector.Builder {
        Builder() {}
    }
}
