package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.FieldSelectorRequirement;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which objects an access is limited to, by their fields. */
@Value.Immutable
@JsonDeserialize(builder = FieldSelectorAttributes.Builder.class)
public interface FieldSelectorAttributes extends ApiValue, WithFieldSelectorAttributes {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The selector as it stands in a query. */
    Option<String> rawSelector();

    /** The selector taken apart. */
    Seq<FieldSelectorRequirement> requirements();

    /** Builds a {@link FieldSelectorAttributes}. */
    final class Builder extends ImmutableFieldSelectorAttributes.Builder {
        Builder() {}
    }
}
