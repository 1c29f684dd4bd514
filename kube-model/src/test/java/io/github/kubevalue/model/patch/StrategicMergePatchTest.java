package io.github.kubevalue.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.schema.Field;
import io.github.kubevalue.model.schema.ListSchema;
import io.github.kubevalue.model.schema.MapSchema;
import io.github.kubevalue.model.schema.ScalarType;
import io.github.kubevalue.model.schema.Schema;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategicMergePatchTest {

    @ParameterizedTest
    @MethodSource("patches")
    void patchesDoWhatTheyDoUpstream(Json.Obj row) {
        Either<PatchFault, Json.Obj> patched =
                new StrategicMergePatch(column(row, "twoWay")).apply(column(row, "original"), Items.MERGE_ITEM);

        if (row.has("error")) {
            assertThat(patched.getLeft().detail())
                    .contains(((Json.Text) row.get("error").get()).value());
        } else {
            assertThat(patched).isEqualTo(Either.right(column(row, "modified")));
        }
    }

    @ParameterizedTest
    @MethodSource("differences")
    void whatIsBetweenTwoObjectsIsWhatIsBetweenThemUpstream(Json.Obj row) {
        Json.Obj original = column(row, "original");
        StrategicMergePatch patch = StrategicMergePatch.between(original, column(row, "modified"), Items.MERGE_ITEM)
                .get();

        assertThat(patch.body()).isEqualTo(column(row, "twoWay"));
        assertThat(patch.apply(original, Items.MERGE_ITEM))
                .isEqualTo(Either.right(column(row, row.has("twoWayResult") ? "twoWayResult" : "modified")));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void whatIsBetweenThreeObjectsIsWhatIsBetweenThemUpstream(Json.Obj row) {
        Json.Obj current = column(row, "current");
        StrategicMergePatch patch = new ThreeWay(column(row, "original"), column(row, "modified"), current)
                .strategic(Items.MERGE_ITEM)
                .get();

        assertThat(patch.body()).isEqualTo(column(row, "threeWay"));
        assertThat(patch.apply(current, Items.MERGE_ITEM)).isEqualTo(Either.right(column(row, "result")));
    }

    static Stream<Json.Obj> patches() throws IOException {
        return rows("apply ");
    }

    static Stream<Json.Obj> differences() throws IOException {
        return rows("create ").filter(row -> !row.get("result").contains(Json.Obj.EMPTY));
    }

    private static Stream<Json.Obj> rows(String kind) throws IOException {
        try (InputStream table = Objects.requireNonNull(
                StrategicMergePatchTest.class.getResourceAsStream("strategic-merge-cases.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(kind))
                    .map(line -> (Json.Obj)
                            JsonText.parse(line.substring(kind.length())).get());
        }
    }

    private static Json.Obj column(Json.Obj row, String name) {
        return (Json.Obj) row.get(name).getOrElse(Json.Obj.EMPTY);
    }

    /** The shape of the objects of the cases. */
    private static final class Items {
        private static final Schema TEXT = Schema.of(ScalarType.STRING);
        private static final Schema NUMBER = Schema.of(ScalarType.NUMERIC);
        private static final Supplier<Schema> ITEM = Items::item;
        private static final Schema RETAINING = struct(HashMap.of(
                "simpleMap", Field.of(() -> Schema.of(MapSchema.of(() -> TEXT))),
                "mergingIntList", list(() -> NUMBER, "merge", Option.none()),
                "mergingList", list(ITEM, "merge", Option.of("name")),
                "nonMergingList", Field.of(() -> Schema.of(ListSchema.atomic(ITEM)))));
        static final Schema MERGE_ITEM = struct(HashMap.of(
                        "mergingList", list(ITEM, "merge", Option.of("name")),
                        "nonMergingList", Field.of(() -> Schema.of(ListSchema.atomic(ITEM))),
                        "mergingIntList", list(() -> NUMBER, "merge", Option.none()),
                        "nonMergingIntList", Field.of(() -> Schema.of(ListSchema.atomic(() -> NUMBER))),
                        "mergeItemPtr",
                                new Field(Items::itemOrItems, Option.none(), Vector.of("merge"), Option.of("name")),
                        "simpleMap", Field.of(() -> Schema.of(MapSchema.of(() -> TEXT))),
                        "replacingItem",
                                new Field(() -> Schema.UNTYPED, Option.none(), Vector.of("replace"), Option.none()),
                        "retainKeysMap",
                                new Field(() -> RETAINING, Option.none(), Vector.of("retainKeys"), Option.none()),
                        "retainKeysMergingList", list(ITEM, "merge,retainKeys", Option.of("name")))
                .put("name", Field.of(() -> TEXT))
                .put("value", Field.of(() -> TEXT))
                .put("other", Field.of(() -> TEXT)));

        private static Schema item() {
            return MERGE_ITEM;
        }

        /** The cases call a list of items a pointer to one. */
        private static Schema itemOrItems() {
            return new Schema(Option.none(), Option.of(ListSchema.atomic(ITEM)), MERGE_ITEM.map());
        }

        private static Schema struct(HashMap<String, Field> fields) {
            return Schema.of(MapSchema.struct(fields));
        }

        private static Field list(Supplier<Schema> items, String strategies, Option<String> key) {
            return new Field(
                    () -> Schema.of(ListSchema.atomic(items)), Option.none(), Vector.of(strategies.split(",")), key);
        }
    }
}
