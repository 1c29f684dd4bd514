package io.github.kubevalue.model.controller.ttl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSizeTest {

    // pkg/controller/ttl/ttl_controller_test.go, TestDesiredTTL: the size after the node came or went
    @ParameterizedTest(name = "{0} nodes that were told {1} s are told {2} s")
    @CsvSource({
        "1, 0, 0",
        "100, 0, 0",
        "101, 0, 15",
        "100, 15, 15",
        "90, 15, 15",
        "92, 15, 15",
        "89, 15, 0",
        "1799, 300, 60",
        "9999, 300, 300"
    })
    void aClusterStaysInItsRangeForAsLongAsThatHolds(int nodes, int told, int expected) {
        assertThat(ClusterSize.of(nodes, Option.of(told)).seconds()).isEqualTo(expected);
    }

    @Test
    void aClusterThatIsToldNothingHasGrownFromNothing() {
        assertThat(ClusterSize.of(95, Option.none()).seconds()).isZero();
        assertThat(ClusterSize.of(950, Option.of(7)).seconds()).isEqualTo(30);
    }

    @Property
    void theRangeHoldsTheSize(@ForAll @IntRange(max = 12_000) int nodes, @ForAll @IntRange(max = 301) int told) {
        ClusterSize size = ClusterSize.of(nodes, Option.of(told));
        assertThat(nodes).isBetween(size.fewest(), size.most());
    }

    @Property
    void idempotence(@ForAll @IntRange(max = 12_000) int nodes, @ForAll @IntRange(max = 301) int told) {
        ClusterSize size = ClusterSize.of(nodes, Option.of(told));
        assertThat(ClusterSize.of(nodes, Option.of(size.seconds()))).isEqualTo(size);
    }

    /** What wakes all nodes is enough: away from the bounds one node more or less changes nothing. */
    @Property
    void onlyBoundsChangeTheRange(@ForAll @IntRange(max = 12_000) int before, @ForAll @IntRange(max = 301) int told) {
        ClusterSize size = ClusterSize.of(before, Option.of(told));
        for (int nodes : new int[] {Math.max(0, before - 1), before + 1}) {
            if (!ClusterSize.isBound(nodes)) {
                assertThat(ClusterSize.of(nodes, Option.of(size.seconds()))).isEqualTo(size);
            }
        }
    }
}
