package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What keeps pods from a device. */
@Value.Immutable
@JsonDeserialize(builder = DeviceTaint.Builder.class)
public interface DeviceTaint extends ApiValue, WithDeviceTaint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The key. */
    @JsonInclude
    @Value.Default
    default String key() {
        return "";
    }

    /** The value. */
    Option<String> value();

    /** What it does to pods. */
    @Value.Default
    default DeviceTaintEffect effect() {
        return new DeviceTaintEffect("");
    }

    /** Since when. */
    Option<Instant> timeAdded();

    /** Builds a {@link DeviceTaint}. */
    final class Builder extends ImmutableDeviceTaint.Builder {
        Builder() {}
    }
}
