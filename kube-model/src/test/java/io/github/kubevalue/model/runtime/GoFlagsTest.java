package io.github.kubevalue.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoFlagsTest {
    private static GoFlags flags(String words) {
        return new GoFlags(Vector.of(words.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "-conf /etc/Corefile, /etc/Corefile",
        "--conf /etc/Corefile, /etc/Corefile",
        "-conf=/etc/Corefile, /etc/Corefile",
        "--conf=/a=b -quiet, /a=b",
        "-conf /a -conf /b, /b",
        "-conf,",
        "-config /a,",
        "conf /a,",
    })
    void aValueFollowsItsFlagOrAnEqualsSign(String words, String value) {
        assertThat(flags(words).value("conf").getOrNull()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"-quiet, true", "-setupiptables=false, false", "--setupiptables=false, false", "-setupiptables, true"})
    void aFlagIsOnUnlessItIsSaidToBeOff(String words, boolean on) {
        assertThat(flags(words).isOn("setupiptables")).isEqualTo(on);
    }

    @Test
    void theCommandOfAContainerCountsAsWellAsItsArguments() {
        Container container = Container.builder()
                .name("c")
                .addCommand("/coredns")
                .addCommand("-conf")
                .addArg("/etc/Corefile")
                .build();

        assertThat(GoFlags.of(container).value("conf").get()).isEqualTo("/etc/Corefile");
    }
}
