package io.github.kubevalue.model.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.kubevalue.model.codec.Decoder.Unfit;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.yaml.Node;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

/**
 * Turns values of the API into JSON and back. As in Kubernetes' own encoding, an empty text, a zero, a list or map
 * without entries and an option without a value are not written, unless the type says so; nothing is coerced.
 */
public final class Codec {
    private static final JsonMapper MAPPER = mapper();

    private Codec() {}

    private static JsonMapper mapper() {
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new VavrModule())
                .addModule(new TimeModule())
                .addMixIn(ApiValue.class, OtherFieldsWriter.Appended.class)
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.SKIP, Nulls.FAIL))
                .withConfigOverride(String.class, type -> type.setInclude(when(JsonInclude.Include.NON_EMPTY)))
                .withCoercionConfig(LogicalType.Textual, textual -> {
                    textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                    textual.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
                });
        for (Class<?> primitive : new Class<?>[] {int.class, long.class, boolean.class}) {
            builder.withConfigOverride(primitive, type -> type.setInclude(when(JsonInclude.Include.NON_DEFAULT)));
        }
        for (Class<?> container : new Class<?>[] {Option.class, Seq.class, SortedMap.class}) {
            builder.withConfigOverride(container, type -> type.setInclude(when(JsonInclude.Include.NON_EMPTY)));
        }
        return builder.build();
    }

    private static JsonInclude.Value when(JsonInclude.Include include) {
        return JsonInclude.Value.construct(include, JsonInclude.Include.ALWAYS);
    }

    /** Returns the object that a document describes, its type known; nothing if something in it does not fit. */
    public static Option<KubeObject> decode(Node object, Kind<?> kind) {
        try {
            return Option.of(kind.type() == Unmodelled.class ? unmodelled(object, kind) : typed(object, kind));
        } catch (Unfit unfit) {
            return Option.none();
        }
    }

    private static KubeObject typed(Node object, Kind<?> kind) throws Unfit {
        return Decoders.of(kind.type()) instanceof StructDecoder decoder
                ? (KubeObject) decoder.decodeObject(object)
                : unfit();
    }

    private static KubeObject unfit() throws Unfit {
        throw new Unfit();
    }

    @SuppressWarnings("unchecked") // a kind is equal to all others of its name
    private static KubeObject unmodelled(Node object, Kind<?> kind) throws Unfit {
        Unmodelled.Builder builder = Unmodelled.builder().kind((Kind<Unmodelled>) kind);
        Node.Mapping mapping = (Node.Mapping) object;
        LinkedHashMap<String, Json> others = LinkedHashMap.empty();
        for (int index = 0; index < mapping.count(); index++) {
            String name = mapping.name(index);
            Node value = mapping.value(index);
            if (name.equals("metadata") && !Decoders.isNull(value)) {
                builder.metadata((ObjectMeta) Decoders.of(ObjectMeta.class).decode(value));
            } else if (!name.equals("metadata") && !name.equals("apiVersion") && !name.equals("kind")) {
                others = others.put(name, value.json());
            }
        }
        return builder.otherFields(others).build();
    }

    /** Returns the value that some JSON stands for, if it fits. */
    static Object decodeAny(Json json, Type type) throws Unfit {
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            MAPPER.writeValue(buffer, json);
            return MAPPER.readValue(
                    buffer.asParserOnFirstToken(), MAPPER.getTypeFactory().constructType(type));
        } catch (IOException problem) {
            throw new Unfit();
        }
    }

    /**
     * Returns the value that some JSON stands for.
     *
     * @throws JsonMappingException with the path of the first field that does not fit
     */
    public static <T> T decode(Json json, Class<T> type) throws JsonMappingException {
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            MAPPER.writeValue(buffer, json);
            return MAPPER.readValue(buffer.asParserOnFirstToken(), type);
        } catch (JsonMappingException problem) {
            throw problem;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Returns the object of a kind that some JSON stands for, of which {@code apiVersion} and {@code kind} do not count.
     *
     * @throws JsonMappingException with the path of the first field that does not fit
     */
    public static KubeObject decode(Json.Obj tree, Kind<?> kind) throws JsonMappingException {
        Json.Obj body = tree.without("apiVersion").without("kind");
        return kind.type() == Unmodelled.class ? unmodelled(body, kind) : decode(body, kind.type());
    }

    @SuppressWarnings("unchecked") // a kind is equal to all others of its name
    private static KubeObject unmodelled(Json.Obj body, Kind<?> kind) throws JsonMappingException {
        Unmodelled.Builder builder = Unmodelled.builder().kind((Kind<Unmodelled>) kind);
        Json metadata = body.get("metadata").getOrElse(Json.NULL);
        if (!metadata.equals(Json.NULL)) {
            try {
                builder.metadata(decode(metadata, ObjectMeta.class));
            } catch (JsonMappingException problem) {
                throw JsonMappingException.wrapWithPath(problem, body, "metadata");
            }
        }
        return builder.otherFields(body.without("metadata").fields()).build();
    }

    /** Returns the JSON of a value. */
    public static Json encode(Object value) {
        try (TokenBuffer buffer = new TokenBuffer(MAPPER, false)) {
            MAPPER.writeValue(buffer, value);
            return MAPPER.readValue(buffer.asParserOnFirstToken(), Json.class);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
