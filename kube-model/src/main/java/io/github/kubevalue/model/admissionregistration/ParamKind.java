package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The kind of the objects that parameterise a policy. */
@Value.Immutable
@JsonDeserialize(builder = ParamKind.Builder.class)
public interface ParamKind extends ApiValue, WithParamKind {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its version, {@code v1}. */
    @Value.Default
    default String apiVersion() {
        return "";
    }

    /** The kind, {@code ConfigMap}. */
    @Value.Default
    default String kind() {
        return "";
    }

    /** Builds a {@link ParamKind}. */
    final class Builder extends ImmutableParamKind.Builder {
        Builder() {}
    }
}
