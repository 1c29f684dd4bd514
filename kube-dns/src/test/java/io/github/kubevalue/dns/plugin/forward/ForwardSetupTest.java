package io.github.kubevalue.dns.plugin.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Lines;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dns.zone.Zones;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.control.Either;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows are those of plugin/forward/setup_test.go, setup_policy_test.go and resolve_test.go. */
class ForwardSetupTest {
    private static final Surroundings SURROUNDINGS = Lines.SURROUNDINGS
            .withOutside(Zones.of(Zone.of("example.com")
                    .with("dns1", Ip.parse("10.0.0.42"))
                    .with("dns2", Ip.parse("10.0.0.42"))
                    .with("dns2", Ip.parse("10.0.0.43"))
                    .with("six", Ip.parse("2001:db8::1"))))
            .withFiles(TreeMap.of(
                    "/etc/resolv.conf",
                    "nameserver 10.10.255.252\nnameserver 10.10.255.253\n",
                    "/six.conf",
                    "nameserver 0388:d254:7aec:6892:9f7f:e93b:5806:1b0f\n",
                    "/empty.conf",
                    "# nameserver 1.1.1.1\n# nameserver 1.0.0.1\n"));

    private static Either<String, Seq<ForwardOptions>> all(String lines) {
        return Lines.setUp("forward", ForwardSetup::plugins, lines, SURROUNDINGS)
                .map(plugins -> plugins.map(plugin -> ((Forward) plugin).options()));
    }

    private static ForwardOptions options(String lines) {
        return all(lines).get().head();
    }

    private static ForwardOptions withProperty(String property) {
        return options("forward . 127.0.0.1 {;" + property + ";}");
    }

