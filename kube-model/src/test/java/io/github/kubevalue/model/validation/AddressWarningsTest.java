package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of apimachinery/pkg/util/validation/ip_test.go. */
class AddressWarningsTest {
    private static final FieldPath PATH = FieldPath.of("spec.ip");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.12.2.2 | ``",
                "2001:db8::2 | ``",
                "192.012.2.2 | non-standard IP address \"192.012.2.2\" is invalid: use \"192.12.2.2\"",
                "::ffff:192.12.2.2 | non-standard IP address \"::ffff:192.12.2.2\" is invalid: use \"192.12.2.2\"",
                "2001:db8:0:0::2 | IPv6 address \"2001:db8:0:0::2\" should be in RFC 5952 canonical format"
                        + " (\"2001:db8::2\")",
                "2001:DB8::2 | IPv6 address \"2001:DB8::2\" should be in RFC 5952 canonical format (\"2001:db8::2\")",
                "nonsense | ``"
            })
    void oddAddresses(String text, String warning) {
        assertThat(AddressWarnings.ip(PATH, text).mkString("; "))
                .isEqualTo(warning.isEmpty() ? "" : "spec.ip: " + warning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "192.12.2.0/24 | ``",
                "2001:db8::/64 | ``",
                "192.012.2.0/24 | spec.ip: non-standard CIDR value \"192.012.2.0/24\" is invalid: use \"192.12.2.0/24\"",
                "192.12.2.0/024 | spec.ip: non-standard CIDR value \"192.12.2.0/024\" is invalid: use \"192.12.2.0/24\"",
                "::ffff:192.12.2.0/120 | spec.ip: non-standard CIDR value \"::ffff:192.12.2.0/120\" is invalid: use"
                        + " \"192.12.2.0/24\"",
                "192.12.2.8/24 | spec.ip: CIDR value \"192.12.2.8/24\" is ambiguous in this context (should be"
                        + " \"192.12.2.0/24\" or \"192.12.2.8/32\"?)",
                "192.012.2.8/24 | spec.ip: CIDR value \"192.012.2.8/24\" is ambiguous in this context (should be"
                        + " \"192.12.2.0/24\" or \"192.12.2.8/32\"?); spec.ip: non-standard CIDR value"
                        + " \"192.012.2.8/24\" is invalid: use \"192.12.2.0/24\"",
                "2001:db8:0:0::/64 | spec.ip: IPv6 CIDR value \"2001:db8:0:0::/64\" should be in RFC 5952 canonical"
                        + " format (\"2001:db8::/64\")",
                "2001:db8::8/64 | spec.ip: CIDR value \"2001:db8::8/64\" is ambiguous in this context (should be"
                        + " \"2001:db8::/64\" or \"2001:db8::8/128\"?)",
                "nonsense | ``"
            })
    void oddBlocks(String text, String warning) {
        assertThat(AddressWarnings.cidr(PATH, text).mkString("; ")).isEqualTo(warning);
    }
}
