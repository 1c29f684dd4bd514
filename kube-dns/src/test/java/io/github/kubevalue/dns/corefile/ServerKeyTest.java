package io.github.kubevalue.dns.corefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerKeyTest {

    /** core/dnsserver/register_test.go, TestInspectServerBlocks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.org | dns example.org. 53",
                "EXAMPLE.ORG | dns example.org. 53",
                "example.org:1053 | dns example.org. 1053",
                "tls://example.org | tls example.org. 853",
                "quic://example.org | quic example.org. 853",
                "grpc://example.org | grpc example.org. 443",
                "https://example.org. | https example.org. 443",
                "https3://example.org. | https3 example.org. 443",
                "example.org,example.com:1053 | dns example.org,example.com. 1053",
                "example.org. | dns example.org. 53",
                ". | dns . 53",
                ".:053 | dns . 53",
                "example.org:99999 | dns example.org. 99999",
            })
    void aKeyIsATransportZonesAndAPort(String text, String expected) throws CorefileError {
        ServerKey key = ServerKey.parse(text);

        assertThat(key.transport() + " " + key.zones().mkString(" ") + " " + key.port())
                .isEqualTo(expected);
    }

    /** plugin/normalize_test.go, TestHostNormalizeExact; plugin/pkg/cidr/cidr_test.go. */
    @ParameterizedTest
    @CsvSource({
        ".:53,.",
        "example.org:53,example.org.",
        "example.org.:53,example.org.",
        "dns://example.org,example.org.",
        "10.0.0.0/8:53,10.in-addr.arpa.",
        "10.0.0.0/8,10.in-addr.arpa.",
        "10.0.0.0/15,0.10.in-addr.arpa. 1.10.in-addr.arpa.",
        "10.0.0.0/16,0.10.in-addr.arpa.",
        "10.1.0.0/16,1.10.in-addr.arpa.",
        "192.168.1.1/23,0.168.192.in-addr.arpa. 1.168.192.in-addr.arpa.",
        "10.129.60.0/22,60.129.10.in-addr.arpa. 61.129.10.in-addr.arpa. 62.129.10.in-addr.arpa."
                + " 63.129.10.in-addr.arpa.",
        "2001:db8::/32,8.b.d.0.1.0.0.2.ip6.arpa.",
        "2001:db8::/31,8.b.d.0.1.0.0.2.ip6.arpa. 9.b.d.0.1.0.0.2.ip6.arpa.",
        "2001:db8::/30,8.b.d.0.1.0.0.2.ip6.arpa. 9.b.d.0.1.0.0.2.ip6.arpa. a.b.d.0.1.0.0.2.ip6.arpa."
                + " b.b.d.0.1.0.0.2.ip6.arpa.",
        "2001:db8::/115,0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa."
                + " 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.",
        "2001:db8::/112,0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.",
        "2001:db8::/108,0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.",
        "0.0.0.0/0,in-addr.arpa.",
        "Example.ORG,example.org.",
        "::fFFF:B:F/115,''",
        "a..b,''",
    })
    void anArgumentIsTheZonesThatItStandsFor(String text, String zones) {
        assertThat(ServerKey.origins(text).mkString(" ")).isEqualTo(zones);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "example.org: | expecting data after last colon: \"example.org:\"",
                ":53 | zone is not a valid domain name:",
                "a..b | zone is not a valid domain name: a..b",
                "::1/64 | invalid CIDR ::1/64",
                "0::1/64 | invalid CIDR 0::1/64",
            })
    void whatNamesNoZoneIsRefused(String text, String message) {
        assertThatThrownBy(() -> ServerKey.parse(text))
                .isInstanceOf(CorefileError.class)
                .message()
                .isEqualToIgnoringWhitespace(message);
    }
}
