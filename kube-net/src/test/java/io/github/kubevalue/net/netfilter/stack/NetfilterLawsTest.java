package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.arbitrary.ConntrackArbitraries;
import io.github.kubevalue.net.arbitrary.ExtensionArbitraries;
import io.github.kubevalue.net.arbitrary.FlowArbitraries;
import io.github.kubevalue.net.arbitrary.RuleArbitraries;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.Tracking;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws that need rules, numbered as in the algebra's description, and that the index changes nothing. */
class NetfilterLawsTest {
    private static final Instant NOW = ConntrackArbitraries.START;
    private static final LocalAddresses ADDRESSES =
            LocalAddresses.NONE.with("eth0", Cidr.parse("192.0.2.11/24")).with("veth1", Cidr.parse("10.244.1.1/24"));

    @Provide
    Arbitrary<Ruleset> rulesets() {
        return RuleArbitraries.rulesets();
    }

    @Provide
    Arbitrary<Flow> flows() {
        return FlowArbitraries.transports();
    }

    @Provide
    Arbitrary<Packet> packets() {
        return FlowArbitraries.packets();
    }

    private static NetfilterState stack(Ruleset rules) {
        return NetfilterState.empty().withIpv4(rules).withAddresses(ADDRESSES);
    }

    /** A packet forwarded through the stack: what each hook made of it, up to the first that did not let it pass. */
    private static Vector<Passage> forward(NetfilterState state, Packet packet, Choice choice, Crossing.Detail detail) {
        Vector<Passage> passed = Vector.empty();
        Passage last = new Passage(state, InFlight.entering(packet), Verdict.ACCEPT, Vector.empty());
        for (Hook hook : Vector.of(Hook.PREROUTING, Hook.FORWARD, Hook.POSTROUTING)) {
            if (last.verdict().isAccept()) {
                Crossing at = Crossing.builder()
                        .hook(hook)
                        .in("veth1")
                        .out(Option.when(hook != Hook.PREROUTING, "eth0"))
                        .now(NOW)
                        .detail(detail)
                        .build();
                last = Netfilter.cross(last.state(), last.inFlight(), at, choice);
                passed = passed.append(last);
            }
        }
        return passed;
    }

    private static Vector<Passage> forward(NetfilterState state, Packet packet, long seed) {
        return forward(state, packet, Choice.seeded(seed), Crossing.Detail.MATCHED);
    }

    private static boolean isDelivered(Seq<Passage> passages) {
        return passages.size() == 3 && passages.last().verdict().isAccept();
    }

    /** Collects whether a law had anything to say; some of the tries must come through. */
    private static boolean isThrough(Seq<Passage> passages) {
        boolean through = isDelivered(passages);
        Statistics.label("delivered")
                .collect(through)
                .coverage(seen -> seen.check(true).count(times -> times > 0));
        return through;
    }

    /** Checks that an index changes nothing, and returns where the packet's way ends. */
    private static Passage indexedAsScanned(Ruleset rules, Packet packet, long seed) {
        Vector<Passage> indexed = forward(stack(rules), packet, Choice.seeded(seed), Crossing.Detail.NONE);
        Vector<Passage> scanned = forward(stack(rules), packet, Choice.seeded(seed), Crossing.Detail.ALL);
        assertThat(indexed.map(Passage::verdict)).isEqualTo(scanned.map(Passage::verdict));
        assertThat(indexed.last().state()).isEqualTo(scanned.last().state());
        assertThat(indexed.last().inFlight()).isEqualTo(scanned.last().inFlight());
        Statistics.label("verdict").collect(indexed.last().verdict().getClass().getSimpleName());
        return indexed.last();
    }

