package io.github.kubevalue.dns.corefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorefileTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.in-addr.arpa.",
        "10.1.0.0/16,1.10.in-addr.arpa.",
        "10.0.0.0/15,0.10.in-addr.arpa. 1.10.in-addr.arpa.",
        "2001:db8::/32,8.b.d.0.1.0.0.2.ip6.arpa.",
        "2001:db8::/31,8.b.d.0.1.0.0.2.ip6.arpa. 9.b.d.0.1.0.0.2.ip6.arpa.",
        "0.0.0.0/0,in-addr.arpa.",
        "Example.ORG,example.org.",
    })
    void aBlockOfAddressesStandsForItsReverseZones(String text, String zones) throws CorefileError {
        assertThat(ServerKey.parse(text).zones().mkString(" ")).isEqualTo(zones);
    }
}
