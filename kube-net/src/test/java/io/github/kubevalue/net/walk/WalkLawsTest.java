package io.github.kubevalue.net.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.rewrite.Rewrite;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** The laws that need a whole network, numbered as in the algebra's description. */
class WalkLawsTest {
    private static final NetworkState START = NetworkState.at(Instant.EPOCH);

    @Provide
    Arbitrary<Network> networks() {
        return SampleNetworks.networks();
    }

    @Provide
    Arbitrary<Request> requests() {
        return SampleNetworks.requests();
    }

    private static Walker.Walked walk(Network network, NetworkState state, Request request, long seed) {
        return new Walker(network).walk(state, request, Choice.seeded(seed));
    }

    /** What one visit to one node makes of the flow. */
    private record Visit(Peer node, Flow in, Flow out) {
        Rewrite rewrite() {
            return Rewrite.of(in, out);
        }

        Visit until(Flow later) {
            return new Visit(node, in, later);
        }
    }

    private static Vector<Visit> visits(Seq<Hop> hops) {
        return hops.filter(
                        hop -> hop.at() instanceof Peer.NodePeer && !hop.hook().equals("socket"))
                .foldLeft(
                        Vector.<Visit>empty(),
                        (visits, hop) -> visits.lastOption()
                                .filter(last -> last.node().equals(hop.at()))
                                .map(last -> visits.init().append(last.until(hop.after())))
                                .getOrElse(() -> visits.append(new Visit(hop.at(), hop.before(), hop.after()))));
    }

    private static Rewrite path(Seq<Visit> visits) {
        return Rewrite.path(visits.map(Visit::rewrite));
    }

