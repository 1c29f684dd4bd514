package io.github.kubevalue.model.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    /** RFC 6902, appendix A, and what the library of the API server adds to it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"foo":"bar"}                          | [{"op":"add","path":"/baz","value":"qux"}]                      | {"baz":"qux","foo":"bar"}
        {"foo":["bar","baz"]}                  | [{"op":"add","path":"/foo/1","value":"qux"}]                    | {"foo":["bar","qux","baz"]}
        {"baz":"qux","foo":"bar"}              | [{"op":"remove","path":"/baz"}]                                 | {"foo":"bar"}
        {"foo":["bar","qux","baz"]}            | [{"op":"remove","path":"/foo/1"}]                               | {"foo":["bar","baz"]}
        {"baz":"qux","foo":"bar"}              | [{"op":"replace","path":"/baz","value":"boo"}]                  | {"baz":"boo","foo":"bar"}
        {"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}} | [{"op":"move","from":"/foo/waldo","path":"/qux/thud"}] | {"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}
        {"foo":["all","grass","cows","eat"]}   | [{"op":"move","from":"/foo/1","path":"/foo/3"}]                 | {"foo":["all","cows","eat","grass"]}
        {"baz":"qux","foo":["a",2,"c"]}        | [{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}] | {"baz":"qux","foo":["a",2,"c"]}
        {"foo":"bar"}                          | [{"op":"add","path":"/child","value":{"grandchild":{}}}]        | {"foo":"bar","child":{"grandchild":{}}}
        {"foo":"bar"}                          | [{"op":"add","path":"/baz","value":"qux","xyz":123}]            | {"foo":"bar","baz":"qux"}
        {"/":9,"~1":10}                        | [{"op":"test","path":"/~01","value":10}]                        | {"/":9,"~1":10}
        {"foo":["bar"]}                        | [{"op":"add","path":"/foo/-","value":["abc","def"]}]            | {"foo":["bar",["abc","def"]]}
        {"foo":["bar","baz"]}                  | [{"op":"remove","path":"/foo/-1"}]                              | {"foo":["bar"]}
        {"foo":"bar"}                          | [{"op":"replace","path":"/baz","value":1}]                      | {"foo":"bar","baz":1}
        {"foo":"bar"}                          | [{"op":"copy","from":"/foo","path":"/baz"}]                     | {"foo":"bar","baz":"bar"}
        {"foo":"bar"}                          | [{"op":"replace","path":"","value":{"a":1}}]                    | {"a":1}
        {"foo":{"a/b":1}}                      | [{"op":"replace","path":"/foo/a~1b","value":2}]                 | {"foo":{"a/b":2}}
        """)
    void changesAsTheRfcSays(String document, String patch, String result) {
        assertThat(patch(patch).apply(json(document))).isEqualTo(Either.right(json(result)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"baz":"qux"} | [{"op":"test","path":"/baz","value":"bar"}]           | testing value /baz failed: test failed
        {"foo":"bar"} | [{"op":"add","path":"/baz/bat","value":"qux"}]        | add operation does not apply: doc is missing path: "/baz/bat": missing value
        {"foo":"bar"} | [{"op":"remove","path":"/baz"}]                       | error in remove for path: '/baz': Unable to remove nonexistent key: baz: missing value
        {"foo":"bar"} | [{"op":"remove","path":"/a/b"}]                       | remove operation does not apply: doc is missing path: "/a/b": missing value
        {"foo":[1]}   | [{"op":"add","path":"/foo/3","value":1}]              | error in add for path: '/foo/3': Unable to access invalid index: 3: invalid index referenced
        {"foo":[1]}   | [{"op":"add","path":"/foo/x","value":1}]              | error in add for path: '/foo/x': value was not a proper array index: 'x': strconv.Atoi: parsing "x": invalid syntax
        {"foo":[1]}   | [{"op":"replace","path":"/foo/1","value":1}]          | replace operation does not apply: doc is missing key: /foo/1: missing value
        {"foo":"bar"} | [{"op":"move","from":"/baz","path":"/foo"}]           | error in move for path: 'baz': Unable to remove nonexistent key: baz: missing value
        {"foo":"bar"} | [{"op":"copy","from":"/a/b","path":"/foo"}]           | copy operation does not apply: doc is missing from path: /a/b: missing value
        {"foo":"bar"} | [{"op":"spam","path":"/foo"}]                         | Unexpected kind: spam
        {"foo":"bar"} | [{"op":"remove"}]                                     | remove operation failed to decode path: missing value
        {"foo":"bar"} | [{"op":"test","path":"/foo","value":10}]              | testing value /foo failed: test failed
        """)
    void failsInTheWordsOfTheApiServer(String document, String patch, String detail) {
        PatchFault fault = patch(patch).apply(json(document)).getLeft();

        assertThat(fault.detail()).isEqualTo(detail);
        assertThat(fault.toApiError().code()).isEqualTo(422);
        assertThat(fault.toApiError().message())
                .isEqualTo("the server rejected our request due to an error in our request");
    }

    @Test
    void aPatchHasAtMostTenThousandOperations() {
        Json operation = json("{\"op\":\"test\",\"path\":\"/a\",\"value\":null}");
        ApiError error = JsonPatch.of(new Json.Arr(Vector.fill(10_001, operation)))
                .getLeft()
                .toApiError();

        assertThat(error.code()).isEqualTo(413);
        assertThat(error.message())
                .isEqualTo(
                        "Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001");
    }

    @Test
    void aPatchIsAList() {
        assertThat(JsonPatch.of(Json.Obj.EMPTY).getLeft().toApiError().code()).isEqualTo(400);
    }

    private static JsonPatch patch(String text) {
        return JsonPatch.of(json(text)).get();
    }

    private static Json json(String text) {
        return JsonText.parse(text).get();
    }
}
