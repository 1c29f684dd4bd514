package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Teaches Jackson the three shapes of Vavr that attributes have: {@code Option}, {@code Seq}, {@code SortedMap}. */
final class VavrModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    VavrModule() {
        addSerializer(new OptionWriter());
        addSerializer(new SeqWriter());
        addSerializer(new MapWriter());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Readers());
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            if (type.hasRawClass(Option.class)) {
                return new OptionReader(type);
            } else if (type.hasRawClass(Seq.class)) {
                return new SeqReader(type);
            } else if (type.hasRawClass(SortedMap.class)) {
                return new MapReader(type);
            }
            return null;
        }
    }

    /** Reads one of the shapes; what it holds is of the last of the type's parameters. */
    private abstract static class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final JavaType content;

        Reader(JavaType type) {
            super(type);
            this.content = type.containedType(type.containedTypeCount() - 1);
        }

        private boolean takesNull() {
            return content.hasRawClass(Json.class) || content.hasRawClass(Option.class);
        }

        Object content(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken() == JsonToken.VALUE_NULL && !takesNull()
                    ? context.handleUnexpectedToken(content, parser)
                    : context.readValue(parser, content);
        }
    }

    private static final class OptionReader extends Reader<Option<?>> {
        private static final long serialVersionUID = 1L;

        OptionReader(JavaType type) {
            super(type);
        }

        @Override
        public Option<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Option.of(content(parser, context));
        }

        @Override
        public Option<?> getNullValue(DeserializationContext context) {
            return Option.none();
        }
    }

    private static final class SeqReader extends Reader<Seq<?>> {
        private static final long serialVersionUID = 1L;

        SeqReader(JavaType type) {
            super(type);
        }

        @Override
        public Seq<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartArrayToken()) {
                return (Seq<?>) context.handleUnexpectedToken(getValueType(), parser);
            }
            Vector<Object> items = Vector.empty();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                try {
                    items = items.append(content(parser, context));
                } catch (IOException problem) {
                    throw JsonMappingException.wrapWithPath(problem, items, items.size());
                }
            }
            return items;
        }
    }

    private static final class MapReader extends Reader<SortedMap<String, ?>> {
        private static final long serialVersionUID = 1L;

        MapReader(JavaType type) {
            super(type);
        }

        @Override
        @SuppressWarnings("unchecked")
        public SortedMap<String, ?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                return (SortedMap<String, ?>) context.handleUnexpectedToken(getValueType(), parser);
            }
            TreeMap<String, Object> entries = TreeMap.empty();
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                parser.nextToken();
                try {
                    entries = entries.put(key, content(parser, context));
                } catch (IOException problem) {
                    throw JsonMappingException.wrapWithPath(problem, entries, key);
                }
            }
            return entries;
        }
    }

    private static final class OptionWriter extends StdSerializer<Option<?>> {
        private static final long serialVersionUID = 1L;

        OptionWriter() {
            super(Option.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Option<?> option) {
            return option.isEmpty();
        }

        @Override
        public void serialize(Option<?> option, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(option.getOrNull(), out);
        }
    }

    private static final class SeqWriter extends StdSerializer<Seq<?>> {
        private static final long serialVersionUID = 1L;

        SeqWriter() {
            super(Seq.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Seq<?> items) {
            return items.isEmpty();
        }

        @Override
        public void serialize(Seq<?> items, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (items.isEmpty()) {
                // what Go makes of a list that was never there; its storage does not tell the two apart
                out.writeNull();
                return;
            }
            out.writeStartArray();
            for (Object item : items) {
                provider.defaultSerializeValue(item, out);
            }
            out.writeEndArray();
        }
    }

    private static final class MapWriter extends StdSerializer<SortedMap<?, ?>> {
        private static final long serialVersionUID = 1L;

        MapWriter() {
            super(SortedMap.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, SortedMap<?, ?> entries) {
            return entries.isEmpty();
        }

        @Override
        public void serialize(SortedMap<?, ?> entries, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (entries.isEmpty()) {
                out.writeNull();
                return;
            }
            out.writeStartObject();
            for (Tuple2<?, ?> entry : entries) {
                out.writeFieldName((String) entry._1);
                provider.defaultSerializeValue(entry._2, out);
            }
            out.writeEndObject();
        }
    }
}
