package io.github.kubevalue.dns.plugin.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.plugin.Lines;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows are those of plugin/cache/setup_test.go. */
class CacheSetupTest {
    private static Either<String, CacheOptions> options(String lines) {
        return Lines.setUp("cache", CacheSetup::plugins, lines).map(plugins -> ((Cache) plugins.head()).options());
    }

    private static Either<String, CacheOptions> withProperties(String properties) {
        return options("cache {\n" + properties + "\n}");
    }

    private static String tell(Half half) {
        return half.capacity() + " " + half.maxTtl() + " " + half.minTtl();
    }

    /** TestSetup. */
    @ParameterizedTest
    @CsvSource({
        "cache, 10000 3600 5, 10000 1800 5, 0",
        "cache {};, 10000 3600 5, 10000 1800 5, 0",
        "cache example.nl {; success 10; }, 10 3600 5, 10000 1800 5, 0",
        "cache example.nl {; success 10 1800 30; }, 10 1800 30, 10000 1800 5, 0",
        "cache example.nl {; success 10; denial 10 15; }, 10 3600 5, 10 15 5, 0",
        "cache example.nl {; success 10; denial 10 15 2; }, 10 3600 5, 10 15 2, 0",
        "cache 25 example.nl {; success 10; denial 10 15; }, 10 25 5, 10 15 5, 0",
        "cache 25 example.nl {; success 10; denial 10 15 5; }, 10 25 5, 10 15 5, 0",
        "cache aaa example.nl, 10000 3600 5, 10000 1800 5, 0",
        "cache {; prefetch 10; }, 10000 3600 5, 10000 1800 5, 10",
    })
    void halvesAreRead(String lines, String success, String denial, int prefetch) {
        CacheOptions options = options(lines).get();

        assertThat(tell(options.success())).isEqualTo(success);
        assertThat(tell(options.denial())).isEqualTo(denial);
        assertThat(options.prefetch()).isEqualTo(new Prefetch(prefetch, Duration.ofMinutes(1), 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cache example.nl {; success; denial 10 15; } | Corefile:3 - Error during parsing: Wrong argument"
                        + " count or unexpected line ending after 'success'",
                "cache example.nl {; success 15; denial aaa; } | strconv.Atoi: parsing \"aaa\": invalid syntax",
                "cache example.nl {; positive 15; } | Corefile:3 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after 'positive'",
                "cache 0 example.nl | cache TTL can not be zero or negative: 0",
                "cache -1 example.nl | cache TTL can not be zero or negative: -1",
                "cache {; success 10 -3; } | cache TTL can not be zero or negative: -3",
                "cache {; denial 10 3 -1; } | cache min TTL can not be negative: -1",
                "cache {; prefetch -1; } | prefetch amount should be positive: -1",
                "cache {; prefetch 0 blurp; } | time: invalid duration \"blurp\"",
                "cache {; prefetch 1 1m 20; } | last character of percentage should be `%`, but is: '0'",
                "cache {; prefetch 1 1m 9%; } | percentage should fall in range [10, 90]: 9",
                "cache {; prefetch 1 1m 91%; } | percentage should fall in range [10, 90]: 91",
                "cache;cache | this plugin can only be used once per Server Block",
            })
    void whatIsWrongIsSaid(String lines, String error) {
        assertThat(options(lines).getLeft()).isEqualTo("plugin/cache: " + error);
    }

    /** TestServeStale and TestServeStaleFailureRecheck. */
    @ParameterizedTest
    @CsvSource({
        "serve_stale, PT1H, false, PT0S, PT0S, PT0S",
        "serve_stale 20m, PT20M, false, PT0S, PT0S, PT0S",
        "serve_stale 1h20m, PT1H20M, false, PT0S, PT0S, PT0S",
        "serve_stale 0m, PT0S, false, PT0S, PT0S, PT0S",
        "serve_stale 0, PT0S, false, PT0S, PT0S, PT0S",
        "serve_stale 0 verify, PT0S, true, PT0S, PT0S, PT0S",
        "serve_stale 0 immediate, PT0S, false, PT0S, PT0S, PT0S",
        "serve_stale 0 VERIFY, PT0S, true, PT0S, PT0S, PT0S",
        "serve_stale 1h immediate 30s, PT1H, false, PT0S, PT30S, PT0S",
        "serve_stale 1h immediate 30s 30s, PT1H, false, PT0S, PT30S, PT30S",
        "serve_stale 1h immediate 4294967295s, PT1H, false, PT0S, PT4294967295S, PT0S",
        "serve_stale 1h immediate 0 0, PT1H, false, PT0S, PT0S, PT0S",
        "serve_stale 1h verify 100ms, PT1H, true, PT0.1S, PT0S, PT0S",
        "serve_stale 1h verify 100ms 30s, PT1H, true, PT0.1S, PT30S, PT0S",
        "serve_stale 1h verify 100ms 30s 250ms, PT1H, true, PT0.1S, PT30S, PT0.25S",
        "serve_stale 1h verify 0 0 5m, PT1H, true, PT0S, PT0S, PT5M",
        "serve_stale 1h verify 0 1m, PT1H, true, PT0S, PT1M, PT0S",
        "serve_stale 1h VERIFY 250ms, PT1H, true, PT0.25S, PT0S, PT0S",
    })
    void howStaleRepliesAreServedIsRead(
            String line, Duration upTo, boolean verify, Duration timeout, Duration ttl, Duration recheck) {
        assertThat(withProperties(line).get().serveStale())
                .isEqualTo(ServeStale.builder()
                        .upTo(upTo)
                        .verify(verify)
                        .verifyTimeout(timeout)
                        .ttl(ttl)
                        .recheck(recheck)
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve_stale 20 | time: missing unit in duration \"20\"",
                "serve_stale -20m | invalid negative duration for serve_stale",
                "serve_stale aa | time: invalid duration \"aa\"",
                "serve_stale 1m nono | invalid value for serve_stale refresh mode: nono",
                "serve_stale 0 after nono | invalid value for serve_stale refresh mode: after",
                "serve_stale 1h immediate 100ms | serve_stale response TTL must be a whole number of seconds",
                "serve_stale 1h immediate 4294967296s | serve_stale response TTL exceeds the DNS TTL range",
                "serve_stale 1h immediate -1s | invalid negative response TTL for serve_stale",
                "serve_stale 1h immediate garbage |"
                        + " invalid serve_stale response TTL: time: invalid duration \"garbage\"",
                "serve_stale 1h immediate 30s extra |"
                        + " invalid serve_stale failure recheck: time: invalid duration \"extra\"",
                "serve_stale 1h immediate 30s -1s | invalid negative failure recheck for serve_stale",
                "serve_stale 1h immediate 30s 5m1s | serve_stale failure recheck cannot exceed 5 minutes",
                "serve_stale 1h immediate 30s 30s extra | Corefile:3 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after 'extra'",
                "serve_stale 1h verify -1ms | invalid negative timeout for serve_stale verify",
                "serve_stale 1h verify garbage |"
                        + " invalid serve_stale verify timeout: time: invalid duration \"garbage\"",
                "serve_stale 1h verify 100ms 500ms | serve_stale response TTL must be a whole number of seconds",
                "serve_stale 1h verify 100ms -1s | invalid negative response TTL for serve_stale",
                "serve_stale 1h verify 100ms 30s 30s extra | Corefile:3 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after 'extra'",
                "serve_stale_policy prefer_positive | serve_stale_policy requires serve_stale",
                "serve_stale;serve_stale_policy | Corefile:4 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after 'serve_stale_policy'",
                "serve_stale;serve_stale_policy invalid | invalid serve_stale_policy: invalid",
                "serve_stale;serve_stale_policy prefer_positive;serve_stale_policy prefer_positive |"
                        + " serve_stale_policy can only be specified once",
                "servfail | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'servfail'",
                "servfail 6m | caching SERVFAIL responses over 5 minutes is not permitted",
                "servfail 20 | time: missing unit in duration \"20\"",
                "servfail -1s | invalid negative ttl for servfail",
                "disable invalid example.com example.org | cache type for disable must be \"success\" or \"denial\"",
                "keepttl arg1 | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'arg1'",
            })
    void whatIsWrongWithAPropertyIsSaid(String properties, String error) {
        assertThat(withProperties(properties).getLeft()).isEqualTo("plugin/cache: " + error);
    }

    /** TestServeStalePolicy. */
    @ParameterizedTest
    @CsvSource({
        "serve_stale;serve_stale_policy prefer_positive, true",
        "serve_stale_policy PREFER_POSITIVE;serve_stale, true",
        "serve_stale, false"
    })
    void thePolicyIsRead(String lines, boolean positive) {
        assertThat(withProperties(lines).get().serveStale().preferPositive()).isEqualTo(positive);
    }

    /** TestServfail. */
    @ParameterizedTest
    @CsvSource({"servfail 1s, PT1S", "servfail 5m, PT5M", "servfail 0s, PT0S", "servfail 0, PT0S"})
    void theTimeOfFailuresIsRead(String line, Duration servfail) {
        assertThat(withProperties(line).get().servfail()).isEqualTo(servfail);
    }

    /** TestDisable. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "disable denial example.com Example.org | '' | example.com. example.org.",
                "disable success example.com example.org | example.com. example.org. | ''",
                "disable denial | '' | .",
                "disable success | . | ''",
                "disable denial example.com;disable success example.org | example.org. | example.com.",
            })
    void disabledZonesAreRead(String lines, String success, String denial) {
        CacheOptions options = withProperties(lines).get();

        assertThat(options.success().disabled().mkString(" ")).isEqualTo(success);
        assertThat(options.denial().disabled().mkString(" ")).isEqualTo(denial);
    }

    @Test
    void zonesAreThoseOfTheLineOrOfTheBlock() {
        assertThat(options("cache 30 example.nl 10.0.0.0/8").get().zones().mkString(" "))
                .isEqualTo("example.nl. 10.in-addr.arpa.");
        assertThat(options("cache 30").get().zones().mkString(" ")).isEqualTo(".");
        assertThat(withProperties("keepttl").get().keepTtl()).isTrue();
    }
}
