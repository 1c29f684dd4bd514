package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelectorRequirement;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which objects an access is limited to, by their labels. */
@Value.Immutable
@JsonDeserialize(builder = LabelSelectorAttributes.Builder.class)
public interface LabelSelectorAttributes extends ApiValue, WithLabelSelectorAttributes {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The selector as it stands in a query. */
    Option<String> rawSelector();

    /** The selector taken apart. */
    Seq<LabelSelectorRequirement> requirements();

    /** Builds a {@link LabelSelectorAttributes}. */
    final class Builder extends ImmutableLabelSelectorAttributes.Builder {
        Builder() {}
    }
}
