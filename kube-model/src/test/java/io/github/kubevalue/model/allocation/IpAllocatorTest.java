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

    @Test
    void anAddressThatIsAskedForMustBeInTheRangeAndFree() {
        IpAllocator allocator = new IpAllocator(Cidr.parse("10.96.0.0/12"));

        assertThat(allocator.allocate(Ip.parse("1.2.3.4"), ip -> false).getLeft())
                .isEqualTo("the provided network does not match the current range");
        assertThat(allocator.allocate(Ip.parse("10.96.0.10"), ip -> true).getLeft())
                .isEqualTo("provided IP is already allocated");
        assertThat(allocator.allocate(Ip.parse("10.96.0.10"), ip -> false)).contains(Ip.parse("10.96.0.10"));
        assertThat(allocator.allocate(Ip.parse("10.96.0.0"), ip -> false).isLeft())
                .isTrue();
        assertThat(allocator.allocate(Ip.parse("10.111.255.255"), ip -> false).isLeft())
                .isTrue();
    }
}
