package io.github.kubevalue.dns.corefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** github.com/coredns/caddy, caddyfile/parse_test.go, and what follows from parse.go beyond. */
class ParserTest {
    private static final Source SOURCE = Source.of("")
            .withFiles(TreeMap.of(
                            "/testdata/import_test1.txt", "dir2 arg1 arg2\ndir3",
                            "/testdata/import_test2.txt", "host1 {\n\tdir1\n\tdir2 arg1\n}",
                            "/testdata/import_glob0.txt", "glob0.host0 {\n\tdir2 arg1\n}\nglob0.host1 {\n}",
                            "/testdata/import_glob1.txt", "glob1.host0 {\n\tdir1\n\tdir2 arg1\n}",
                            "/testdata/import_glob2.txt", "glob2.host0 {\n\tdir2 arg1\n}")
                    .put("/testdata/recursive1", "localhost\ndir1\nimport recursive2")
                    .put("/testdata/recursive2", "dir2 1")
                    .put("/testdata/absolute1", "localhost\ndir1\nimport /testdata/recursive2")
                    .put("/testdata/properties", "prop1 1\n\tprop2 2")
                    .put("/auth", "http://example.com {\n basicauth / import password\n}")
                    .put("/common", "http://example.com {\n import common\n}")
                    .put("/cycle/a", "import b")
                    .put("/cycle/b", "import a"))
            .withEnvironment(HashMap.of(
                    "PORT",
                    "8080",
                    "ADDRESS",
                    "servername.com",
                    "FOOBAR",
                    "foobar",
                    "PARTIAL_DIR",
                    "r1",
                    "SELF",
                    "{$SELF}"));

    /** Each block: its keys, then the lines of its plugins; {@code (} and {@code )} around what is between braces. */
    private static String text(Block block) {
        return block.keys().mkString(" ")
                + block.directives().map(ParserTest::text).mkString();
    }

    private static String text(Directive line) {
        return ", " + text((Line) line)
                + (line.body().isEmpty()
                        ? ""
                        : line.body().map(ParserTest::text).mkString(" (", "; ", ")"));
    }

    private static String text(Line line) {
        return line.arguments().prepend(line.name()).mkString(" ");
    }

    private static String read(String corefile) {
        return Corefile.parse(SOURCE.withText(corefile))
                .map(Corefile::blocks)
                .map(blocks -> blocks.map(ParserTest::text).mkString(" | "))
                .getOrElseGet(error -> String.valueOf(error.getMessage()));
    }

