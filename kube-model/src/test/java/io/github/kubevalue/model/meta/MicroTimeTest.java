package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MicroTimeTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void theTextAlwaysHasSixDecimals() {
        assertThat(new MicroTime(Instant.parse("2026-01-01T00:00:00Z"))).hasToString("2026-01-01T00:00:00.000000Z");
        assertThat(new MicroTime(Instant.parse("2026-01-01T00:00:00.123456789Z")))
                .hasToString("2026-01-01T00:00:00.123456Z");
    }

    @Test
    void theTextIsReadAsTheSame() throws Exception {
        MicroTime time = new MicroTime(Instant.parse("2026-01-01T00:00:00.000002Z"));

        assertThat(mapper.readValue(mapper.writeValueAsString(time), MicroTime.class))
                .isEqualTo(time);
        assertThat(mapper.readValue("\"2026-01-01T01:00:00.000002+01:00\"", MicroTime.class))
                .isEqualTo(time);
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> mapper.readValue("\"soon\"", MicroTime.class))
                .isInstanceOf(JsonMappingException.class);
        assertThatThrownBy(() -> mapper.readValue("7", MicroTime.class)).isInstanceOf(JsonMappingException.class);
    }
}
