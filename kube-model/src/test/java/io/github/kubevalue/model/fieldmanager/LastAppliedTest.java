package io.github.kubevalue.model.fieldmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.errors.StatusCause;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.schema.Schemas;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LastAppliedTest {

    @ParameterizedTest
    @MethodSource("cases")
    void whatWasAppliedOnTheClientIsNoConflictForKubectl(Json.Obj row) {
        Json.Obj original = object(row, "original");
        Json.Obj last = row.has("lastApplied") ? object(row, "lastApplied") : original;
        Json.Obj live = LastApplied.remembering(original, last);
        FieldManager manager = manager(text(row, "kind"));
        Managers managers = manager.updated(Json.Obj.EMPTY, live, Managers.NONE, "test_client_side_apply");

        Either<ApiError, FieldManager.Result> answer =
                manager.applied(live, object(row, "applied"), managers, text(row, "manager"), false);

        assertThat(answer.fold(ApiError::causes, result -> Vector.<StatusCause>empty())
                        .map(StatusCause::field)
                        .sorted()
                        .map(Json::of))
                .containsExactlyElementsOf(((Json.Arr) row.get("conflicts").get()).items());
    }

    static Stream<Json.Obj> cases() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(LastAppliedTest.class.getResourceAsStream("last-applied-cases.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Json.Obj) JsonText.parse(line).get());
        }
    }

    private static FieldManager manager(String name) {
        int end = name.lastIndexOf('/');
        Kind<?> kind = Scheme.kubernetes()
                .kind(name.substring(0, end), name.substring(end + 1))
                .get();
        return new FieldManager(kind, Schemas.kubernetes(kind).get(), "", Instant.EPOCH);
    }

    private static Json.Obj object(Json.Obj row, String name) {
        return (Json.Obj) row.get(name).get();
    }

    private static String text(Json.Obj row, String name) {
        return ((Json.Text) row.get(name).get()).value();
    }

    @Test
    void whatIsTooLongIsNotRemembered() {
        Json.Obj applied = (Json.Obj) JsonText.parse("{\"data\":{\"a\":\"" + "x".repeat(300_000) + "\"}}")
                .get();

        assertThat(LastApplied.text(LastApplied.remembering(Json.Obj.EMPTY, applied)))
                .isEmpty();
    }

    @Test
    void whatIsNoObjectIsNotWhatWasApplied() {
        assertThat(LastApplied.parse("[1]")).isEmpty();
        assertThat(LastApplied.parse("{\"a\":")).isEmpty();
    }
}
