package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.vavr.collection.Seq;
import java.io.IOException;

/** Read what may be a schema or something else. (apiextensions/v1/marshal.go) */
final class SchemaUnionReaders {
    private SchemaUnionReaders() {}

    private abstract static class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        Reader(Class<T> type) {
            super(type);
        }

        abstract T of(JSONSchemaProps schema);

        abstract T other(JsonParser parser, DeserializationContext context) throws IOException;

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.START_OBJECT
                    ? of(context.readValue(parser, JSONSchemaProps.class))
                    : other(parser, context);
        }

        @SuppressWarnings("unchecked") // the parameter is the type of the items
        static <E> Seq<E> seq(JsonParser parser, DeserializationContext context, Class<E> item) throws IOException {
            JavaType type = context.getTypeFactory().constructParametricType(Seq.class, item);
            return (Seq<E>) context.readValue(parser, type);
        }

        @SuppressWarnings("unchecked") // the type is that of this reader
        T refused(JsonParser parser, DeserializationContext context) throws IOException {
            return (T) context.handleUnexpectedToken(handledType(), parser);
        }
    }

    static final class OrBool extends Reader<JSONSchemaPropsOrBool> {
        private static final long serialVersionUID = 1L;

        OrBool() {
            super(JSONSchemaPropsOrBool.class);
        }

        @Override
        JSONSchemaPropsOrBool of(JSONSchemaProps schema) {
            return JSONSchemaPropsOrBool.of(schema);
        }

        @Override
        JSONSchemaPropsOrBool other(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isBoolean()
                    ? JSONSchemaPropsOrBool.of(parser.getBooleanValue())
                    : refused(parser, context);
        }
    }

    static final class OrArray extends Reader<JSONSchemaPropsOrArray> {
        private static final long serialVersionUID = 1L;

        OrArray() {
            super(JSONSchemaPropsOrArray.class);
        }

        @Override
        JSONSchemaPropsOrArray of(JSONSchemaProps schema) {
            return JSONSchemaPropsOrArray.of(schema);
        }

        @Override
        JSONSchemaPropsOrArray other(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.isExpectedStartArrayToken()
                    ? JSONSchemaPropsOrArray.of(seq(parser, context, JSONSchemaProps.class))
                    : refused(parser, context);
        }
    }

    static final class OrStringArray extends Reader<JSONSchemaPropsOrStringArray> {
        private static final long serialVersionUID = 1L;

        OrStringArray() {
            super(JSONSchemaPropsOrStringArray.class);
        }

        @Override
        JSONSchemaPropsOrStringArray of(JSONSchemaProps schema) {
            return JSONSchemaPropsOrStringArray.of(schema);
        }

        @Override
        JSONSchemaPropsOrStringArray other(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.isExpectedStartArrayToken()
                    ? JSONSchemaPropsOrStringArray.of(seq(parser, context, String.class))
                    : refused(parser, context);
        }
    }
}
