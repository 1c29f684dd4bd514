package io.github.kubevalue.model.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.vavr.collection.Seq;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of client-go/util/jsonpath/jsonpath_test.go and parser_test.go. */
class JsonPathTest {
    private static final Json NODES = json("""
        {"kind": "List", "items": [
          {"kind": "None",
           "metadata": {"name": "127.0.0.1", "labels": {"kubernetes.io/hostname": "127.0.0.1"}},
           "status": {"capacity": {"cpu": "4"}, "ready": true,
             "addresses": [{"type": "LegacyHostIP", "address": "127.0.0.1"}]}},
          {"kind": "None",
           "metadata": {"name": "127.0.0.2", "labels": {"kubernetes.io/hostname": "127.0.0.2"}},
           "status": {"capacity": {"cpu": "8"}, "ready": false,
             "addresses": [
               {"type": "LegacyHostIP", "address": "127.0.0.2"},
               {"type": "another", "address": "127.0.0.3"}]}}],
         "users": [
           {"name": "myself", "user": {}},
           {"name": "e2e", "user": {"username": "admin", "password": "secret"}}],
         "book": [{"price": 8.95}, {"price": 12.99, "isbn": "0"}, {"price": 22, "isbn": "1"}]}
        """);
    private static final Json CONTAINERS =
            json("[{\"name\": \"0\"}, {\"name\": \"1\"}, {\"name\": \"2\"}, {\"name\": \"3\"}]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{.items[*].status.addresses[*].address} | 127.0.0.1 127.0.0.2 127.0.0.3",
                "{.items[*].metadata.name} | 127.0.0.1 127.0.0.2",
                "{$.kind} | List",
                "{.items[*]['metadata.name', 'status.capacity']} | 127.0.0.1 127.0.0.2 {\"cpu\":\"4\"} {\"cpu\":\"8\"}",
                "{.users[?(@.name==\"e2e\")].user.password} | secret",
                "{.users[?(@.name=='e2e')].user.password} | secret",
                "{.items[0].metadata.labels.kubernetes\\.io/hostname} | 127.0.0.1",
                "{.items[?(@.metadata.labels.kubernetes\\.io/hostname==\"127.0.0.1\")].kind} | None",
                "{.items[?(@..ready==true)].metadata.name} | 127.0.0.1",
                "{..name} | 127.0.0.1 127.0.0.2 myself e2e",
                "{.users[?(@.user.username)].name} | e2e",
                "{.book[?(@.price > 10)].price} | 12.99 22",
                "{.book[?(@.price<=8.95)].price} | 8.95",
                "{.book[?(@.isbn)].isbn} | 0 1",
                "{.book[?(@.isbn!=\"0\")].isbn} | 1",
                "{.status.missing[0].field} | ``",
                "{.kind[0]} | ERROR is not array or slice",
                "{.kind[?(@.x==1)]} | ERROR is not array or slice and cannot be filtered",
                "{.users[?(@.name>5)]} | ERROR incompatible types for comparison",
                "{.users[?(@..name==\"e2e\")].name} | e2e",
                "{.users[?(@.name=x\"e2e\")]} | ERROR unrecognized filter operator =",
                "{.users[1.name} | ERROR unterminated array",
                "{.users[?(@.name==\"e2e\"} | ERROR unterminated filter",
                "{.users[x]} | ERROR invalid array index x",
                "{hello} | ERROR unrecognized character in action: h"
            })
    void aPathFindsWhatItSays(String path, String found) {
        assertThat(found(path, NODES)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[0] | 0",
                "[0:0] | ``",
                "[0:-1] | 0 1 2",
                "[-1:0] | ERROR starting index 3 is greater than ending index 0",
                "[-1] | 3",
                "[-1:] | 3",
                "[-2] | 2",
                "[-2:] | 2 3",
                "[-4] | 0",
                "[-4:] | 0 1 2 3",
                "[-5] | ERROR array index out of bounds: index -1, length 4",
                "[4] | ERROR array index out of bounds: index 4, length 4",
                "[5:5] | ``",
                "[-5:-5] | ``",
                "[3:1] | ERROR starting index 3 is greater than ending index 1",
                "[-1:-2] | ERROR starting index 3 is greater than ending index 2",
                "[*] | 0 1 2 3",
                "[0:4:] | 0 1 2 3",
                "[0:4:0] | ERROR step must be > 0",
                "[0:4:-1] | ERROR step must be > 0",
                "[1:4:2] | 1 3",
                "[0:4:3] | 0 3",
                "[0,2] | 0 2"
            })
    void placesMayCountFromTheEnd(String place, String found) {
        assertThat(found(place + ".name", CONTAINERS)).isEqualTo(found);
    }

    private static String found(String path, Json document) {
        return JsonPath.parse(path)
                .flatMap(parsed -> parsed.find(document))
                .fold(why -> "ERROR " + why, JsonPathTest::texts);
    }

    private static String texts(Seq<Json> found) {
        return found.map(value -> value instanceof Json.Text text ? text.value() : JsonText.of(value))
                .mkString(" ");
    }

    private static Json json(String text) {
        return JsonText.parse(text).getOrElseThrow(problem -> new AssertionError(problem));
    }
}
