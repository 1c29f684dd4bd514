package io.github.kubevalue.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreeWayTest {

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsBetweenThreeCustomResourcesIsWhatIsBetweenThemUpstream(Json.Obj row) {
        Json.Obj current = column(row, "current");
        MergePatch patch = new ThreeWay(column(row, "original"), column(row, "modified"), current).merge();

        assertThat(patch.body()).isEqualTo(column(row, "threeWay"));
        assertThat(patch.apply(current)).isEqualTo(column(row, "result"));
    }

    static Stream<Json.Obj> cases() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(ThreeWayTest.class.getResourceAsStream("json-merge-cases.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> (Json.Obj) JsonText.parse(line).get());
        }
    }

    private static Json.Obj column(Json.Obj row, String name) {
        return (Json.Obj) row.get(name).getOrElse(Json.Obj.EMPTY);
    }
}
