package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.math.BigDecimal;
import org.immutables.value.Value;

/**
 * A schema, as OpenAPI v3 and Kubernetes' extensions of it say one. Of what one field alone means, the API
 * reference tells more.
 */
@Value.Immutable
@JsonDeserialize(builder = JSONSchemaProps.Builder.class)
public interface JSONSchemaProps extends ApiValue, WithJSONSchemaProps {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** An identifier. */
    Option<String> id();

    /** The dialect. The field is called {@code $schema}. */
    @JsonProperty("$schema")
    Option<String> schema();

    /** A reference to another schema. The field is called {@code $ref}. */
    @JsonProperty("$ref")
    Option<String> ref();

    /** What the value is, in words. */
    Option<String> description();

    /** {@code object}, {@code array}, {@code string}, {@code integer}, {@code number}, {@code boolean}. */
    Option<String> type();

    /** What a text or number looks like: {@code date-time}, {@code int32}. */
    Option<String> format();

    /** A name. */
    Option<String> title();

    /** What stands for an absent value. The field is called {@code default}. */
    @JsonProperty("default")
    Option<Json> defaultValue();

    /** The greatest number. */
    Option<BigDecimal> maximum();

    /** Whether the maximum itself is too great. */
    Option<Boolean> exclusiveMaximum();

    /** The least number. */
    Option<BigDecimal> minimum();

    /** Whether the minimum itself is too little. */
    Option<Boolean> exclusiveMinimum();

    /** The greatest number of characters. */
    Option<Long> maxLength();

    /** The least number of characters. */
    Option<Long> minLength();

    /** A regular expression that a part of the text matches. */
    Option<String> pattern();

    /** The greatest number of items. */
    Option<Long> maxItems();

    /** The least number of items. */
    Option<Long> minItems();

    /** Whether no item may stand there twice. */
    Option<Boolean> uniqueItems();

    /** What the number is a multiple of. */
    Option<BigDecimal> multipleOf();

    /** The values that there are. The field is called {@code enum}. */
    @JsonProperty("enum")
    Seq<Json> enumValues();

    /** The greatest number of fields. */
    Option<Long> maxProperties();

    /** The least number of fields. */
    Option<Long> minProperties();

    /** The fields that must be there. */
    Seq<String> required();

    /** What the items are. */
    Option<JSONSchemaPropsOrArray> items();

    /** Schemas that the value must fit, all of them. */
    Seq<JSONSchemaProps> allOf();

    /** Schemas of which it must fit exactly one. */
    Seq<JSONSchemaProps> oneOf();

    /** Schemas of which it must fit at least one. */
    Seq<JSONSchemaProps> anyOf();

    /** A schema that it must not fit. */
    Option<JSONSchemaProps> not();

    /** The fields by name. */
    SortedMap<String, JSONSchemaProps> properties();

    /** What all other fields are, or whether there may be any. */
    Option<JSONSchemaPropsOrBool> additionalProperties();

    /** Fields by patterns of their names. */
    SortedMap<String, JSONSchemaProps> patternProperties();

    /** What a field demands of the others. */
    SortedMap<String, JSONSchemaPropsOrStringArray> dependencies();

    /** What the items beyond a list of schemas are. */
    Option<JSONSchemaPropsOrBool> additionalItems();

    /** Schemas to refer to. */
    SortedMap<String, JSONSchemaProps> definitions();

    /** Where more is written. */
    Option<ExternalDocumentation> externalDocs();

    /** An example. */
    Option<Json> example();

    /** Whether the value may be {@code null}. */
    Option<Boolean> nullable();

    /** Whether fields that the schema does not name are kept. */
    @JsonProperty("x-kubernetes-preserve-unknown-fields")
    Option<Boolean> preserveUnknownFields();

    /** Whether the value is an object of the API, with kind and metadata. */
    @JsonProperty("x-kubernetes-embedded-resource")
    Option<Boolean> embeddedResource();

    /** Whether the value is a whole number or a text. */
    @JsonProperty("x-kubernetes-int-or-string")
    Option<Boolean> intOrString();

    /** The fields that tell the items of a list apart. */
    @JsonProperty("x-kubernetes-list-map-keys")
    Seq<String> listMapKeys();

    /** {@code atomic}, {@code set} or {@code map}. */
    @JsonProperty("x-kubernetes-list-type")
    Option<String> listType();

    /** {@code granular} or {@code atomic}. */
    @JsonProperty("x-kubernetes-map-type")
    Option<String> mapType();

    /** Rules that the value must keep. */
    @JsonProperty("x-kubernetes-validations")
    Seq<ValidationRule> validations();

    /** Whether fields that the schema does not name are kept. */
    default boolean preservesUnknownFields() {
        return preserveUnknownFields().getOrElse(false);
    }

    /** Whether the value is an object of the API. */
    default boolean isEmbeddedResource() {
        return embeddedResource().getOrElse(false);
    }

    /** Whether the value is a whole number or a text. */
    default boolean isIntOrString() {
        return intOrString().getOrElse(false);
    }

    /** Whether the value may be {@code null}. */
    default boolean isNullable() {
        return nullable().getOrElse(false);
    }

    /** The schema of all items. */
    default Option<JSONSchemaProps> item() {
        return items().flatMap(JSONSchemaPropsOrArray::schema);
    }

    /** The schema of a field, be it named or one of the others. */
    default Option<JSONSchemaProps> member(String name) {
        return properties().get(name).orElse(additionalProperties().flatMap(JSONSchemaPropsOrBool::schema));
    }

    /** Builds a {@link JSONSchemaProps}. */
    final class Builder extends ImmutableJSONSchemaProps.Builder {
        Builder() {}
    }
}
