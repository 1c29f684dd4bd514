package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown fields and duplicate keys are refused, warned of or kept quietly, as with {@code kubectl --validate}. */
class ValidateOptionTest {
    private static final String MANIFEST = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: first
          name: web
        dta: {}
        """;

    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("web.yaml"), MANIFEST).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--validate", "--validate=strict", "--validate=true", "--seed=0"})
    void strictRefuses(String option) {
        Run run = Run.of("get", "cm", "-f", file, option);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        file + ":5:3: key \"name\" already set in map\n" + file + ":6:6: dta: unknown field \"dta\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--validate=warn", "--observed"})
    void warnKeepsAndTells(String option) {
        Run run = Run.of("get", "cm", "web", "-o", "yaml", "-f", file, option);

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("name: web").contains("dta: {}");
        assertThat(run.err())
                .isEqualTo("Warning: " + file + ":5:3: key \"name\" already set in map\nWarning: " + file
                        + ":6:6: dta: unknown field \"dta\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--validate=ignore", "--validate=false"})
    void ignoreKeepsQuietly(String option) {
        Run run = Run.of("get", "cm", "web", "-o", "yaml", "-f", file, option);

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("name: web").contains("dta: {}");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void otherWordsAreRefused() {
        assertThat(Run.of("get", "cm", "-f", file, "--validate=maybe").err())
                .contains("invalid - validate option \"maybe\"; must be one of: strict (or true), warn, ignore (or"
                        + " false)");
    }
}
