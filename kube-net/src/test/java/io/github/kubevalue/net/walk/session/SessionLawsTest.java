package io.github.kubevalue.net.walk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.arbitrary.SessionArbitraries;
import io.github.kubevalue.net.arbitrary.SessionArbitraries.Plan;
import io.github.kubevalue.net.arbitrary.SessionMove;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Hop;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.github.kubevalue.net.walk.Message;
import io.github.kubevalue.net.walk.Side;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** The laws of connection tracking hold after each step of a session, numbered as in the algebra's description. */
class SessionLawsTest {
    /** The ports of VXLAN: flannel's, and Calico's. */
    private static final Set<Integer> VXLAN = HashSet.of(8472, 4789);

    @Provide
    Arbitrary<Plan> plans() {
        return SessionArbitraries.plans(ProxyMode.IPTABLES, ProxyMode.NFTABLES);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void lawsHoldAfterEachStep(@ForAll("plans") Plan plan, @ForAll long seed) {
        for (Lived step : Lived.through(plan, seed)) {
            Statistics.label("step").collect(step.move().getClass().getSimpleName());
            law08EveryLivingFlowComesBackInverted(step);
            law11And13KeysAreDistinctAndNoTwoLeaveAsOne(step);
            law16WhatLivesIsTranslatedAsBefore(step);
            law24TimeOnlyTakesAway(step);
            if (step.move() instanceof SessionMove.Open open) {
                law17WhatIsForgottenStartsAnew(step, open, seed);
                law18AnswersMeetNoRuleOfNat(step);
                law19ANodeThatStopsAFirstPacketKnowsNothingNew(step, open);
                law22AnAnswerThatNobodyTranslatesBackDoesNotArrive(step, open, seed);
            }
            if (step.move() instanceof SessionMove.Change change) {
                law25CleanupTakesOnlyFlowsOfUdpAndOnlyOnce(step, change);
            }
        }
    }

    private static void met(String what, boolean holds) {
        Statistics.label(what).collect(holds).coverage(seen -> seen.check(true).count(times -> times > 0));
    }

    private static void law08EveryLivingFlowComesBackInverted(Lived step) {
        for (String node : step.nodes()) {
            step.entries(node)
                    .forEach(entry -> assertThat(step.table(node)
                                    .translate(
                                            entry.translation().leaving().inverted(),
                                            step.after().now()))
                            .contains(entry.original().inverted()));
        }
        boolean opened = step.move() instanceof SessionMove.Open && step.trace().exists(Trace::isDelivered);
        met("opened", opened);
        step.trace()
                .filter(trace -> opened)
                .forEach(trace -> assertThat(trace.reply().last().after())
                        .isEqualTo(trace.hops().head().before().inverted()));
    }

    private static void law11And13KeysAreDistinctAndNoTwoLeaveAsOne(Lived step) {
        for (String node : step.nodes()) {
            Seq<Entry> entries = step.entries(node);
            Seq<Flow> keys = entries.flatMap(
                    entry -> Vector.of(entry.original(), entry.reply()).distinct());
            assertThat(keys.toJavaList()).doesNotHaveDuplicates();
            assertThat(entries.map(entry -> entry.translation().leaving()).toJavaList())
                    .doesNotHaveDuplicates();
            met("several connections on a node", entries.size() > 1);
        }
    }

    private static void law16WhatLivesIsTranslatedAsBefore(Lived step) {
        step.lasting().forEach(pair -> assertThat(pair._2.translation()).isEqualTo(pair._1.translation()));
        met(
                "a translated connection outlives a change",
                step.move() instanceof SessionMove.Change
                        && step.lasting().exists(pair -> pair._2.translation().isDestinationTranslated()));
    }

    private static void law17WhatIsForgottenStartsAnew(Lived step, SessionMove.Open open, long seed) {
        NetworkSession fresh = Lived.forgetting(step.after(), entry -> true);
        Trace first = open.make(fresh, Choice.seeded(seed)).trace().get();
        NetworkSession known = open.make(fresh, Choice.seeded(seed + 1)).session();
        NetworkSession forgotten = new NetworkSession(
                fresh.network(),
                fresh.state()
                        .withStacks(fresh.state()
                                .stacks()
                                .map((node, stack) -> Tuple.of(
                                        node,
                                        stack.withConntrack(known.state()
                                                .stack(known.network(), node)
                                                .conntrack()
                                                .without(entry -> true))))),
                fresh.connections());
        Trace again = open.make(forgotten, Choice.seeded(seed)).trace().get();
        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(again.endpoint()).isEqualTo(first.endpoint());
        assertThat(again.seenFrom().map(Address::ip)).isEqualTo(first.seenFrom().map(Address::ip));
    }

    private static void law18AnswersMeetNoRuleOfNat(Lived step) {
        Trace trace = step.trace().get();
        assertThat(trace.reply().filter(SessionLawsTest::isRuleOfNat)).isEmpty();
        met("rules of nat", trace.hops().exists(SessionLawsTest::isRuleOfNat));
    }

    private static boolean isRuleOfNat(Hop hop) {
        return hop.rule().isDefined() && hop.table().contains("nat");
    }

    /** It may know less: the SYN has taken the place of a connection that was closed, whose entry goes before a rule is asked. */
    // net/netfilter/nf_conntrack_proto_tcp.c, nf_conntrack_tcp_packet
    private static void law19ANodeThatStopsAFirstPacketKnowsNothingNew(Lived step, SessionMove.Open open) {
        Option<Hop> last = step.trace()
                .flatMap(trace -> trace.hops().lastOption())
                .filter(hop -> !hop.at().equals(open.request().from()))
                .filter(hop -> hop.rule()
                        .exists(rule -> rule.contains("-j DROP")
                                || rule.contains("-j REJECT")
                                || rule.endsWith("drop")
                                || rule.endsWith("reject")));
        met("stopped by a rule", last.isDefined());
        if (last.isDefined() && last.get().at() instanceof Peer.NodePeer node) {
            assertThat(originals(step.entriesBefore(node.name()))).containsAll(originals(step.entries(node.name())));
        }
    }

    /** The flows that are known, but for those of tunnels: what came in one may be stopped when it is unpacked. */
    private static HashSet<Flow> originals(Seq<Entry> entries) {
        return HashSet.ofAll(entries.map(Entry::original))
                .reject(flow -> flow.destination().port().number().exists(VXLAN::contains));
    }

    private static void law22AnAnswerThatNobodyTranslatesBackDoesNotArrive(
            Lived step, SessionMove.Open open, long seed) {
        Trace trace = step.trace().get();
        boolean translated = trace.isDelivered()
                && open.request().protocol() == IpProtocol.TCP
                && !trace.hops()
                        .head()
                        .before()
                        .equals(trace.reply().head().before().inverted());
        met("translated", translated);
        if (translated) {
            NetworkSession forgetful = Lived.forgetting(step.after(), entry -> true);
            Trace answer = forgetful
                    .send(open.name(), Message.data(Side.SERVER), Choice.seeded(seed))
                    .trace();
            assertThat(answer.isDelivered()).as("%s", answer).isFalse();
        }
    }

    private static void law24TimeOnlyTakesAway(Lived step) {
        boolean waited = step.move() instanceof SessionMove.After;
        if (waited) {
            step.nodes().forEach(node -> assertThat(step.entriesBefore(node)).containsAll(step.entries(node)));
        }
        met(
                "something expires",
                waited
                        && step.nodes()
                                .exists(node -> step.entries(node).size()
                                        < step.entriesBefore(node).size()));
        assertThat(step.lasting()
                        .filter(pair -> pair._2.expiresAt().isBefore(pair._1.expiresAt()))
                        .map(pair -> pair._2.protocol()))
                .allMatch(protocol -> protocol == IpProtocol.TCP);
    }

    private static void law25CleanupTakesOnlyFlowsOfUdpAndOnlyOnce(Lived step, SessionMove.Change change) {
        NetworkSession programmed = step.before().program(change.to());
        NetworkSession cleaned = step.after().cleanUp(step.before().network());
        NetworkSession changed = step.after().change(change.to());
        for (String node : step.nodes()) {
            assertThat(programmed.conntrack(node)).isEqualTo(step.entriesBefore(node));
            assertThat(step.entriesBefore(node).removeAll(step.entries(node)))
                    .allMatch(entry -> entry.protocol() == IpProtocol.UDP);
            assertThat(cleaned.conntrack(node)).isEqualTo(step.entries(node));
            assertThat(changed.conntrack(node)).isEqualTo(step.entries(node));
        }
        Statistics.label("something is stale")
                .collect(step.nodes()
                        .exists(node -> step.entries(node).size()
                                < step.entriesBefore(node).size()));
    }
}
