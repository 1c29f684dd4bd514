package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The parts of a custom resource that are written on their own. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceSubresources.Builder.class)
public interface CustomResourceSubresources extends ApiValue, WithCustomResourceSubresources {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its status; the main endpoint then ignores it. */
    Option<CustomResourceSubresourceStatus> status();

    /** Its number of replicas. */
    Option<CustomResourceSubresourceScale> scale();

    /** Builds a {@link CustomResourceSubresources}. */
    final class Builder extends ImmutableCustomResourceSubresources.Builder {
        Builder() {}
    }
}
