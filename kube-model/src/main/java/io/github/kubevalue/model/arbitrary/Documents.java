package io.github.kubevalue.model.arbitrary;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.ListType;
import io.github.kubevalue.model.schema.MapSchema;
import io.github.kubevalue.model.schema.ScalarType;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Comparator;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * JSON documents: any at all, or such as a schema allows. Few words and numbers, so that two of them have much in common.
 * They are drawn whole, and do not shrink.
 */
public final class Documents {
    private static final Vector<String> WORDS = Vector.of("a", "b", "c");
    private static final int MOST = 3;

    private final Random random;

    private Documents(Random random) {
        this.random = random;
    }

    /** Any value of that depth. */
    public static Arbitrary<Json> values(int depth) {
        return Arbitraries.randomValue(random -> new Documents(random).any(depth));
    }

    /** Any object of that depth. */
    public static Arbitrary<Json.Obj> objects(int depth) {
        return Arbitraries.randomValue(random -> new Documents(random).anyObject(depth));
    }

    /** Any object of that shape, without {@code null} and with its sets in order; below that depth all is empty. */
    public static Arbitrary<Json.Obj> objects(Schema shape, int depth) {
        return Arbitraries.randomValue(
                random -> new Documents(random).object(shape.map().get(), depth));
    }

    private Json any(int depth) {
        int sort = random.nextInt(depth == 0 ? 4 : 6);
        return switch (sort) {
            case 0 -> text();
            case 1 -> number();
            case 2 -> Json.of(random.nextBoolean());
            case 3 -> Json.NULL;
            case 4 -> anyObject(depth);
            default -> new Json.Arr(Vector.fill(random.nextInt(MOST), () -> any(depth - 1)));
        };
    }

    private Json.Obj anyObject(int depth) {
        return words().foldLeft(Json.Obj.EMPTY, (object, word) -> object.with(word, any(depth - 1)));
    }

    private Json value(Schema shape, int depth) {
        if (shape.scalar().isDefined()) {
            return scalar(shape.scalar().get());
        }
        return shape.map().isDefined()
                ? object(shape.map().get(), depth)
                : new Json.Arr(list(shape.list().get(), depth));
    }

    private Json scalar(ScalarType type) {
        return switch (type) {
            case NUMERIC -> number();
            case STRING -> text();
            case BOOLEAN -> Json.of(random.nextBoolean());
            case UNTYPED -> random.nextBoolean() ? number() : text();
        };
    }

    private Json.Obj object(MapSchema shape, int depth) {
        if (depth <= 0) {
            return Json.Obj.EMPTY;
        } else if (shape.fields().isEmpty()) {
            Schema values = shape.others().get().get();
            return words().foldLeft(Json.Obj.EMPTY, (object, word) -> object.with(word, value(values, depth - 1)));
        }
        Json.Obj object = Json.Obj.EMPTY;
        for (Tuple2<String, Field> field :
                shape.fields().toVector().sortBy(Comparator.naturalOrder(), field -> field._1)) {
            object = random.nextInt(5) < 3 ? object.with(field._1, value(field._2.schema(), depth - 1)) : object;
        }
        return object;
    }

    private Vector<Json> list(ListSchema shape, int depth) {
        if (depth <= 0) {
            return Vector.empty();
        }
        Vector<Json> items = Vector.fill(random.nextInt(MOST + 1), () -> value(shape.items(), depth));
        if (shape.type() == ListType.MAP) {
            return items.map(item -> keyed((Json.Obj) item, shape.keys()))
                    .distinctBy(item -> ((Json.Obj) item).get(shape.keys().head()));
        }
        return shape.type() == ListType.SET
                ? items.distinct().sortBy(Comparator.<String>naturalOrder(), Json::toString)
                : items;
    }

    private Json keyed(Json.Obj item, Seq<String> keys) {
        return keys.foldLeft(item, (object, key) -> object.with(key, text()));
    }

    private Vector<String> words() {
        return WORDS.filter(word -> random.nextBoolean());
    }

    private Json text() {
        return Json.of(WORDS.get(random.nextInt(WORDS.size())));
    }

    private Json number() {
        return Json.of(random.nextInt(MOST));
    }
}
