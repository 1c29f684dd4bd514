package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Reads a time to the microsecond. */
final class MicroTimeReader extends StdScalarDeserializer<MicroTime> {
    private static final long serialVersionUID = 1L;

    MicroTimeReader() {
        super(MicroTime.class);
    }

    @Override
    public MicroTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (MicroTime) context.handleUnexpectedToken(MicroTime.class, parser);
        }
        try {
            return new MicroTime(OffsetDateTime.parse(parser.getText()).toInstant());
        } catch (DateTimeException problem) {
            return (MicroTime) context.handleWeirdStringValue(MicroTime.class, parser.getText(), "not a time");
        }
    }
}
