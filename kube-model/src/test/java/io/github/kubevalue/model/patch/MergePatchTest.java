package io.github.kubevalue.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a":"b"}           | {"a":"c"}                  | {"a":"c"}
        {"a":"b"}           | {"b":"c"}                  | {"a":"b","b":"c"}
        {"a":"b"}           | {"a":null}                 | {}
        {"a":"b","b":"c"}   | {"a":null}                 | {"b":"c"}
        {"a":["b"]}         | {"a":"c"}                  | {"a":"c"}
        {"a":"c"}           | {"a":["b"]}                | {"a":["b"]}
        {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}}   | {"a":{"b":"d"}}
        {"a":[{"b":"c"}]}   | {"a":[1]}                  | {"a":[1]}
        ["a","b"]           | ["c","d"]                  | ["c","d"]
        {"a":"b"}           | ["c"]                      | ["c"]
        {"a":"foo"}         | null                       | null
        {"a":"foo"}         | "bar"                      | "bar"
        {"e":null}          | {"a":1}                    | {"e":null,"a":1}
        [1,2]               | {"a":"b","c":null}         | {"a":"b"}
        {}                  | {"a":{"bb":{"ccc":null}}}  | {"a":{"bb":{}}}
        """)
    void mergesAsTheAppendixOfTheRfcSays(String document, String patch, String result) {
        assertThat(new MergePatch(json(patch)).apply(json(document))).isEqualTo(json(result));
    }

    @Test
    void theApiTakesNoScalarsAsPatches() {
        assertThat(new MergePatch(Json.of("bar"))
                        .apply(Json.Obj.EMPTY, Option.none())
                        .getLeft()
                        .toApiError()
                        .message())
                .isEqualTo("Invalid JSON Patch");
    }

    private static Json json(String text) {
        return JsonText.parse(text).get();
    }
}
