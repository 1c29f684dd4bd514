package io.github.kubevalue.model.yaml;

import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON values of all kinds, with texts that are hard to write in YAML. */
final class Trees {
    private Trees() {}

    static Arbitrary<Json> any() {
        return Arbitraries.lazyOf(Trees::scalars, Trees::scalars, Trees::scalars, Trees::arrays, Trees::objects);
    }

    private static Arbitrary<Json> arrays() {
        return any().list().ofMaxSize(3).map(items -> new Json.Arr(Vector.ofAll(items)));
    }

    private static Arbitrary<Json> objects() {
        return Arbitraries.maps(texts(), any()).ofMaxSize(3).map(fields -> new Json.Obj(LinkedHashMap.ofAll(fields)));
    }

    private static Arbitrary<Json> scalars() {
        return Arbitraries.oneOf(
                texts().map(Json::of),
                Arbitraries.longs().map(Json::of),
                Arbitraries.doubles().map(number -> new Json.Number(BigDecimal.valueOf(number))),
                Arbitraries.of(true, false).map(Json::of),
                Arbitraries.just(Json.NULL));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.strings()
                        .withChars("ab01 :-#{}[]\n\t'\"|>&*!%@`,?\\~.")
                        .ofMaxLength(12),
                Arbitraries.strings().withChars("ab 1\n").ofMinLength(60).ofMaxLength(200),
                Arbitraries.of(
                        "",
                        "y",
                        "no",
                        "null",
                        "~",
                        "0755",
                        "12:30",
                        "2024-01-01",
                        "1e3",
                        ".5",
                        "<<",
                        "=",
                        "\u0085",
                        "\u2028",
                        "\uFEFF",
                        " a",
                        "a ",
                        "\n",
                        "a\n\n",
                        "\ud83d\ude00",
                        "---",
                        "- a",
                        "? a"));
    }
}
