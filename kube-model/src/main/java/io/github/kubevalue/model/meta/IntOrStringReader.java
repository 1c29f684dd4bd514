package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a whole number of 32 bits or a text. */
final class IntOrStringReader extends StdScalarDeserializer<IntOrString> {
    private static final long serialVersionUID = 1L;

    IntOrStringReader() {
        super(IntOrString.class);
    }

    @Override
    public IntOrString deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return IntOrString.of(parser.getText());
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return IntOrString.of(parser.getIntValue());
        }
        return (IntOrString) context.handleUnexpectedToken(IntOrString.class, parser);
    }
}
