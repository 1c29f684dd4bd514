package io.github.kubevalue.dsl.ask;

import static io.github.kubevalue.dsl.assertj.KubeAssertions.assertThat;
import static io.github.kubevalue.dsl.build.Clusters.cluster;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kubevalue.model.fault.Fault;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Clusters in use: what is open goes on, or breaks, while the cluster changes. */
class SessionTest {
    private static final RunningCluster SHOP = RunningCluster.converged(cluster()
            .deployment("web", d -> d.replicas(1).image("nginx").port(80))
            .service("web", s -> s.port(80))
            .pod("client", p -> p.image("alpine")));

    private static final Session CALL = SHOP.session().open("call", "pod/default/client", "tcp://web:80");

    @Test
    void aConnectionOutlivesItsService() {
        Session without = CALL.delete("service/default/web");
        assertThat(without).goesOn("call");
        assertThat(without.cluster()).doesNotReach("pod/default/client", "tcp://web:80");
    }

    @Test
    void aConnectionEndsWithItsPodWhileNewOnesFindTheNextOne() {
        Session replaced = CALL.delete(receiver(CALL)).after(Duration.ofMinutes(1));
        assertThat(replaced).isBroken("call");
        assertThat(replaced.open("next", "pod/default/client", "tcp://web:80")).goesOn("next");
    }

    private static String receiver(Session session) {
        return session.answer("call").trace().pod().get().toString();
    }

    /** At once connections are lost; once nobody has heard of the kubelet for a while the endpoint is not ready, and none is given to it. */
    @Test
    void aConnectionIsLostWithItsMachineAndNewOnesUntilTheLossIsKnown() {
        RunningCluster two = RunningCluster.converged(cluster()
                .node("n1")
                .node("n2")
                .pod("client", p -> p.image("alpine").onNode("n1"))
                .pod("near", p -> p.image("nginx").port(80).label("app", "web").onNode("n1"))
                .pod("far", p -> p.image("nginx").port(80).label("app", "web").onNode("n2"))
                .service("web", s -> s.port(80).select("app", "web")));
        Session open = two.session().open("call", "pod/default/client", "tcp://web:80");
        Session farther = Stream.iterate(open, session -> session.open("call", "pod/default/client", "tcp://web:80"))
                .filter(session -> receiver(session).equals("pod/default/far"))
                .findFirst()
                .get();
        Session lost = farther.after(new Fault.NodeLost("n2"));
        assertThat(lost).isBroken("call");
        Assertions.assertThat(ways(lost)).containsExactlyInAnyOrder("1/2 DELIVERED", "1/2 UNREACHABLE");
        Session known = lost.after(Duration.ofMinutes(2));
        Assertions.assertThat(ways(known)).containsExactly("1 DELIVERED");
        Session back = known.after(new Fault.KubeletStarted("n2")).after(Duration.ofMinutes(1));
        Assertions.assertThat(ways(back)).containsExactlyInAnyOrder("1/2 DELIVERED", "1/2 DELIVERED");
    }

    private static Seq<String> ways(Session session) {
        RunningCluster cluster = session.cluster();
        return cluster.traces(cluster.question("pod/default/client", "tcp://web:80"))
                .map(likely ->
                        likely.probability() + " " + likely.answer().trace().outcome());
    }

    @Test
    void aSessionCanBeContinuedInTwoWays() {
        assertThat(CALL.close("call")).isBroken("call");
        assertThat(CALL).goesTo("call", receiver(CALL));
        assertThat(CALL.reset("call")).isBroken("call");
        assertThat(CALL.reply("call").after(Duration.ofHours(23))).goesOn("call");
    }

    @Test
    void aChangeIsSaidAsClustersAre() {
        Session grown = CALL.change(c -> c.service("spare", s -> s.port(81).select("app", "web")));
        assertThat(grown.open("other", "pod/default/client", "tcp://spare:81")).goesOn("call");
    }

    @Test
    void aFailureShowsTheWay() {
        assertThatThrownBy(() -> assertThat(CALL.close("call")).goesOn("call"))
                .hasMessageContaining("Expected: call goes on")
                .hasMessageContaining("Broken pipe");
        assertThatThrownBy(() -> CALL.send("chat")).hasMessageContaining("no connection was opened as \"chat\"");
        assertThatThrownBy(() -> CALL.delete("service/default/none"))
                .hasMessageContaining("there is no service/default/none");
    }
}
