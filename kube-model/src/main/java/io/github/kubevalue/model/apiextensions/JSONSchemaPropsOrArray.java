package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** One schema for all items of a list, or one for each. */
@JsonDeserialize(using = SchemaUnionReaders.OrArray.class)
public sealed interface JSONSchemaPropsOrArray {

    /** Returns one schema for all items. */
    static JSONSchemaPropsOrArray of(JSONSchemaProps schema) {
        return new Schema(schema);
    }

    /** Returns one schema for each item. */
    static JSONSchemaPropsOrArray of(Seq<JSONSchemaProps> schemas) {
        return new Array(schemas);
    }

    /** What stands in the document. */
    @JsonValue
    Object value();

    /** The schema, if there is one for all items. */
    default Option<JSONSchemaProps> schema() {
        return this instanceof Schema schema ? Option.of(schema.value()) : Option.none();
    }

    /**
     * One schema for all items.
     *
     * @param value the schema
     */
    record Schema(@Override JSONSchemaProps value) implements JSONSchemaPropsOrArray {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * One schema for each item.
     *
     * @param value the schemas
     */
    record Array(@Override Seq<JSONSchemaProps> value) implements JSONSchemaPropsOrArray {
        @Override
        public String toString() {
            return value.toString();
        }
    }
}