    /** TestSetup, TestSetupTLS, TestSetupResolvconf, TestClassifyToAddrs, TestExpandAndDedup…. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | 127.0.0.1:53",
                "127.0.0.1:53 | 127.0.0.1:53",
                "127.0.0.1:8080 | 127.0.0.1:8080",
                "::1 | [::1]:53",
                "[::1] | [::1]:53",
                "[2003::1]:53 | [2003::1]:53",
                "dns://127.0.0.1 | 127.0.0.1:53",
                "tls://127.0.0.1 | 127.0.0.1:853",
                "tls://[2400:3200::1%dns.alidns.com]:853 | [2400:3200::1]:853",
                "tls://127.0.0.1%example.net:854 tls://127.0.0.2%example.net tls://fe80::1%example.com |"
                        + " 127.0.0.1:854 127.0.0.2:853 [fe80::1]:853",
                "https://127.0.0.1 | 127.0.0.1:443",
                "/etc/resolv.conf | 10.10.255.252:53 10.10.255.253:53",
                "/six.conf | [388:d254:7aec:6892:9f7f:e93b:5806:1b0f]:53",
                "/empty.conf 127.0.0.1 | 127.0.0.1:53",
                "dns1.example.com | 10.0.0.42:53",
                "dns1.example.com:5353 | 10.0.0.42:5353",
                "tls://dns1.example.com https://dns1.example.com | 10.0.0.42:853 10.0.0.42:443",
                "dns1.example.com dns2.example.com | 10.0.0.42:53 10.0.0.43:53",
                "dns1.example.com 192.168.1.1 10.0.0.42 | 10.0.0.42:53 192.168.1.1:53",
                "six.example.com | [2001:db8::1]:53",
            })
    void upstreamsAreAddressesFilesAndNames(String to, String upstreams) {
        assertThat(options("forward . " + to).upstreams().mkString(" ")).isEqualTo(upstreams);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forward | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'forward'",
                "forward . | Corefile:2 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " '.'",
                "forward . https://1.1.1.1/ | paths are not allowed in HTTPS upstream addresses (the /dns-query path"
                        + " is used by default): https://1.1.1.1/",
                "forward . a27.0.0.1 | failed to resolve \"a27.0.0.1\": lookup a27.0.0.1 on 10.10.255.252:53: no such"
                        + " host",
                "forward . a..b | not an IP address, file, or valid domain: \"a..b\"",
                "forward . grpc://127.0.0.1 | '''grpc'' is not supported as a destination protocol in forward:"
                        + " grpc://127.0.0.1:443'",
                "forward . tls:// | invalid address: \"tls://\"",
                "forward . /empty.conf | no valid upstream addresses found",
                "forward . 1.1.1.1 1.1.1.2 1.1.1.3 1.1.1.4 1.1.1.5 1.1.1.6 1.1.1.7 1.1.1.8 1.1.1.9 1.1.1.10 1.1.1.11"
                        + " 1.1.1.12 1.1.1.13 1.1.1.14 1.1.1.15 1.1.1.16 | more than 15 TOs configured: 16",
                "forward xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx 127.0.0.1 | unable to"
                        + " normalize 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
                "forward . tls://127.0.0.1%example.net:854 {;tls_servername foo;} | both forward ('foo') and proxy"
                        + " level ('example.net') TLS servernames are set for upstream proxy 'tls://127.0.0.1:854'",
                "forward . nowhere.example.com {;resolver 10.96.0.10;} | failed to resolve \"nowhere.example.com\":"
                        + " no addresses found for \"nowhere.example.com\"",
            })
    void whatIsWrongIsSaid(String lines, String error) {
        assertThat(all(lines).getLeft()).isEqualTo("plugin/forward: " + error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "blaatl | Corefile:3 - Error during parsing: unknown property 'blaatl'",
                "except | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'except'",
                "max_fails many | strconv.ParseUint: parsing \"many\": invalid syntax",
                "max_fails 2 3 | Corefile:3 - Error during parsing: unknown property '3'",
                "max_connect_attempts -4 | strconv.ParseUint: parsing \"-4\": invalid syntax",
                "max_connect_attempts 4294967296 | strconv.ParseUint: parsing \"4294967296\": value out of range",
                "max_concurrent many | strconv.Atoi: parsing \"many\": invalid syntax",
                "max_concurrent -4 | max_concurrent can't be negative: -4",
                "max_idle_conns -1 | max_idle_conns can't be negative: -1",
                "health_check no_rec | time: invalid duration \"no_rec\"",
                "health_check -1s | health_check can't be negative: -1000000000",
                "health_check 0.5s rec | health_check: unknown option rec",
                "health_check 0.5s domain | Corefile:3 - Error during parsing: Wrong argument count or unexpected line"
                        + " ending after 'domain'",
                "health_check 0.5s domain example..org | health_check: invalid domain name example..org",
                "force_tcp yes | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending"
                        + " after 'yes'",
                "policy random2 | Corefile:3 - Error during parsing: unknown policy 'random2'",
                "next | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after 'next'",
                "next NXDOMAIN INVALID | INVALID is not a valid rcode",
                "failover NOERROR | NoError cannot be used in failover",
                "failover NOT_A_VALID_RCODE | NOT_A_VALID_RCODE is not a valid rcode",
                "failfast_all_unhealthy_upstreams false | Corefile:3 - Error during parsing: Wrong argument count or"
                        + " unexpected line ending after 'false'",
                "read_timeout 0s | read_timeout must be positive: 0s",
                "read_timeout -1s | read_timeout must be positive: -1s",
                "read_timeout | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending after"
                        + " 'read_timeout'",
                "expire -1500ms | expire can't be negative: -1.5s",
                "max_age invalid | time: invalid duration \"invalid\"",
                "expire 90s;max_age 250ms | max_age (250ms) must not be less than expire (1m30s)",
                "max_age 5s | max_age (5s) must not be less than expire (10s)",
                "doh_method PUT | doh_method must be either POST or GET",
                "source_address not-an-ip | Corefile:3 - Error during parsing: invalid IP address: not-an-ip",
                "source_address | Corefile:3 - Error during parsing: Wrong argument count or unexpected line ending"
                        + " after 'source_address'",
                "resolver dns.example.com | resolver must be an IP address or IP:port: \"dns.example.com\"",
            })
    void whatIsWrongWithAPropertyIsSaid(String property, String error) {
        assertThat(all("forward . 127.0.0.1 {;" + property + ";}").getLeft()).isEqualTo("plugin/forward: " + error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tls",
                "tls cert key ca",
                "tls_servername dns",
                "expire 10s;max_age 10s",
                "max_age 0s",
                "max_idle_conns 10",
                "doh_method GET",
                "source_address 192.0.2.1",
                "resolver 10.96.0.10 [::1]:53"
            })
    void whatConcernsConnectionsHasNoEffect(String property) {
        assertThat(withProperty(property)).isEqualTo(options("forward . 127.0.0.1"));
    }

    @Test
    void optionsAreRead() {
        assertThat(withProperty("max_fails 3").maxFails()).isEqualTo(3);
        assertThat(withProperty("force_tcp").forceTcp()).isTrue();
        assertThat(withProperty("prefer_udp").preferUdp()).isTrue();
        assertThat(withProperty("max_connect_attempts 0").maxConnectAttempts()).containsExactly(0L);
        assertThat(withProperty("max_concurrent 1000").maxConcurrent()).isEqualTo(1000);
        assertThat(withProperty("read_timeout 500ms").readTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(withProperty("policy round_robin").policy()).isEqualTo(Policy.ROUND_ROBIN);
        assertThat(withProperty("policy sequential").policy()).isEqualTo(Policy.SEQUENTIAL);
        assertThat(withProperty("next NXDOMAIN servfail").next()).containsExactly(Rcode.NXDOMAIN, Rcode.SERVFAIL);
        assertThat(withProperty("failover ServFail Refused BADSIG").failover())
                .containsExactly(Rcode.SERVFAIL, Rcode.REFUSED, Rcode.BADVERS);
        assertThat(withProperty("next_on_nodata").nextOnNodata()).isTrue();
        assertThat(withProperty("failfast_all_unhealthy_upstreams").failfastAllUnhealthyUpstreams())
                .isTrue();
        assertThat(withProperty("except miek.nl 10.0.0.0/8;except x").except().mkString(" "))
                .isEqualTo("miek.nl. 10.in-addr.arpa. x.");
    }

    /** TestSetupHealthCheck. */
    @ParameterizedTest
    @CsvSource({
        "health_check 0.5s, true, .",
        "health_check 0.5s no_rec, false, .",
        "health_check 0.5s no_rec domain example.org, false, example.org.",
        "health_check 0.5s domain example.org, true, example.org.",
        "health_check 0.5s domain ., true, .",
    })
    void healthChecksAreRead(String property, boolean recursion, String domain) {
        ForwardOptions options = withProperty(property);

        assertThat(options.healthCheck()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.healthRecursion()).isEqualTo(recursion);
        assertThat(options.healthDomain()).isEqualTo(DomainName.parse(domain));
    }

    @ParameterizedTest
    @CsvSource({"10.9.3.0/18, 0.9.10.in-addr.arpa.", "Example.ORG:53, example.org.", "., ."})
    void theZoneIsTheFirstThatIsMeant(String from, String zone) {
        assertThat(options("forward " + from + " 127.0.0.1").zone()).hasToString(zone);
    }

    /** TestMultiForward. */
    @Test
    void eachLineIsAPluginOfItsOwn() {
        assertThat(all("forward 1st.example.org 10.0.0.1;forward 2nd.example.org 10.0.0.2;forward 3rd.example.org"
                                + " 10.0.0.3")
                        .get()
                        .map(options -> options.zone().toString()))
                .containsExactly("1st.example.org.", "2nd.example.org.", "3rd.example.org.");
    }
}
