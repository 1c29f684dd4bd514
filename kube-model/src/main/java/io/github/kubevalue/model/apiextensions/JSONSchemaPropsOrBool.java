package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.control.Option;

/** A schema, or whether anything is allowed at all. */
@JsonDeserialize(using = SchemaUnionReaders.OrBool.class)
public sealed interface JSONSchemaPropsOrBool {

    /** Returns a schema. */
    static JSONSchemaPropsOrBool of(JSONSchemaProps schema) {
        return new Schema(schema);
    }

    /** Returns whether anything is allowed. */
    static JSONSchemaPropsOrBool of(boolean allows) {
        return new Bool(allows);
    }

    /** What stands in the document. */
    @JsonValue
    Object value();

    /** Whether anything is allowed, be it only what fits a schema. */
    default boolean allows() {
        return !value().equals(false);
    }

    /** The schema, if there is one. */
    default Option<JSONSchemaProps> schema() {
        return this instanceof Schema schema ? Option.of(schema.value()) : Option.none();
    }

    /**
     * What fits a schema is allowed.
     *
     * @param value the schema
     */
    record Schema(@Override JSONSchemaProps value) implements JSONSchemaPropsOrBool {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Anything is allowed, or nothing.
     *
     * @param value whether anything is
     */
    record Bool(@Override Boolean value) implements JSONSchemaPropsOrBool {
        @Override
        public String toString() {
            return value.toString();
        }
    }
}
