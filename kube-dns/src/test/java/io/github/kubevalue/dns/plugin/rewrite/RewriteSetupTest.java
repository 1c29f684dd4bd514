package io.github.kubevalue.dns.plugin.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class RewriteSetupTest {
    private static String fault(String lines) {
        return Bench.fault(RewriteSetup::plugins, lines);
    }

    // plugin/rewrite/rewrite_test.go, TestNewRule; name_test.go, ttl_test.go, rcode_test.go
    @ParameterizedTest
    @CsvFileSource(
            resources = "rules.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            nullValues = "none",
            emptyValue = "")
    void rulesAreReadAsUpstreamReadsThem(String words, String fault) {
        String quoted =
                Vector.of(words.split(" ")).map(word -> '"' + word + '"').mkString(" ");

        assertThat(fault("rewrite " + quoted)).isEqualTo(fault == null ? "" : fault);
    }

    // plugin/rewrite/setup_test.go
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rewrite | no rule type specified for rewrite",
                "rewrite name | too few arguments for a name rule",
                "rewrite name a.com b.com | ``",
                "rewrite stop {;name regex foo bar;answer name bar foo;} | ``",
                "rewrite stop name regex foo bar answer name bar foo | ``",
                "rewrite stop {;name regex foo bar;answer name bar foo;name baz;}"
                        + " | name answer rule for regex rule: 2 arguments required",
                "rewrite stop {;answer name bar foo;name regex foo bar;} | response rewrites must begin with a name"
                        + " rule",
                "rewrite stop | stop rule must begin with a rule type",
                "rewrite continue | continue rule must begin with a rule type",
                "rewrite stop name regex [bad[ bar answer name bar foo | invalid regex matching pattern: [bad[",
            })
    void linesAreReadAsUpstreamReadsThem(String lines, String fault) {
        assertThat(fault(lines.replace(';', '\n'))).isEqualTo(fault);
    }

    // TestNewNameRuleLargeRegex and its sisters
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name regex PATTERN replacement | regex pattern too long: 10001 > 10000",
                "ttl regex PATTERN 300 | regex pattern too long in a ttl rule: 10001 > 10000",
                "rcode regex PATTERN SERVFAIL NXDOMAIN | regex pattern too long in a rcode rule: 10001 > 10000",
                "cname regex PATTERN replacement | regex pattern too long in a cname rule: 10001 > 10000",
            })
    void patternsHaveABound(String words, String fault) {
        assertThat(fault("rewrite " + words.replace("PATTERN", "a".repeat(10_001))))
                .isEqualTo(fault);
    }

    @Test
    void equalLinesAreEqualPlugins() throws CorefileError {
        String lines =
                "rewrite continue name regex (.*)\\.a {1}.b answer auto\nrewrite edns0 local set 0xffee {qname} revert";
        Seq<? extends Plugin> plugins = Bench.setUp(RewriteSetup::plugins, lines);

        assertThat(Bench.setUp(RewriteSetup::plugins, lines)).isEqualTo(plugins);
    }
}