    private static boolean isTranslated(Seq<Visit> visits) {
        return visits.exists(visit -> !visit.in().equals(visit.out()));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void law08TheSenderSeesItsOwnFlowInverted(
            @ForAll("networks") Network network, @ForAll("requests") Request request, @ForAll long seed) {
        Walker.Walked walked = walk(network, START, request, seed);
        Trace trace = walked.trace();
        Statistics.label("outcome")
                .collect(trace.outcome())
                .coverage(seen -> seen.check(Disposition.DELIVERED).count(times -> times > 0));
        if (trace.isDelivered()) {
            assertThat(trace.reply().last().after())
                    .isEqualTo(trace.hops().head().before().inverted());
        }
        walked.state()
                .stacks()
                .values()
                .map(stack -> stack.conntrack())
                .forEach(table -> table.entries(Instant.EPOCH)
                        .forEach(entry -> assertThat(table.translate(
                                        entry.translation().leaving().inverted(), Instant.EPOCH))
                                .contains(entry.original().inverted())));
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void law16NewRulesDoNotMoveALivingConnection(
            @ForAll("networks") Network network,
            @ForAll("networks") Network changed,
            @ForAll("requests") Request asked,
            @ForAll long seed) {
        Request request = asked.withSourcePort(Option.of(40000));
        Walker.Walked first = walk(network, START, request, seed);
        if (!first.trace().isDelivered()) {
            return;
        }
        NetworkState reprogrammed = first.state()
                .withStacks(first.state()
                        .stacks()
                        .map((node, stack) -> Tuple.of(
                                node, stack.withIpv4(changed.initialStack(node).ipv4()))));
        Trace second = walk(network, reprogrammed, request, seed + 1).trace();
        assertThat(second.outcome()).isEqualTo(Disposition.DELIVERED);
        assertThat(second.endpoint()).isEqualTo(first.trace().endpoint());
        assertThat(second.seenFrom()).isEqualTo(first.trace().seenFrom());
        Trace fresh = walk(changed, START, request, seed + 1).trace();
        Statistics.label("a new connection goes elsewhere")
                .collect(!fresh.endpoint().equals(second.endpoint()))
                .coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    /** What is said of hops is put together when it is read; by then the network has moved on. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void evidenceIsTheSameWhetherReadAtOnceOrLater(
            @ForAll("networks") Network network,
            @ForAll("requests") Request request,
            @ForAll("requests") Request other,
            @ForAll long seed) {
        Seq<String> atOnce = told(walk(network, START, request, seed).trace());
        Walker.Walked first = walk(network, START, request, seed);
        Trace next = walk(network, first.state(), other, seed + 1).trace();
        told(walk(network, first.state(), request, seed + 1).trace());
        assertThat(told(first.trace())).isEqualTo(atOnce).isEqualTo(told(first.trace()));
        Statistics.label("there is something to put together")
                .collect(atOnce.exists(text -> text.contains("becomes"))
                        || told(next).isEmpty())
                .coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    private static Seq<String> told(Trace trace) {
        return trace.hops()
                .appendAll(trace.reply())
                .map(hop -> hop.at() + " " + hop.hook() + " " + hop.chain() + " " + hop.rule() + " " + hop.note())
                .append(trace.reason());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void law18OnlyTheFirstPacketMeetsRulesOfNat(
            @ForAll("networks") Network network, @ForAll("requests") Request asked, @ForAll long seed) {
        Request request = asked.withSourcePort(Option.of(40000));
        Walker.Walked first = walk(network, START, request, seed);
        assertThat(first.trace().reply().filter(WalkLawsTest::isRuleOfNat)).isEmpty();
        if (first.trace().isDelivered()) {
            Trace second = walk(network, first.state(), request, seed).trace();
            assertThat(second.hops().filter(WalkLawsTest::isRuleOfNat)).isEmpty();
            // a node that is passed twice knows two connections
            assertThat(second.conntrack())
                    .allMatch(node -> originals(first.trace(), node._1).containsAll(node._2.map(Entry::original)));
        }
        Statistics.label("rules of nat met")
                .collect(first.trace().hops().exists(WalkLawsTest::isRuleOfNat))
                .coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    private static Seq<Flow> originals(Trace trace, String node) {
        return trace.conntrack().getOrElse(node, Vector.empty()).map(Entry::original);
    }

    private static boolean isRuleOfNat(Hop hop) {
        return hop.rule().isDefined() && hop.table().contains("nat");
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void law19ANodeThatRefusesOrDropsRemembersNothing(
            @ForAll("networks") Network network, @ForAll("requests") Request request, @ForAll long seed) {
        Trace trace = walk(network, START, request, seed).trace();
        boolean stopped =
                trace.hops().last().rule().exists(rule -> rule.contains("-j DROP") || rule.contains("-j REJECT"));
        Statistics.label("stopped by a rule")
                .collect(stopped)
                .coverage(seen -> seen.check(true).count(times -> times > 0));
        boolean sentIt = request.from().equals(trace.hops().last().at());
        if (stopped && !sentIt && trace.hops().last().at() instanceof Peer.NodePeer node) {
            assertThat(trace.conntrack().get(node.name())).isEmpty();
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void law21TheReplyWalkIsTheReplyViewOfTheForwardWalk(
            @ForAll("networks") Network network, @ForAll("requests") Request request, @ForAll long seed) {
        Trace trace = walk(network, START, request, seed).trace();
        Vector<Visit> there = visits(trace.hops());
        Vector<Visit> back = visits(trace.reply());
        boolean sameNodes = there.map(Visit::node).reverse().equals(back.map(Visit::node));
        Statistics.label("nodes, translated")
                .collect(sameNodes && trace.isDelivered() ? there.size() : "-", isTranslated(there));
        if (trace.isDelivered() && sameNodes && !there.isEmpty()) {
            assertThat(path(there))
                    .isEqualTo(Rewrite.of(there.head().in(), there.last().out()));
            assertThat(path(back)).isEqualTo(path(there).reply());
            assertThat(back.map(Visit::rewrite))
                    .isEqualTo(there.map(visit -> visit.rewrite().reply()).reverse());
        }
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void law22AReplyThatMissesANodeThatTranslatesDoesNotComeBackInverted(
            @ForAll("networks") Network network,
            @ForAll("requests") Request request,
            @ForAll long seed,
            @ForAll int missed) {
        Trace trace = walk(network, START, request, seed).trace();
        Vector<Visit> there = visits(trace.hops());
        if (!trace.isDelivered() || there.isEmpty()) {
            return;
        }
        int index = Math.floorMod(missed, there.size());
        boolean translates = !there.get(index).in().equals(there.get(index).out());
        Flow asked = there.head().in();
        Flow back = there.removeAt(index)
                .reverse()
                .map(visit -> visit.rewrite().reply())
                .foldLeft(
                        there.last().out().inverted(),
                        (flow, host) -> host.apply(flow).getOrElse(flow));
        Statistics.label("the missed node translates").collect(translates).coverage(seen -> {
            seen.check(true).count(times -> times > 0);
            seen.check(false).count(times -> times > 0);
        });
        assertThat(back.equals(asked.inverted())).isEqualTo(!translates);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void law23OnlyTheLastMasqueradeShows(
            @ForAll("networks") Network network, @ForAll("requests") Request request, @ForAll long seed) {
        Trace trace = walk(network, START, request, seed).trace();
        Seq<Entry> masqueraded = visits(trace.hops())
                .flatMap(visit -> entry(trace, visit))
                .filter(entry -> entry.translation().isSourceTranslated());
        Statistics.label("masquerades").collect(masqueraded.size());
        if (trace.isDelivered()) {
            assertThat(trace.seenFrom())
                    .contains(masqueraded
                            .lastOption()
                            .map(entry -> entry.translation().leaving().source())
                            .getOrElse(trace.hops().head().before().source()));
        }
    }

    private static Option<Entry> entry(Trace trace, Visit visit) {
        return trace.conntrack()
                .get(((Peer.NodePeer) visit.node()).name())
                .flatMap(entries -> entries.find(entry -> entry.original().equals(visit.in())));
    }
}
