package io.github.kubevalue.model.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.io.IOException;

/** Reads any JSON value. */
final class JsonReader extends StdDeserializer<Json> {
    private static final long serialVersionUID = 1L;

    JsonReader() {
        super(Json.class);
    }

    @Override
    public Json deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> {
                LinkedHashMap<String, Json> fields = LinkedHashMap.empty();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    fields = fields.put(name, deserialize(parser, context));
                }
                return new Json.Obj(fields);
            }
            case START_ARRAY -> {
                Vector<Json> items = Vector.empty();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items = items.append(deserialize(parser, context));
                }
                return new Json.Arr(items);
            }
            case VALUE_STRING -> {
                return Json.of(parser.getText());
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return new Json.Number(parser.getDecimalValue());
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return Json.of(token == JsonToken.VALUE_TRUE);
            }
            case VALUE_NULL -> {
                return Json.NULL;
            }
            default -> throw new IllegalStateException("no JSON value starts with " + token);
        }
    }

    @Override
    public Json getNullValue(DeserializationContext context) {
        return Json.NULL;
    }
}
