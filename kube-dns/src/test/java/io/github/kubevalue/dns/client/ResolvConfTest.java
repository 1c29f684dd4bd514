package io.github.kubevalue.dns.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolvConfTest {

    /** The rows of the kubelet's own test; {@code /} stands for the end of a line. */
    // pkg/kubelet/network/dns/dns_test.go, TestParseResolvConf
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "''|||",
                "' '|||",
                "/|||",
                "\t/\t|||",
                "#comment/|||",
                " #comment/|||",
                "#comment/#comment|||",
                "#comment/nameserver 1.2.3.4/search|1.2.3.4||",
                "nameserver 1.2.3.4|1.2.3.4||",
                " nameserver 1.2.3.4|1.2.3.4||",
                "\tnameserver 1.2.3.4|1.2.3.4||",
                "nameserver\t1.2.3.4|1.2.3.4||",
                "nameserver \t 1.2.3.4|1.2.3.4||",
                "nameserver 1.2.3.4/nameserver 5.6.7.8|1.2.3.4 5.6.7.8||",
                "nameserver 1.2.3.4 #comment|1.2.3.4||",
                "search |||",
                "search .|||",
                "search . foo||foo|",
                "search foo .||foo|",
                "search foo .  bar||foo bar|",
                "search foo||foo|",
                "search foo bar||foo bar|",
                "search foo. bar||foo bar|",
                "search foo bar bat/||foo bar bat|",
                "search foo/search bar||bar|",
                "nameserver 1.2.3.4/search foo bar|1.2.3.4|foo bar|",
                "nameserver 1.2.3.4/search foo/nameserver 5.6.7.8/search bar|1.2.3.4 5.6.7.8|bar|",
                "#comment/nameserver 1.2.3.4/#comment/search foo/comment|1.2.3.4|foo|",
                "options |||",
                "options ndots:5 attempts:2|||ndots:5 attempts:2",
                "options ndots:1 ndots:5 attempts:2|||ndots:5 attempts:2",
                "options ndots:1 edns0 attempts:2 single-request-reopen|||ndots:1 edns0 attempts:2"
                        + " single-request-reopen",
                "options ndots:1/options ndots:5 attempts:3|||ndots:5 attempts:3",
                "options ndots:1 timeout:3 timeout:1 attempts:3/options ndots:5|||ndots:5 timeout:1 attempts:3",
                "options ndots:1 attempts:3/options ndots:1 attempts:3 ndots:5|||ndots:5 attempts:3",
                "nameserver 1.2.3.4/search foo/nameserver 5.6.7.8/search bar/options ndots:5 attempts:4"
                        + "|1.2.3.4 5.6.7.8|bar|ndots:5 attempts:4",
            })
    void isReadAsTheKubeletReadsIt(String text, String nameservers, String search, String options) {
        ResolvConf conf = ResolvConf.parse(text.replace('/', '\n'));

        assertThat(conf.nameservers().mkString(" ")).isEqualTo(orEmpty(nameservers));
        assertThat(conf.search().mkString(" ")).isEqualTo(orEmpty(search));
        assertThat(conf.options()
                        .map(option -> option._1 + (option._2.isEmpty() ? "" : ":" + option._2))
                        .toJavaSet())
                .isEqualTo(Vector.of(orEmpty(options).split(" "))
                        .reject(String::isEmpty)
                        .toJavaSet());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @Test
    void aNameserverLineWithoutAnAddressKeepsPodsFromStarting() {
        assertThat(ResolvConf.tryParse("#comment\nnameserver").getLeft()).isEqualTo("nameserver list is empty");
        assertThatThrownBy(() -> ResolvConf.parse("#comment\nnameserver\nsearch"))
                .hasMessage("nameserver list is empty");
    }

    /** What is not in the kubelet's sense; ResolverProgramTest asks the libraries themselves. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GLIBC | nameserver fe80::1%eth0/nameserver 0x0a.1 | nameserver fe80::1;nameserver 10.0.0.1",
                "MUSL  | nameserver fe80::1%eth0/nameserver 012.0.0.010 | nameserver fe80::1;nameserver 10.0.0.8",
                "GLIBC | sortlist 10.0.0.0/options rotateX no_tld_query debug | options rotate no-tld-query",
                "GLIBC | options ndots:-1 timeout:-2 attempts:-3 | options ndots:15 timeout:0 attempts:0",
                "GLIBC | options ndots:5x ndots:x | options ndots:0",
                "MUSL  | options ndots:x timeout:.5 attempts:4 rotate | options attempts:4",
                "MUSL  | options ndots:1 ndots:2 | options ndots:1",
                "GLIBC | search a b/search | search a b",
                "MUSL  | search a b/search | ''",
                "GLIBC | domain a b | search a",
                "MUSL  | domain a b | search a b",
                "GLIBC | domain a/search | search a",
                "MUSL  | domain a/search | ''",
            })
    void isReadByLibrariesInTheirOwnWays(Libc libc, String text, String expected) {
        assertThat(libc.read(text.replace('/', '\n')).toString().strip().replace('\n', ';'))
                .isEqualTo(expected);
    }

    @Test
    void muslDoesNotReadALineThatIsTooLong() {
        String text = "search " + "a.example ".repeat(25) + "\noptions ndots:2\n";

        assertThat(Libc.MUSL.read(text).search()).isEmpty();
        assertThat(Libc.MUSL.read(text).has("ndots")).isTrue();
        assertThat(Libc.GLIBC.read(text).search()).hasSize(25);
    }
}
