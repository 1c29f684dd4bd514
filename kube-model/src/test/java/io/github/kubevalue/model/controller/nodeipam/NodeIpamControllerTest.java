package io.github.kubevalue.model.controller.nodeipam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ipam/range_allocator_test.go, TestAllocateOrOccupyCIDRSuccess: the cluster's networks, what others have; the share. */
class NodeIpamControllerTest {

    private static String node(String name, String... shares) {
        return "{apiVersion: v1, kind: Node, metadata: {name: %s}, spec: {%s}}"
                .formatted(
                        name,
                        shares.length == 0
                                ? ""
                                : "podCIDR: \"%s\", podCIDRs: [%s]"
                                        .formatted(
                                                shares[0],
                                                Vector.of(shares)
                                                        .map("\"%s\""::formatted)
                                                        .mkString(", ")));
    }

    private static Bench bench(String networks, String... yaml) {
        Seq<Cidr> all = Vector.of(networks.split(" ")).map(Cidr::parse);
        return Bench.of(new NodeIpamController(all), yaml);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        127.123.232.0/22, '',                                     127.123.232.0/24
        10.10.0.0/16,     10.10.0.0/24,                           10.10.1.0/24
        10.10.0.0/16,     10.10.0.0/24 10.10.1.0/24 10.10.2.0/24, 10.10.3.0/24
        10.10.0.0/16,     10.10.1.0/24,                           10.10.0.0/24
        10.10.0.0/16,     10.10.0.0/23,                           10.10.2.0/24
        10.10.0.0/16,     10.10.1.0/25,                           10.10.0.0/24
        10.10.0.0/16,     10.10.0.128/25,                         10.10.1.0/24
        10.10.0.0/26,     '',                                     10.10.0.0/26
        fd00:1::/48,      '',                                     fd00:1::/64
        fd00:1::/48,      fd00:1::/64,                            fd00:1:0:1::/64
        10.10.0.0/16 fd00:1::/48, 10.10.0.0/24 fd00:1::/64,       10.10.1.0/24 fd00:1:0:1::/64
        """)
    void aNodeHasTheFirstSharesThatAreFree(String networks, String others, String shares) {
        Bench bench = bench(networks, node("b"));
        for (String other : others.split(" ")) {
            bench = other.isEmpty() ? bench : bench.with(node("other-" + Integer.toHexString(other.hashCode()), other));
        }
        Bench after = bench.then(Node.KIND, "b");
        Node node = after.get(Node.KIND, "b");
        assertThat(node.spec().podCIDRs().mkString(" ")).isEqualTo(shares);
        assertThat(node.spec().podCIDR()).contains(shares.split(" ")[0]);
        assertThat(after.plan(Node.KIND, "b").isNone()).isTrue();
    }

    /** TestAllocateOrOccupyCIDRFailure. */
    @Test
    void aNodeForWhichNothingIsLeftIsTold() {
        Bench full = bench("10.10.0.0/24", node("a", "10.10.0.0/24"), node("b"));
        assertThat(full.plan(Node.KIND, "b").steps()).isEmpty();
        assertThat(Bench.told(full.plan(Node.KIND, "b")))
                .containsExactly("Normal CIDRNotAvailable Node b status is now: CIDRNotAvailable");
        assertThat(full.plan(Node.KIND, "nobody").isNone()).isTrue();
    }

    @Test
    void aShareThatIsFreeAgainWakesThoseThatWait() {
        Bench bench = bench("10.10.0.0/24", node("a", "10.10.0.0/24"), node("b"), node("c"));
        assertThat(bench.wakes(node("d")).map(ResourceKey::toString)).containsExactly("node/d");
        assertThat(bench.wakesWithout(Node.KIND, "a").map(ResourceKey::toString))
                .containsExactly("node/b", "node/c");
        assertThat(bench.wakes("{apiVersion: v1, kind: Namespace, metadata: {name: a}}"))
                .isEmpty();
    }

    /** Whoever came and went before: the share is the first of the network that no node has. */
    @Property(tries = 200)
    void sharesThatNodesLeaveAreGivenAgain(@ForAll @Size(max = 20) List<@IntRange(max = 7) Integer> changes) {
        Bench bench = bench("10.10.0.0/21", node("b"));
        Set<Integer> taken = TreeSet.empty();
        for (int share : changes) {
            boolean isLeft = taken.contains(share);
            taken = isLeft ? taken.remove(share) : taken.add(share);
            bench = bench.with(isLeft ? node("n" + share) : node("n" + share, "10.10.%d.0/24".formatted(share)));
        }
        Option<String> first = Vector.range(0, 8).removeAll(taken).headOption().map("10.10.%d.0/24"::formatted);
        assertThat(bench.then(Node.KIND, "b").get(Node.KIND, "b").spec().podCIDR())
                .isEqualTo(first);
    }
}
