package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Enumerated texts are decoded as the API server decodes them: any text. */
class OpenTextTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void knownTextsEqualTheirConstants() throws Exception {
        assertThat(mapper.readValue("\"TCP\"", Protocol.class)).isEqualTo(Protocol.TCP);
        assertThat(mapper.writeValueAsString(Protocol.TCP)).isEqualTo("\"TCP\"");
    }

    @Test
    void unknownTextsAreKept() throws Exception {
        Protocol unknown = mapper.readValue("\"tcp\"", Protocol.class);
        assertThat(unknown).isNotEqualTo(Protocol.TCP).hasToString("tcp");
        assertThat(mapper.writeValueAsString(unknown)).isEqualTo("\"tcp\"");
    }
}
