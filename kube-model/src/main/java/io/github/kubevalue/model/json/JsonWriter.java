package io.github.kubevalue.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes any JSON value. */
final class JsonWriter extends StdSerializer<Json> {
    private static final long serialVersionUID = 1L;

    JsonWriter() {
        super(Json.class);
    }

    @Override
    public void serialize(Json json, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (json instanceof Json.Obj obj) {
            out.writeStartObject();
            for (var field : obj.fields()) {
                out.writeFieldName(field._1);
                serialize(field._2, out, provider);
            }
            out.writeEndObject();
        } else if (json instanceof Json.Arr arr) {
            out.writeStartArray();
            for (Json item : arr.items()) {
                serialize(item, out, provider);
            }
            out.writeEndArray();
        } else if (json instanceof Json.Text text) {
            out.writeString(text.value());
        } else if (json instanceof Json.Number number) {
            writeNumber(number.value(), out);
        } else if (json instanceof Json.Bool bool) {
            out.writeBoolean(bool.value());
        } else {
            out.writeNull();
        }
    }

    private static void writeNumber(BigDecimal value, JsonGenerator out) throws IOException {
        if (value.scale() <= 0) {
            out.writeNumber(value.toBigIntegerExact());
        } else {
            out.writeNumber(value);
        }
    }
}
