package io.github.kubevalue.dns.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Directive;
import io.vavr.collection.Seq;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindTest {

    private static String hosts(String lines) {
        Seq<Directive> bind =
                Corefile.parse(". {\n" + lines + "\n}").get().blocks().head().lines("bind");
        try {
            return Bind.hosts(bind).mkString(" ");
        } catch (CorefileError e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** plugin/bind/setup_test.go, TestSetup. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bind 1.2.3.4 | 1.2.3.4",
                "bind | at least one address or interface name is expected",
                "bind 1.2.3.invalid | not a valid IP address or interface name: \"1.2.3.invalid\"",
                "bind 1.2.3.4 ::5 | 1.2.3.4 ::5",
                "bind ::1 1.2.3.4 ::5 127.9.9.0 | ::1 1.2.3.4 ::5 127.9.9.0",
                "bind ::1 1.2.3.4 ::5 127.9.9.0 noone | not a valid IP address or interface name: \"noone\"",
                "bind 1.2.3.4 lo | 1.2.3.4 127.0.0.1 ::1",
                "'bind lo {\n except 127.0.0.1\n }' | ::1",
                "'bind lo {\n except\n }' | at least one address or interface must be given to except subdirective",
                "'bind lo {\n other\n }' | invalid option \"other\"",
            })
    void aBlockListensOnTheAddressesThatItNames(String lines, String expected) {
        assertThat(hosts(lines)).isEqualTo(expected);
    }
}
