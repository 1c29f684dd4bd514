package io.github.kubevalue.dns.corefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text comes, it is read to its end or refused. */
class HostileCorefileTest {
    private static final Source SOURCE = Source.of("")
            .withFiles(TreeMap.of("/other", "a {\n import s\n b \"c", "/third", "import s\n"))
            .withEnvironment(HashMap.of("A", "{$B}{$B}", "B", "{$A}"));

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "{",
                "}",
                "\n",
                "\n",
                " ",
                "\"",
                "\\",
                "#",
                ",",
                "(s) {\n",
                "import s\n",
                "import *\n",
                "import other",
                "{$A}",
                "{%B%}",
                "x",
                "kubernetes",
                "\r",
                "\u00e9",
                "\ufeff");
        return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(60)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyTextIsReadOrRefused(@ForAll("texts") String text) {
        String read = Corefile.parse(SOURCE.withText(text))
                .fold(
                        error -> String.valueOf(error.getMessage()),
                        corefile -> corefile.blocks().size() + " blocks");

        assertThat(read).matches("(?s)/?[A-Za-z]*:[0-9]+ - (Error during parsing|Syntax error): .*|[0-9]+ blocks");
    }
}
