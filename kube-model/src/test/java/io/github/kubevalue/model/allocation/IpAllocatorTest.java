package io.github.kubevalue.model.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAllocatorTest {

    @ParameterizedTest
    @CsvSource({"10.96.0.0/16, 256", "10.96.0.0/24, 16", "10.96.0.0/27, 16", "10.96.0.0/28, 0", "10.96.0.0/12, 256"})
    void theLowerBandIsAsWideAsUpstreamMakesIt(String range, long width) {
        assertThat(new IpAllocator(Cidr.parse(range)).lowerBand()).isEqualTo(width);
    }

    @Property(tries = 50)
    void everyAddressIsGivenOnceAndTheLowerBandLast(
            @ForAll @IntRange(min = 24, max = 30) int prefix, @ForAll long draw) {
        IpAllocator allocator = new IpAllocator(new Cidr(Ip.parse("10.0.0.0"), prefix));
        Set<Ip> given = new HashSet<>();
        long upper = allocator.size() - allocator.lowerBand();
        for (long i = 0; i < allocator.size(); i++) {
            Ip ip = allocator.allocateNext(draw, given::contains).get();
            assertThat(given.add(ip)).isTrue();
            boolean low = ip.low() - Ip.parse("10.0.0.0").low() <= allocator.lowerBand();
            assertThat(low).isEqualTo(i >= upper);
        }
        assertThat(allocator.allocateNext(draw, given::contains)).isEmpty();
    }

    @Property(tries = 200)
    void theLargestRangeGivesAddressesOfItsUpperBand(@ForAll long draw) {
        Cidr range = Cidr.parse("2001:db8::/64");
        Ip ip = new IpAllocator(range).allocateNext(draw, other -> false).get();

        assertThat(range.gives(ip)).isTrue();
        assertThat(ip).isGreaterThan(Ip.parse("2001:db8::100"));
    }

    @Test
    void aRangeOfOneAddressGivesNone() {
        assertThat(new IpAllocator(Cidr.parse("10.0.0.0/32")).allocateNext(5, ip -> false))
                .isEmpty();
        assertThat(new IpAllocator(Cidr.parse("10.0.0.0/31")).allocateNext(5, ip -> false))
                .isEmpty();
        assertThat(new IpAllocator(Cidr.parse("fd00::/128")).allocateNext(5, ip -> false))
                .isEmpty();
    }
}
