package io.github.kubevalue.model.cel;

import io.github.kubevalue.model.json.Json;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.Base64;

/** Values as JSON. (cel-go, ConvertToNative of common/types) */
public final class Jsons {
    private Jsons() {}

    /** Returns a value as JSON, or why it cannot be said so. */
    public static Either<String, Json> of(Val value) {
        if (value instanceof Val.Struct struct) {
            return object(struct.fields());
        } else if (value instanceof Val.MapVal map) {
            return map.entries()
                    .keySet()
                    .find(key -> !(key instanceof Val.Text))
                    .<Either<String, Json>>map(key -> Either.left("map key " + key + " is no string"))
                    .getOrElse(() -> object(map.entries().mapKeys(Val::toString)));
        } else if (value instanceof Val.ListVal list) {
            return Either.sequenceRight(list.items().map(Jsons::of)).map(items -> new Json.Arr(items.toVector()));
        } else if (value instanceof Val.Opt opt) {
            return opt.value().map(Jsons::of).getOrElse(() -> Either.right(Json.NULL));
        }
        return scalar(value);
    }

    private static Either<String, Json> object(Iterable<Tuple2<String, Val>> fields) {
        LinkedHashMap<String, Json> object = LinkedHashMap.empty();
        for (Tuple2<String, Val> field : fields) {
            Either<String, Json> part = of(field._2);
            if (part.isLeft()) {
                return part;
            }
            object = object.put(field._1, part.get());
        }
        return Either.right(new Json.Obj(object));
    }

    private static Either<String, Json> scalar(Val value) {
        if (value instanceof Val.Bool bool) {
            return Either.right(Json.of(bool.value()));
        } else if (value instanceof Val.Int || value instanceof Val.Uint) {
            return Either.right(new Json.Number(new BigDecimal(value.toString())));
        } else if (value instanceof Val.Dbl fraction && Double.isFinite(fraction.value())) {
            return Either.right(new Json.Number(new BigDecimal(Double.toString(fraction.value()))));
        } else if (value instanceof Val.Text || value instanceof Val.Timestamp || value instanceof Val.Duration) {
            return Either.right(Json.of(value.toString()));
        } else if (value instanceof Val.Bytes bytes) {
            return Either.right(Json.of(Base64.getEncoder().encodeToString(bytes.array())));
        }
        return value.equals(Val.NULL)
                ? Either.right(Json.NULL)
                : Either.left(
                        "unsupported type conversion from '" + value.type().name() + "'");
    }
}
