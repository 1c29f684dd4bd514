package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is to be done to a resource. */
@Value.Immutable
@JsonDeserialize(builder = ResourceAttributes.Builder.class)
public interface ResourceAttributes extends ApiValue, WithResourceAttributes {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The namespace; none for kinds of the cluster, all if empty. */
    Option<String> namespace();

    /** The verb; {@code *} is every verb. */
    Option<String> verb();

    /** The group; {@code *} is every group. */
    Option<String> group();

    /** The version; {@code *} is every version. */
    Option<String> version();

    /** The resource; {@code *} is every resource. */
    Option<String> resource();

    /** The subresource. */
    Option<String> subresource();

    /** The object; all of them if empty. */
    Option<String> name();

    /** Which objects, by their fields. */
    Option<FieldSelectorAttributes> fieldSelector();

    /** Which objects, by their labels. */
    Option<LabelSelectorAttributes> labelSelector();

    /** Builds a {@link ResourceAttributes}. */
    final class Builder extends ImmutableResourceAttributes.Builder {
        Builder() {}
    }
}
