package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One version of a custom kind. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceDefinitionVersion.Builder.class)
public interface CustomResourceDefinitionVersion extends ApiValue, WithCustomResourceDefinitionVersion {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The version, {@code v1beta1}. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Whether clients may use it. */
    @JsonInclude
    @Value.Default
    default boolean served() {
        return false;
    }

    /** Whether objects are stored in it. */
    @JsonInclude
    @Value.Default
    default boolean storage() {
        return false;
    }

    /** Whether clients are warned of it. */
    Option<Boolean> deprecated();

    /** The warning, in place of that which the API server would make. */
    Option<String> deprecationWarning();

    /** What its objects look like. */
    Option<CustomResourceValidation> schema();

    /** The parts of an object that are written on their own. */
    Option<CustomResourceSubresources> subresources();

    /** The columns of {@code kubectl get}; the age unless set. */
    Seq<CustomResourceColumnDefinition> additionalPrinterColumns();

    /** The fields that field selectors may name. */
    Seq<SelectableField> selectableFields();

    /** Builds a {@link CustomResourceDefinitionVersion}. */
    final class Builder extends ImmutableCustomResourceDefinitionVersion.Builder {
        Builder() {}
    }
}
