package io.github.kubevalue.dns.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressOrderTest {
    private static final String DUAL = "10.244.1.7/24 fd00:10:244::7/64";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a dual-stack pod: glibc takes ULA before IPv4, musl after it
                "GLIBC | " + DUAL + " | 10.96.0.44 fd00:96::44 | fd00:96::44 10.96.0.44",
                "MUSL | " + DUAL + " | fd00:96::44 10.96.0.44 | 10.96.0.44 fd00:96::44",
                // from a ULA to the internet the labels differ
                "GLIBC | " + DUAL + " | 2600::7 203.0.113.9 | 203.0.113.9 2600::7",
                "MUSL | " + DUAL + " | 2600::7 203.0.113.9 | 203.0.113.9 2600::7",
                "GLIBC | 10.244.1.7/24 2600::1/64 | 203.0.113.9 2600::7 | 2600::7 203.0.113.9",
                "MUSL | 10.244.1.7/24 2600::1/64 | 203.0.113.9 2600::7 | 2600::7 203.0.113.9",
                // a pod of one family cannot reach the other
                "GLIBC | 10.244.1.7/24 | fd00:96::44 10.96.0.44 | 10.96.0.44 fd00:96::44",
                "MUSL | 10.244.1.7/24 | fd00:96::44 10.96.0.44 | 10.96.0.44 fd00:96::44",
                "MUSL | fd00:10:244::7/64 | 10.96.0.44 fd00:96::44 | fd00:96::44 10.96.0.44",
                // neighbours come first to glibc, as long as it knows them for such; musl leaves IPv4 alone
                "GLIBC | 10.244.1.7/24 | 10.244.2.6 10.244.1.200 10.244.1.6 | 10.244.1.6 10.244.1.200 10.244.2.6",
                "GLIBC | 10.244.1.7/32 | 10.244.2.6 10.244.1.200 10.244.1.6 | 10.244.2.6 10.244.1.200 10.244.1.6",
                "MUSL | 10.244.1.7/24 | 10.244.2.6 10.244.1.200 10.244.1.6 | 10.244.2.6 10.244.1.200 10.244.1.6",
            })
    void addressesArePutInOrder(Libc libc, String own, String found, String expected) {
        AddressOrder order = new AddressOrder(AddressPolicy.of(libc), words(own).map(Cidr::parse));

        assertThat(order.sorted(words(found).map(Ip::parse)))
                .isEqualTo(words(expected).map(Ip::parse));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void idempotence(@ForAll Libc libc, @ForAll("addresses") List<Ip> found) {
        AddressOrder order =
                new AddressOrder(AddressPolicy.of(libc), words(DUAL).map(Cidr::parse));
        Seq<Ip> sorted = order.sorted(Vector.ofAll(found));

        assertThat(sorted).containsExactlyInAnyOrderElementsOf(found);
        assertThat(order.sorted(sorted)).isEqualTo(sorted);
    }

    @Provide
    Arbitrary<List<Ip>> addresses() {
        return Arbitraries.of(
                        "10.96.0.44",
                        "10.244.1.6",
                        "10.244.1.7",
                        "169.254.20.10",
                        "127.0.0.1",
                        "fd00:96::44",
                        "2600::7",
                        "2002::1",
                        "fe80::1",
                        "::1")
                .map(Ip::parse)
                .list()
                .uniqueElements()
                .ofMaxSize(8);
    }

    private static Vector<String> words(String text) {
        return Vector.of(text.split(" "));
    }
}
