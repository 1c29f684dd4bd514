package io.github.kubevalue.model.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.junit.jupiter.api.Test;

class HostLocalTest {
    private static final Cidr NODE = Cidr.parse("10.244.1.0/29");

    @Test
    void addressesGoRoundAndRestAsLongAsPossible() {
        HostLocal memory = HostLocal.EMPTY;
        for (String expected :
                new String[] {"10.244.1.2", "10.244.1.3", "10.244.1.4", "10.244.1.5", "10.244.1.6", "10.244.1.2"}) {
            Tuple2<Ip, HostLocal> next = memory.next(NODE, ip -> false).get();
            assertThat(next._1).hasToString(expected);
            memory = next._2;
        }
    }

    @Test
    void takenAddressesArePassedOverUntilNoneIsLeft() {
        Set<Ip> taken = HashSet.of("10.244.1.2", "10.244.1.3").map(Ip::parse);

        assertThat(HostLocal.EMPTY.next(NODE, taken::contains).get()._1).hasToString("10.244.1.4");
        assertThat(HostLocal.EMPTY.next(NODE, ip -> true)).isEmpty();
    }
}
