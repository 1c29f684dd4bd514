package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a device is like in one respect: a value, or several. */
@Value.Immutable
@JsonDeserialize(builder = DeviceAttribute.Builder.class)
public interface DeviceAttribute extends ApiValue, WithDeviceAttribute {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A number. The field is called {@code int}. */
    @JsonProperty("int")
    Option<Long> intValue();

    /** A truth value. */
    Option<Boolean> bool();

    /** A text. */
    Option<String> string();

    /** A semantic version. */
    Option<String> version();

    /** Numbers. */
    Seq<Long> ints();

    /** Truth values. */
    Seq<Boolean> bools();

    /** Texts. */
    Seq<String> strings();

    /** Semantic versions. */
    Seq<String> versions();

    /** Builds a {@link DeviceAttribute}. */
    final class Builder extends ImmutableDeviceAttribute.Builder {
        Builder() {}
    }
}