    static String[][] corefiles() {
        return new String[][] {
            // TestParseOneAndImport
            {"localhost", "localhost"},
            {"localhost\n dir1", "localhost, dir1"},
            {"localhost:1234\n dir1 foo bar", "localhost:1234, dir1 foo bar"},
            {"localhost {\n dir1\n }", "localhost, dir1"},
            {"localhost:1234 {\n dir1 foo bar\n dir2\n }", "localhost:1234, dir1 foo bar, dir2"},
            {"http://localhost https://localhost\n dir1 foo bar", "http://localhost https://localhost, dir1 foo bar"},
            {"http://localhost, https://localhost {\n dir1 foo\n }", "http://localhost https://localhost, dir1 foo"},
            {
                "http://localhost, {\n }",
                "Corefile:1 - Error during parsing: Expected another address but had '{' - check for extra comma"
            },
            {"host1:80, http://host2.com\n dir1 foo bar\n dir2 baz", "host1:80 http://host2.com, dir1 foo bar, dir2 baz"
            },
            {
                "http://host1.com,\n http://host2.com,\n https://host3.com",
                "http://host1.com http://host2.com https://host3.com"
            },
            {"host1:1234, host2\n dir1 foo {\n bar baz\n }\n dir2", "host1:1234 host2, dir1 foo (bar baz), dir2"},
            {"127.0.0.1\n dir1 {\n bar baz\n }\n dir2 {\n foo bar\n }", "127.0.0.1, dir1 (bar baz), dir2 (foo bar)"},
            {"localhost\n dir1 {\n foo", "Corefile:3 - Error during parsing: Unexpected EOF"},
            {"localhost\n dir1 {\n }", "localhost, dir1"},
            {
                "localhost\n dir1 {\n } }",
                "Corefile:3 - Error during parsing: Unexpected '}' because no matching opening brace"
            },
            // a block within a block is words to the parser, and odd lines to the plugin
            {
                "localhost\n dir1 {\n nested {\n foo\n }\n }\n dir2 foo bar",
                "localhost, dir1 (nested; {; foo), }, dir2 foo bar"
            },
            {"", ""},
            {"localhost\n dir1 arg1\n import testdata/import_test1.txt", "localhost, dir1 arg1, dir2 arg1 arg2, dir3"},
            {"import testdata/import_test2.txt", "host1, dir1, dir2 arg1"},
            {
                "import testdata/import_test1.txt testdata/import_test2.txt",
                "Corefile:1 - Error during parsing: Import takes only one argument (glob pattern or file)"
            },
            {
                "import testdata/not_found.txt",
                "Corefile:1 - Error during parsing: File to import not found: testdata/not_found.txt"
            },
            {"\"\"", ""},
            {"import }{$\"", "Corefile:1 - Error during parsing: File to import not found: }{$\""},
            {
                "import /*/*.txt",
                "Corefile:1 - Error during parsing: Glob pattern may only contain one wildcard (*), but has others:"
                        + " /*/*.txt"
            },
            {
                "import /???/?*?o",
                "Corefile:1 - Error during parsing: Glob pattern may only contain one wildcard (*), but has others:"
                        + " /???/?*?o"
            },
            {
                "import /??",
                "Corefile:1 - Error during parsing: Glob pattern may only contain one wildcard (*), but has others: /??"
            },
            {
                "import /[a-z]",
                "Corefile:1 - Error during parsing: Glob pattern may only contain one wildcard (*), but has others:"
                        + " /[a-z]"
            },
            {"import {$}", "Corefile:1 - Error during parsing: File to import not found: {$}"},
            {"import {%}", "Corefile:1 - Error during parsing: File to import not found: {%}"},
            {"import {$$}", "Corefile:1 - Error during parsing: Import requires a non-empty filepath"},
            {"import {%%}", "Corefile:1 - Error during parsing: File to import not found: {%%}"},
            {
                "import",
                "Corefile:1 - Error during parsing: Wrong argument count or unexpected line ending after 'import'"
            },
            {"import [", "Corefile:1 - Error during parsing: Failed to use import pattern [: syntax error in pattern"},
            {"import testdata", "Corefile:1 - Error during parsing: Could not import /testdata: is a directory"},
            // TestRecursiveImport, TestDirectiveImport
            {"import /testdata/recursive1", "localhost, dir1, dir2 1"},
            {"import testdata/recursive1", "localhost, dir1, dir2 1"},
            {"import testdata/../testdata/./absolute1", "localhost, dir1, dir2 1"},
            {
                "localhost\n dir1\n proxy {\n import testdata/properties\n transparent\n }",
                "localhost, dir1, proxy (prop1 1; prop2 2; transparent)"
            },
            {
                "localhost\n dir1\n proxy {\n import testdata/nonexistent_file\n transparent\n }",
                "Corefile:4 - Error during parsing: File to import not found: testdata/nonexistent_file"
            },
            // TestParseAll
            {"localhost:1234 {\n }\n localhost:2015 {\n }", "localhost:1234 | localhost:2015"},
            {"localhost:1234, http://host2,", "Corefile:1 - Error during parsing: Unexpected EOF"},
            {"a.com, b.com {\n }\n c.com, d.com {\n }", "a.com b.com | c.com d.com"},
            {
                "import testdata/import_glob*.txt",
                "glob0.host0, dir2 arg1 | glob0.host1 | glob1.host0, dir1, dir2 arg1 | glob2.host0, dir2 arg1"
            },
            {"import notfound/*", ""},
            {
                "import notfound/file.conf",
                "Corefile:1 - Error during parsing: File to import not found: notfound/file.conf"
            },
            // TestSnippets, TestSnippetAcrossMultipleFiles, TestImportedFilesIgnoreNonDirectiveImportTokens
            {"(common) {\n gzip foo\n errors stderr\n}\na {\n import common\n}", "a, gzip foo, errors stderr"},
            {"(common) {\n gzip foo\n}\nimport common", "gzip foo"},
            {"(common) {\n gzip foo\n}\nimport /common", "http://example.com, gzip foo"},
            {"import /auth", "http://example.com, basicauth / import password"},
            // TestSnippetImportCycle, TestFileImportCycleError
            {
                "(loop) {\n import loop\n}\nimport loop",
                "Corefile:3 - Error during parsing: maximum snippet import depth (10000) exceeded"
            },
            {
                "(loop) {\n { }\n import loop\n}\nimport loop",
                "Corefile:4 - Error during parsing: maximum snippet import depth (10000) exceeded"
            },
            {"import /cycle/a", "/cycle/b:1 - Error during parsing: maximum file import depth (10000) exceeded"},
            // beyond
            {
                "(a) {\n import b\n}\n(b) {\n import a\n}\nh {\n import a\n}",
                "Corefile:5 - Error during parsing: maximum snippet import depth (10000) exceeded"
            },
            {"(a) {\n}\n(a) {\n}", "Corefile:3 - Error during parsing: redeclaration of previously declared snippet a"},
            {"(a) {\n b", "Corefile:2 - Syntax error: Unexpected token 'b', expecting '}'"},
            {"(a)\n b", "Corefile:2 - Syntax error: Unexpected token 'b', expecting '{'"},
            {". {\n whoami", "Corefile:2 - Syntax error: Unexpected token 'whoami', expecting '}'"},
            {"h {\n d a { b }\n}", "h, d a (b })"},
            {"h {\n d a { b 1 }\n e\n}", "h, d a (b 1 }), e"},
            {"h {\n d a\n {\n b\n }\n}", "h, d a, {, b, }"},
            {"h {\n d 1\n e\n d 2\n}", "h, d 1, d 2, e"},
            {"h {\n d \"a\nb\" c\n e\n}", "h, d a\nb c, e"},
            {"(a) {\n x 1\n}\n(b) {\n y 2\n}\nh {\n import b\n import a\n}", "h, y 2, x 1"},
        };
    }