    @Property(tries = 150)
    void anIndexGivesTheVerdictOfALinearScan(
            @ForAll("rulesets") Ruleset rules, @ForAll("packets") Packet packet, @ForAll long seed) {
        Passage indexed = indexedAsScanned(rules, packet, seed);
        Statistics.label("translated")
                .collect(!indexed.inFlight().packet().flow().equals(packet.flow()))
                .coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    @Provide
    Arbitrary<Ruleset> extensions() {
        return ExtensionArbitraries.rulesets(IpFamily.IPV4);
    }

    @Property(tries = 150)
    void anIndexGivesTheVerdictOfALinearScanWhateverRulesAsk(
            @ForAll("extensions") Ruleset rules, @ForAll("packets") Packet packet, @ForAll long seed) {
        indexedAsScanned(rules, packet, seed);
    }

    @Property(tries = 150)
    void law16AKnownConnectionIsTranslatedWhateverTheRulesAre(
            @ForAll("rulesets") Ruleset rules,
            @ForAll("rulesets") Ruleset others,
            @ForAll("flows") Flow flow,
            @ForAll long seed) {
        Vector<Passage> first = forward(stack(rules), Packet.opening(flow), seed);
        if (!isThrough(first)) {
            return;
        }
        NetfilterState changed = first.last().state().withIpv4(onlyNat(others));
        Vector<Passage> second = forward(changed, Packet.opening(flow), seed + 1);
        assertThat(isDelivered(second)).isTrue();
        assertThat(second.last().inFlight().packet().flow())
                .isEqualTo(first.last().inFlight().packet().flow());
    }

    private static Ruleset onlyNat(Ruleset rules) {
        return Ruleset.EMPTY.with(rules.table(TableName.NAT));
    }

    @Property(tries = 150)
    void law08ATranslatedFlowIsAnsweredAsItWasAsked(
            @ForAll("rulesets") Ruleset rules, @ForAll("flows") Flow flow, @ForAll long seed) {
        Vector<Passage> first = forward(stack(onlyNat(rules)), Packet.opening(flow), seed);
        if (!isThrough(first)) {
            return;
        }
        Flow leaving = first.last().inFlight().packet().flow();
        Statistics.label("translated").collect(!leaving.equals(flow));
        Packet answer = Packet.tcp(leaving.inverted(), TcpFlags.SYN_ACK);
        Vector<Passage> back = forward(first.last().state(), answer, seed + 1);
        assertThat(isDelivered(back)).isTrue();
        boolean talksToItself = leaving.inverted().equals(flow);
        if (!talksToItself) {
            assertThat(back.last().inFlight().packet().flow()).isEqualTo(flow.inverted());
        }
    }

    @Property(tries = 150)
    void law18NatChainsSeeTheFirstPacketOfAConnectionAlone(
            @ForAll("rulesets") Ruleset rules, @ForAll("flows") Flow flow, @ForAll long seed) {
        Vector<Passage> first = forward(stack(onlyNat(rules)), Packet.opening(flow), seed);
        if (!isThrough(first)) {
            return;
        }
        NetfilterState state = first.last().state();
        Flow leaving = first.last().inFlight().packet().flow();
        assertThat(natRules(first)).isPositive();
        assertThat(natRules(forward(state, Packet.opening(flow), seed))).isZero();
        assertThat(natRules(forward(state, Packet.opening(leaving.inverted()), seed)))
                .isZero();
    }

    private static int natRules(Seq<Passage> passages) {
        return passages.flatMap(Passage::evidence)
                .count(item -> item.table().contains("nat") && item.rule().isDefined());
    }

    @Property(tries = 150)
    void law19APacketThatIsNotLetPassLeavesTheTableAsItWas(
            @ForAll("rulesets") Ruleset rules, @ForAll("flows") Flow flow, @ForAll long seed) {
        Vector<Passage> passages = forward(stack(rules), Packet.opening(flow), seed);
        ConntrackTable table = passages.last().state().conntrack();
        Statistics.label("delivered").collect(isDelivered(passages)).coverage(seen -> {
            seen.check(true).count(times -> times > 0);
            seen.check(false).count(times -> times > 0);
        });
        if (isDelivered(passages)) {
            boolean tracked = passages.last().inFlight().tracking() instanceof Tracking.Connection;
            assertThat(table.size()).isEqualTo(tracked ? 1 : 0);
        } else {
            assertThat(table).isEqualTo(ConntrackTable.empty());
        }
    }

    @Property(tries = 100)
    void theBareVerdictIsTheExplainedOne(
            @ForAll("rulesets") Ruleset rules, @ForAll("packets") Packet packet, @ForAll long seed) {
        Vector<Passage> bare = forward(stack(rules), packet, Choice.seeded(seed), Crossing.Detail.NONE);
        Vector<Passage> explained = forward(stack(rules), packet, Choice.seeded(seed), Crossing.Detail.MATCHED);
        assertThat(bare.map(Passage::verdict)).isEqualTo(explained.map(Passage::verdict));
        assertThat(bare.flatMap(Passage::evidence)).isEmpty();
        Packet last = explained.last().inFlight().packet();
        Packet told = explained
                .flatMap(Passage::evidence)
                .foldLeft(packet, (so, item) -> item.isChange() ? item.after() : so);
        assertThat(told).isEqualTo(last);
    }
}
