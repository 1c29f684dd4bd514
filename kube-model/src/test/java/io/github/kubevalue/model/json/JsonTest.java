package io.github.kubevalue.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": 1, \"a\": [true, null, \"say \\\"hi\\\"\\n\"], \"empty\": {}}",
                "0.5",
                "1000000",
                "1E+400",
                "\"\"",
                "[]"
            })
    void theTextIsJson(String text) throws Exception {
        assertThat(new ObjectMapper().readValue(text, Json.class)).hasToString(text);
    }
}
