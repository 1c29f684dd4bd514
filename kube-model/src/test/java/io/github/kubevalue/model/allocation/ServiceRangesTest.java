package io.github.kubevalue.model.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Vector;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceRangesTest {
    private static final ServiceRanges TWO = ranges("192.168.0.0/28", "10.0.0.0/29");

    /** The cases of cidrallocator_test.go, TestCIDRAllocateShadow, and of servicecidr_test.go, TestPrefixContainsIP. */
    @ParameterizedTest
    @CsvSource({
        "192.168.0.0/24, 192.168.0.23, true",
        "192.168.0.0/24, 192.168.0.0, false",
        "192.168.0.0/24, 192.168.0.255, false",
        "192.168.0.0/24, 192.168.1.23, false",
        "192.168.0.0/24, 2001:db2::1, false",
        "2001:db2::/96, 2001:db2::2a, true",
        "2001:db2::/96, 2001:db2::, false",
        "2001:db2::/64, 2001:db2::ffff:ffff:ffff:ffff, true",
        "2001:db2::/96, 2001:db2:1::2a, false"
    })
    void anAddressThatIsAskedForMustBeOneThatTheRangeGives(String range, String ip, boolean isGiven) {
        assertThat(ranges(range).allocate(Ip.parse(ip), other -> false).isRight())
                .isEqualTo(isGiven);
    }

    /** cidrallocator_test.go, TestCIDRAllocateShadow: what one range keeps for itself, a larger one gives. */
    @Test
    void theNetworkOfOneRangeIsAnAddressOfTheRangeAroundIt() {
        ServiceRanges shadowed = ranges("192.168.1.0/24", "192.168.0.0/16");

        assertThat(shadowed.allocate(Ip.parse("192.168.1.0"), ip -> false)).contains(Ip.parse("192.168.1.0"));
        assertThat(shadowed.allocate(Ip.parse("192.168.1.255"), ip -> false)).contains(Ip.parse("192.168.1.255"));
        assertThat(ranges("192.168.1.0/24")
                        .allocate(Ip.parse("192.168.1.0"), ip -> false)
                        .getLeft())
                .isEqualTo("the provided network does not match the current range");
    }

    @Test
    void anAddressThatSomebodyHasIsNotGiven() {
        assertThat(TWO.allocate(Ip.parse("10.0.0.3"), ip -> true).getLeft())
                .isEqualTo("provided IP is already allocated");
    }

    /** cidrallocator_test.go, TestCIDRAllocateMultiple and TestCIDRAllocateGrow. */
    @Property(tries = 50)
    void everyAddressOfEveryRangeIsGivenOnceUntilAllAreFull(@ForAll long draw) {
        Set<Ip> given = new HashSet<>();
        for (int i = 0; i < 14 + 6; i++) {
            Ip ip = TWO.allocateNext(draw + i, given::contains).get();
            assertThat(given.add(ip)).isTrue();
            assertThat(TWO.ranges().exists(range -> range.gives(ip))).isTrue();
        }
        assertThat(TWO.allocateNext(draw, given::contains).getLeft()).isEqualTo("range is full");
    }

    @Test
    void whereNoRangeIsReadyAllAreFull() {
        assertThat(ranges().allocateNext(7, ip -> false).getLeft()).isEqualTo("range is full");
    }

    private static ServiceRanges ranges(String... cidrs) {
        return new ServiceRanges(Vector.of(cidrs).map(Cidr::parse));
    }
}
