package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The words for a custom kind. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceDefinitionNames.Builder.class)
public interface CustomResourceDefinitionNames extends ApiValue, WithCustomResourceDefinitionNames {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The resource, in small letters: {@code widgets}. */
    @JsonInclude
    @Value.Default
    default String plural() {
        return "";
    }

    /** The word for one object; the kind in small letters unless set. */
    Option<String> singular();

    /** Shorter words. */
    Seq<String> shortNames();

    /** The kind, in CamelCase: {@code Widget}. */
    @JsonInclude
    @Value.Default
    default String kind() {
        return "";
    }

    /** The kind of a list; the kind followed by {@code List} unless set. */
    Option<String> listKind();

    /** Groups of resources that {@code kubectl get} knows by one word, {@code all}. */
    Seq<String> categories();

    /** Builds a {@link CustomResourceDefinitionNames}. */
    final class Builder extends ImmutableCustomResourceDefinitionNames.Builder {
        Builder() {}
    }
}
