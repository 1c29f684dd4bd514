package io.github.kubevalue.dsl.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dsl.text.TextTable;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rows of upstream's own tests: {@code pkg/printers/internalversion/printers_test.go}. */
class PrinterTablesTest {

    @ParameterizedTest(name = "{1}: {3}")
    @CsvFileSource(resources = "rows.txt", delimiter = '|', quoteCharacter = '`')
    void objectsArePrintedAsKubectlPrintsThem(String columns, String kind, String manifest, String cells) {
        KubeObject object = ManifestReader.kubernetes()
                .parse(kind, manifest)
                .mapError(problems -> new AssertionError(problems.toString()))
                .toEither()
                .getOrElseThrow(error -> error)
                .objects()
                .head();
        PrintOptions options = PrintOptions.DEFAULT.withWide(columns.equals("wide"));
        TextTable table = Printers.table(object.type(), Vector.of(object), options, Store.empty(), Instant.EPOCH);
        String row = table.toString().lines().skip(1).findFirst().orElse("");
        assertThat(row.strip().replaceAll(" +", " ")).isEqualTo(cells);
    }
}
