package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which devices belong to a class. */
@Value.Immutable
@JsonDeserialize(builder = DeviceClassSpec.Builder.class)
public interface DeviceClassSpec extends ApiValue, WithDeviceClassSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What must hold of the devices; all of it must. */
    Seq<DeviceSelector> selectors();

    /** What their drivers are told. */
    Seq<DeviceClassConfiguration> config();

    /** The extended resource by which pods may ask for them too. */
    Option<String> extendedResourceName();

    /** Builds a {@link DeviceClassSpec}. */
    final class Builder extends ImmutableDeviceClassSpec.Builder {
        Builder() {}
    }
}
