package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a quantity, which documents write as a text or as a number. */
final class QuantityReader extends StdScalarDeserializer<Quantity> {
    private static final long serialVersionUID = 1L;

    QuantityReader() {
        super(Quantity.class);
    }

    @Override
    public Quantity deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = switch (parser.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getText();
            default -> null;
        };
        if (text == null) {
            return (Quantity) context.handleUnexpectedToken(Quantity.class, parser);
        }
        try {
            return Quantity.parse(text.strip());
        } catch (IllegalArgumentException problem) {
            return (Quantity) context.handleWeirdStringValue(Quantity.class, text, "%s", problem.getMessage());
        }
    }
}
