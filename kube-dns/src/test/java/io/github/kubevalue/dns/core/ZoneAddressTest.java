package io.github.kubevalue.dns.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.Transport;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** core/dnsserver/address_test.go, TestOverlapAddressChecker. */
class ZoneAddressTest {

    private static ZoneAddress read(String text) {
        String[] parts = text.split("[:@]");
        return new ZoneAddress(Transport.DNS, parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? parts[2] : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".:53 .:53 | cannot serve dns://.:53 - it is already defined",
                ".:53 .:54 .:53@127.0.0.1 | cannot serve dns://.:53 on 127.0.0.1 - zone overlap listener capacity with"
                        + " dns://.:53",
                ".:53@127.0.0.1 .:54 .:53@127.0.0.1 | cannot serve dns://.:53 on 127.0.0.1 - it is already defined",
                ".:53@127.0.0.1 .:54 .:53@128.0.0.1 .:53@129.0.0.1 .:53 | cannot serve dns://.:53 - zone overlap"
                        + " listener capacity with dns://.:53 on 129.0.0.1",
                ".:53@127.0.0.1 com.:53@127.0.0.1 com.:53 | cannot serve dns://com.:53 - zone overlap listener capacity"
                        + " with dns://com.:53 on 127.0.0.1",
            })
    void aZoneIsServedInOnePlaceOnce(String zones, String message) {
        Vector<ZoneAddress> all = Vector.of(zones.split(" ")).map(ZoneAddressTest::read);

        assertThatCode(() -> ZoneAddress.check(all.init())).doesNotThrowAnyException();
        assertThatThrownBy(() -> ZoneAddress.check(all))
                .isInstanceOf(CorefileError.class)
                .hasMessage(message);
    }
}
