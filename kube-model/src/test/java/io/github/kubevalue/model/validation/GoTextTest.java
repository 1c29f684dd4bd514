package io.github.kubevalue.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.SeccompProfile;
import io.github.kubevalue.model.core.ServicePort;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values in messages are printed as Go prints them. */
class GoTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a,\"a\"",
                "`a\"b`,`\"a\\\"b\"`",
                "`a\\b`,`\"a\\\\b\"`",
                "`a\tb`,`\"a\\tb\"`",
                "`a\u0001b`,`\"a\\x01b\"`",
                "`a\u007fb`,`\"a\\x7fb\"`",
                "`a\u200bb`,`\"a\\u200bb\"`",
                "`a\u00e9b`,`\"a\u00e9b\"`",
                "`a\u00a0b`,`\"a\\u00a0b\"`"
            })
    void textsAreQuoted(String text, String quoted) {
        assertThat(GoText.quoted(text)).isEqualTo(quoted);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"`<a>&b`,`\"\\u003ca\\u003e\\u0026b\"`", "`a\u2028`,`\"a\\u2028\"`", "`a\u0001`,`\"a\\u0001\"`"})
    void textsInJsonAreSafeForHtml(String text, String json) {
        assertThat(GoText.json(text)).isEqualTo(json);
    }

    @Test
    void mapsAreInOrderOfTheirKeys() {
        assertThat(GoText.json(LinkedHashMap.of("b", "1", "a", "2"))).isEqualTo("{\"a\":\"2\",\"b\":\"1\"}");
        assertThat(GoText.json(Vector.of("b", "a"))).isEqualTo("[\"b\",\"a\"]");
    }

    @Test
    void structuresHaveAllFieldsOfTheInternalType() {
        assertThat(InternalTypes.json(
                        "ServicePort", ServicePort.builder().port(80).build()))
                .isEqualTo("{\"Name\":\"\",\"Protocol\":\"\",\"AppProtocol\":null,\"Port\":80,\"TargetPort\":0,"
                        + "\"NodePort\":0}");
        assertThat(InternalTypes.json(
                        "SeccompProfile",
                        SeccompProfile.builder().type("Localhost").build()))
                .isEqualTo("{\"Type\":\"Localhost\",\"LocalhostProfile\":null}");
    }

    @Test
    void differencesAreOfIndentedStructures() {
        Container before = Container.builder().name("c").image("i").build();
        Container after = before.withPorts(
                Vector.of(ContainerPort.builder().containerPort(80).build()));

        assertThat(InternalTypes.diff("Container", before, after))
                .startsWith("@@ -4,7 +4,15 @@\n")
                .contains("- \"Ports\": null,\n+ \"Ports\": [\n+  {\n+   \"Name\": \"\",\n");
    }
}