    @ParameterizedTest
    @MethodSource("corefiles")
    void aTextIsItsBlocksOrWhatIsWrongWithIt(String corefile, String expected) {
        assertThat(read(corefile)).isEqualTo(expected);
    }

    /** TestEnvironmentReplacement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "{$ADDRESS}|servername.com",
                "di{$PARTIAL_DIR}|dir1",
                "{$ADDRESS}:{$PORT}|servername.com:8080",
                "{%ADDRESS%}:{$PORT}|servername.com:8080",
                "{$ADDRESS}:{%PORT%}|servername.com:8080",
                "':{%PORT%}\ndir1 {$FOOBAR}'|:8080, dir1 foobar",
                "':{%PORT%}\ndir1 {%ADDRESS%}/{%FOOBAR%}'|:8080, dir1 servername.com/foobar",
                "':1234\ndir1 {%ADDRESS}'|:1234, dir1 {%ADDRESS}",
                ":{$PORT$}|:",
                "':1234\ndir1 \"Test {$FOOBAR} test\"'|:1234, dir1 Test foobar test",
                "':1234\nanswer \"{{ .Name }} {$FOOBAR}\"'|:1234, answer {{ .Name }} foobar",
                "a{$UNSET}b|ab",
                "a{$SELF}b|a{$SELF}b",
            })
    void theEnvironmentIsPutIn(String corefile, String expected) {
        assertThat(read(corefile)).isEqualTo(expected);
    }

    @Test
    void wordsBeyondMeasureAreRefused() {
        String many = "w ".repeat(40_000);
        assertThat(read("(a) {\n" + many + "\n}\nh {\n x" + "\n import a".repeat(30) + "\n}"))
                .isEqualTo("Corefile:31 - Error during parsing: not modelled: more than 1000000 imported words");
    }

    @Test
    void aDirectiveThatIsNoneIsNamed() {
        Seq<String> known = Corefile.parse(SOURCE.withText("h {\n good\n bad\n}")
                        .withDirectives(HashMap.of("good", 1).keySet()))
                .fold(
                        error -> io.vavr.collection.Vector.of(error.getMessage()),
                        corefile -> corefile.blocks().map(ParserTest::text));

        assertThat(known).containsExactly("Corefile:3 - Error during parsing: Unknown directive 'bad'");
    }
}
