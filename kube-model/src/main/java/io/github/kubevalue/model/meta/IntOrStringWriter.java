package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Writes a number as a number and a text as a text. */
final class IntOrStringWriter extends StdScalarSerializer<IntOrString> {
    private static final long serialVersionUID = 1L;

    IntOrStringWriter() {
        super(IntOrString.class);
    }

    @Override
    public void serialize(IntOrString value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        if (value instanceof IntOrString.Number number) {
            generator.writeNumber(number.value());
        } else {
            generator.writeString(value.toString());
        }
    }
}
