package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "web-1", "0", "a--b"})
    void labelsMayHaveDigitsAndDashesInside(String name) {
        assertThat(Names.DNS_LABEL.broken(name)).isEmpty();
    }

    @Test
    void capitalsAreRefusedWithTheRule() {
        assertThat(Names.DNS_SUBDOMAIN.broken("Web"))
                .containsExactly("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
                        + "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex "
                        + "used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    }

    @Test
    void aLabelWithDotsIsToldSo() {
        assertThat(Names.DNS_LABEL.broken("a.b")).containsExactly("must not contain dots");
    }

    @Test
    void aLongNameIsToldItsLength() {
        assertThat(Names.DNS_LABEL.broken("a".repeat(64))).containsExactly("must be no more than 63 characters");
        assertThat(Names.LABEL_VALUE.broken("a".repeat(64))).containsExactly("must be no more than 63 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "app, true",
        "kubernetes.io/os, true",
        "a/b/c, false",
        "/os, false",
        "example.com/, false",
        "Kube.io/os, false",
        "a_b.c, true"
    })
    void qualifiedNamesHaveAtMostOnePrefix(String name, boolean valid) {
        assertThat(Names.QUALIFIED_NAME.accepts(name)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"http, true", "8080, false", "a--b, false", "-a, false", "http-metrics-port, false", "HTTP, false"})
    void portNamesAreShortAndHaveALetter(String name, boolean valid) {
        assertThat(Names.PORT_NAME.accepts(name)).isEqualTo(valid);
    }

    @Test
    void aPrefixMayEndInADash() {
        assertThat(Names.prefix(Names.DNS_SUBDOMAIN).broken("web-")).isEmpty();
    }
}
