package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Who has an address. */
@Value.Immutable
@JsonDeserialize(builder = IPAddressSpec.Builder.class)
public interface IPAddressSpec extends ApiValue, WithIPAddressSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The object that has it. */
    Option<ParentReference> parentRef();

    /** Builds an {@link IPAddressSpec}. */
    final class Builder extends ImmutableIPAddressSpec.Builder {
        Builder() {}
    }
}
