package io.github.kubevalue.model.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntOrStringTest {

    @ParameterizedTest
    @CsvSource({
        "25%, 10, 3, 2",
        "25%, 4, 1, 1",
        "25%, 1, 1, 0",
        "0%, 10, 0, 0",
        "100%, 7, 7, 7",
        "150%, 3, 5, 4",
        "33%, 3, 1, 0",
    })
    void percentagesAreRoundedEitherWay(String text, int total, int up, int down) {
        assertThat(IntOrString.of(text).scaledUp(total)).isEqualTo(up);
        assertThat(IntOrString.of(text).scaledDown(total)).isEqualTo(down);
    }

    @Test
    void aNumberIsNotScaled() {
        assertThat(IntOrString.of(3).scaledUp(10)).isEqualTo(3);
        assertThat(IntOrString.of(3).scaledDown(10)).isEqualTo(3);
        assertThat(IntOrString.of(3).percent()).isEmpty();
    }

    @Test
    void aTextThatIsNoPercentageCannotBeScaled() {
        assertThatThrownBy(() -> IntOrString.of("many").scaledUp(10))
                .hasMessage("invalid value for IntOrString: invalid type: string is not a percentage");
        assertThatThrownBy(() -> IntOrString.of("x%").scaledUp(10))
                .hasMessage("invalid value for IntOrString: invalid value \"x%\"");
    }

    @Test
    void textAndNumberAreApart() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readValue("80", IntOrString.class)).isEqualTo(IntOrString.of(80));
        assertThat(mapper.readValue("\"80\"", IntOrString.class)).isEqualTo(IntOrString.of("80"));
        assertThat(IntOrString.of("80")).isNotEqualTo(IntOrString.of(80));
        assertThat(IntOrString.of("80").intValue()).isEqualTo(80);
        assertThat(IntOrString.of("http").intValue()).isZero();
        assertThat(mapper.writeValueAsString(IntOrString.of(80))).isEqualTo("80");
        assertThat(mapper.writeValueAsString(IntOrString.of("80"))).isEqualTo("\"80\"");
    }

    @Test
    void otherValuesAreRefused() {
        ObjectMapper mapper = new ObjectMapper();
        assertThatThrownBy(() -> mapper.readValue("1.5", IntOrString.class)).hasMessageContaining("VALUE_NUMBER_FLOAT");
        assertThatThrownBy(() -> mapper.readValue("3000000000", IntOrString.class))
                .hasMessageContaining("out of range");
        assertThatThrownBy(() -> mapper.readValue("[]", IntOrString.class)).hasMessageContaining("START_ARRAY");
    }

    @Property(tries = 300)
    void whatIsRoundedUpAndWhatIsLeftRoundedDownMakeTheWhole(
            @ForAll @IntRange(max = 100) int percent, @ForAll @IntRange(max = 10_000) int total) {
        int up = IntOrString.of(percent + "%").scaledUp(total);
        int rest = IntOrString.of(100 - percent + "%").scaledDown(total);
        assertThat(up + rest).isEqualTo(total);
    }
}
