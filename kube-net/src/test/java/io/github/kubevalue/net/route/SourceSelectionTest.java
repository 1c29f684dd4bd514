package io.github.kubevalue.net.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.route.SourceSelection.Candidate;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceSelectionTest {
    private static final Seq<Candidate> NODE = Vector.of(
            candidate("lo", "::1/128"),
            candidate("eth0", "192.0.2.11/24"),
            candidate("eth0", "2001:db8::11/64"),
            candidate("flannel.1", "fd00:10:244:1::/128"),
            candidate("cni0", "fd00:10:244:1::1/64"));

    @ParameterizedTest
    @CsvSource({
        // a device's own address, whatever the others are
        "cni0, 2001:db8::100, fd00:10:244:1::1",
        "eth0, fd00:10:244:2::2, 2001:db8::11",
        // else a unique local one towards unique local ones: of two, the first that shares as much
        "cali1, fd00:10:244:1::2, fd00:10:244:1::",
        "cali1, 2001:db8::100, 2001:db8::11",
        // the host itself
        "lo, fd00:10:244:1::1, fd00:10:244:1::1"
    })
    void theSourceIsTheNearestAddress(String out, String destination, String source) {
        assertThat(SourceSelection.source(NODE, out, Ip.parse(destination))).contains(Ip.parse(source));
    }

    @Test
    void aSharedPrefixCountsOnlyAsFarAsTheSubnetReaches() {
        Seq<Candidate> both = Vector.of(candidate("a", "2001:db8:1::1/32"), candidate("b", "2001:db8:2::1/64"));
        assertThat(SourceSelection.source(both, "c", Ip.parse("2001:db8:1::2"))).contains(Ip.parse("2001:db8:2::1"));
    }

    @Test
    void aLoopbackAddressNeverStandsForAHost() {
        assertThat(SourceSelection.source(NODE.take(2), "eth0", Ip.parse("2001:db8::100")))
                .isEmpty();
    }

    private static Candidate candidate(String device, String cidr) {
        return new Candidate(device, Cidr.parse(cidr));
    }
}
