package io.github.kubevalue.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.manifest.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quick reader reads, it reads as the library does: the same values in the same places. */
class BlockReaderTest {
    private static final List<String> CORPORA = List.of(
            "api-testdata-1.36",
            "online-boutique",
            "bookinfo",
            "guestbook",
            "sock-shop",
            "bank-of-anthos",
            "petclinic-cloud",
            "train-ticket",
            "one-per-kind");

    @TestFactory
    Stream<DynamicTest> filesAreReadAsTheLibraryReadsThem() {
        return files().map(file ->
                DynamicTest.dynamicTest(file.toString(), () -> Agreement.assertOn(Files.readString(file))));
    }

    @Test
    void hardlyAnyManifestIsDeclined() {
        List<Path> all = files().toList();

        assertThat(all.stream().filter(file -> BlockReader.read(text(file)).isEmpty()))
                .hasSizeLessThan(all.size() / 20);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadAsTheLibraryReadsIt(@ForAll("trees") Json tree) {
        Agreement.assertOn(Texts.yaml(tree));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void nonsenseIsReadAsTheLibraryReadsIt(@ForAll("nonsense") String text) {
        Agreement.assertOn(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b\n",
                "a: b # c\n",
                "a:\n- b\n-\n- c: d\n  e: f\n",
                "a:\n  - b\n  - - c\n    - d\n",
                "a: |\n  b\n   c\n\n  d\nb: >-\n  e\n  f\n\n  g\n",
                "a: |+\n  b\n\n\nb: |-\n  c\n",
                "a: \"b\\n\\\"c\\\\\"\nb: 'it''s'\n'c': d\n\"e\": f\n",
                "a: {}\nb: []\nc: {d: e, \"f\": [1, 'x', true]}\n",
                "---\na: b\n---\n# nothing\n---\nc: d\n",
                "a:\nb:\n  c:\n",
                "  a: b\n  c: d",
                "a: http://b:80/c#d\nb: -1\nc: --d\n"
            })
    void theOrdinaryIsRead(String text) {
        assertThat(BlockReader.read(text)).isNotEmpty();
        Agreement.assertOn(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &b c\n",
                "a: *b\n",
                "a: !!str b\n",
                "? a\n: b\n",
                "a: b\n  c\n",
                "a:\n\t- b\n",
                "a: b\na: c\n",
                "%YAML 1.1\n---\na: b\n",
                "a: b\n...\n",
                "a: .inf\n",
                "y: b\n",
                "<<: {a: b}\n",
                "a: \"b\n  c\"\n",
                "a: [b,\n  c]\n",
                "a: |2\n   b\n",
                "a: b: c\n",
                "a\n",
                "a:\n   b: c\n  d: e\n",
                "a: \"\\u0041\"\n",
                "a: b\r\n",
                "a: \ud83d\ude00\n"
            })
    void theUnusualIsDeclined(String text) {
        assertThat(BlockReader.read(text)).isEmpty();
    }

    @Provide
    Arbitrary<Json> trees() {
        return Trees.any();
    }

    @Provide
    Arbitrary<String> nonsense() {
        Arbitrary<String> lines = Arbitraries.of(
                "a: b",
                "- a",
                "- ",
                "-",
                "a:",
                "b: |",
                "c: >-",
                "d: |+",
                "- e: f",
                "x: {a: b}",
                "y1: [a, -1]",
                "z: 'q'",
                "w: \"q\"",
                "# c",
                " # c",
                "---",
                "--- ",
                "- - g",
                "text",
                "...",
                "- |",
                "k: \"a\\n\" #",
                "a.b/c-d: 1",
                "- 'q': r",
                "h: 08",
                "i: ~",
                "",
                " ",
                "\t",
                "j: {}",
                "m: a #b",
                "n: a#b",
                "- a: |-",
                ": a",
                "o : p",
                "q: a:b",
                "r: {a: 1, b: [x]}",
                "s: [\"a\", 'b']",
                "'t': u",
                "- [a]",
                "- {b: c}",
                "v: -",
                "aa: - b",
                "bb: a: b",
                "cc: 'x' y",
                "dd: \"x\"#",
                "ee: [a]]",
                "ff: {a: b, a: c}",
                "- -",
                "[a]");
        Arbitrary<String> indents = Arbitraries.of("", "", "", "  ", "  ", "    ", " ", "   ", "      ");
        return net.jqwik.api.Combinators.combine(indents, lines)
                .as(String::concat)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .flatMap(text -> Arbitraries.of("\n", "").map(end -> String.join("\n", text) + end));
    }

    private static Stream<Path> files() {
        return CORPORA.stream().flatMap(corpus -> Corpus.manifests(Corpus.folder(corpus)).stream());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }
}
