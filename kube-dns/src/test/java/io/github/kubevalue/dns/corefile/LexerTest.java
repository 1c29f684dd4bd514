package io.github.kubevalue.dns.corefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.MethodSource;

/** github.com/coredns/caddy, caddyfile/lexer_test.go and parse_test.go (TestAllTokens), and corners beyond. */
class LexerTest {

    /** The text; its words, each with its line. */
    static String[][] texts() {
        return new String[][] {
            {"host:123", "1:host:123"},
            {"host:123\n\n\t\t\tdirective", "1:host:123", "3:directive"},
            {"host:123 {\n\tdirective\n}", "1:host:123", "1:{", "2:directive", "3:}"},
            {"host:123 { directive }", "1:host:123", "1:{", "1:directive", "1:}"},
            {
                "host:123 {\n\t#comment\n\tdirective\n\t# comment\n\tfoobar # another comment\n}",
                "1:host:123",
                "1:{",
                "3:directive",
                "5:foobar",
                "6:}"
            },
            {"a \"quoted value\" b\n\tfoobar", "1:a", "1:quoted value", "1:b", "2:foobar"},
            {"A \"quoted \\\"value\\\" inside\" B", "1:A", "1:quoted \"value\" inside", "1:B"},
            {"\"don't\\escape\"", "1:don't\\escape"},
            {"\"don't\\\\escape\"", "1:don't\\\\escape"},
            {
                "A \"quoted value with line\n\tbreak inside\" {\n\tfoobar\n}",
                "1:A",
                "1:quoted value with line\n\tbreak inside",
                "2:{",
                "3:foobar",
                "4:}"
            },
            {"\"C:\\php\\php-cgi.exe\"", "1:C:\\php\\php-cgi.exe"},
            {"empty \"\" string", "1:empty", "1:", "1:string"},
            {"skip those\r\nCR characters", "1:skip", "1:those", "2:CR", "2:characters"},
            {"\ufeff:8080", "1::8080"},
            {"a b c\nd e", "1:a", "1:b", "1:c", "2:d", "2:e"},
            {""},
            {"\n"},
            {" "},
            {"\t\n"},
            {"a\rb", "1:ab"},
            {"a\u00a0b\u2003c\u0085d", "1:a", "1:b", "1:c", "1:d"},
            {"word\"quote in it\"", "1:word\"quote", "1:in", "1:it\""},
            {"\"closed\"next", "1:closed", "1:next"},
            {"open \"quote", "1:open", "1:quote"},
            {"open \"", "1:open"},
            {"open \"quote\\", "1:open", "1:quote"},
            // a comment inside a word ends at the next blank: upstream's lexer forgets it with the word
            {"a#b c d\ne", "1:a", "1:c", "1:d", "2:e"},
            {"# a b\nc", "2:c"},
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextIsItsWordsAndTheirLines(ArgumentsAccessor row) {
        assertThat(Lexer.split("Corefile", String.valueOf(row.get(0))))
                .extracting(token -> token.place().line() + ":" + token.text())
                .containsExactlyElementsOf(Vector.ofAll(row.toList()).tail().map(String::valueOf));
    }
}
