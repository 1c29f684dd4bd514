package io.github.kubevalue.model.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerationTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} tolerates foo=bar:NoSchedule: {4}")
    @CsvSource({
        "foo, Exists, , NoSchedule, true",
        "foo, Exists, , , true",
        ", Exists, , , true",
        ", Exists, , NoExecute, false",
        "foo, Equal, bar, NoSchedule, true",
        "foo, , bar, NoSchedule, true",
        "foo, , bar, , true",
        "foo, Equal, other, NoSchedule, false",
        "foo, Equal, , NoSchedule, false",
        "other, Exists, , NoSchedule, false",
        "foo, Exists, , PreferNoSchedule, false",
        "foo, Gt, bar, NoSchedule, false",
        "foo, exists, , NoSchedule, false",
    })
    void toleratesOrNot(String key, String operator, String value, String effect, boolean tolerates) {
        Toleration toleration = Toleration.builder()
                .key(Option.of(key))
                .operator(Option.of(operator).map(TolerationOperator::new))
                .value(Option.of(value))
                .effect(Option.of(effect).map(TaintEffect::new))
                .build();
        assertThat(toleration.tolerates(Taint.of("foo", "bar", TaintEffect.NO_SCHEDULE)))
                .isEqualTo(tolerates);
    }

    @Test
    void theTaintWithoutAValueIsToleratedByTheEmptyValue() {
        Taint taint = Taint.of("dedicated", TaintEffect.NO_EXECUTE);
        assertThat(Toleration.of("dedicated", "", TaintEffect.NO_EXECUTE).tolerates(taint))
                .isTrue();
        assertThat(Toleration.exists("dedicated").tolerates(taint)).isTrue();
    }

    @Test
    void taintsAreWrittenAsKubectlWritesThem() {
        assertThat(Taint.of("a", "b", TaintEffect.NO_SCHEDULE).text()).isEqualTo("a=b:NoSchedule");
        assertThat(Taint.of("a", TaintEffect.NO_EXECUTE).text()).isEqualTo("a:NoExecute");
    }
}
