package io.github.kubevalue.net.walk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Store;
import io.github.kubevalue.net.arbitrary.SessionArbitraries;
import io.github.kubevalue.net.arbitrary.SessionArbitraries.Plan;
import io.github.kubevalue.net.arbitrary.SessionMove;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.network.Network;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.trace.Trace;
import io.vavr.collection.Seq;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Sessions in which a machine goes and comes back. */
class LostNodeSessionTest {

    @Provide
    Arbitrary<Plan> plans() {
        return SessionArbitraries.plans(ProxyMode.values()).map(LostNodeSessionTest::losing);
    }

    /** With the first change the last machine is gone, with the second it is back. */
    private static Plan losing(Plan plan) {
        SessionMove first =
                plan.moves().find(SessionMove.Change.class::isInstance).get();
        Network to = ((SessionMove.Change) first).to();
        Store store = (Store) to.snapshot();
        Node last = store.list(Node.KIND).last();
        Network without = Network.of(store.put(KubeletState.LOST.said(last)), to.config());
        return new Plan(plan.network(), plan.moves().replace(first, new SessionMove.Change(without)));
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void aMachineThatIsGoneKnowsNothingAndMeetsNobody(@ForAll("plans") Plan plan, @ForAll long seed) {
        for (Lived step : Lived.through(plan, seed)) {
            Network network = step.after().network();
            Seq<String> lost =
                    network.cluster().nodes().filter(NodeNetwork::isDown).map(NodeNetwork::name);
            lost.forEach(node -> assertThat(step.entries(node)).isEmpty());
            step.trace().forEach(trace -> lost.forEach(node -> meetsNobody(trace, network, node)));
            step.nodes()
                    .forEach(node -> step.entries(node)
                            .forEach(entry -> assertThat(step.table(node)
                                            .translate(
                                                    entry.translation()
                                                            .leaving()
                                                            .inverted(),
                                                    step.after().now()))
                                    .contains(entry.original().inverted())));
            Statistics.label("something is lost")
                    .collect(step.trace().exists(trace -> trace.reason().contains(" is down")))
                    .coverage(seen -> seen.check(true).count(times -> times > 0));
        }
    }

    private static void meetsNobody(Trace trace, Network network, String node) {
        assertThat(trace.via()).doesNotContain(Peer.node(node));
        assertThat(trace.pod().filter(peer -> isOn(peer, network, node))).isEmpty();
    }

    private static boolean isOn(Peer peer, Network network, String node) {
        return peer.equals(Peer.node(node))
                || network.pod(peer).exists(pod -> pod.spec().nodeName().contains(node));
    }
}
