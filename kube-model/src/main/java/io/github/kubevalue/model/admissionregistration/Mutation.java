package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One change of an object. */
@Value.Immutable
@JsonDeserialize(builder = Mutation.Builder.class)
public interface Mutation extends ApiValue, WithMutation {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How the change is said. */
    @JsonInclude
    @Value.Default
    default PatchType patchType() {
        return new PatchType("");
    }

    /** The change as server-side apply makes it. */
    Option<ApplyConfiguration> applyConfiguration();

    /** The change as a JSON patch. */
    Option<JSONPatch> jsonPatch();

    /** Builds a {@link Mutation}. */
    final class Builder extends ImmutableMutation.Builder {
        Builder() {}
    }
}
