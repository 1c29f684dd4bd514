package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.collection.Seq;

/** What a field demands: a schema that the object must fit, or other fields that it must have. */
@JsonDeserialize(using = SchemaUnionReaders.OrStringArray.class)
public sealed interface JSONSchemaPropsOrStringArray {

    /** Returns a schema that the object must fit. */
    static JSONSchemaPropsOrStringArray of(JSONSchemaProps schema) {
        return new Schema(schema);
    }

    /** Returns fields that the object must have. */
    static JSONSchemaPropsOrStringArray of(Seq<String> fields) {
        return new Fields(fields);
    }

    /** What stands in the document. */
    @JsonValue
    Object value();

    /**
     * A schema that the object must fit.
     *
     * @param value the schema
     */
    record Schema(@Override JSONSchemaProps value) implements JSONSchemaPropsOrStringArray {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * Fields that the object must have.
     *
     * @param value their names
     */
    record Fields(@Override Seq<String> value) implements JSONSchemaPropsOrStringArray {
        @Override
        public String toString() {
            return value.toString();
        }
    }
}
