package io.github.kubevalue.dns.plugin.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.dns.plugin.Lines;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Source;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After plugin/forward/forward_test.go, health_test.go, policy.go, and plugin/pkg/proxy. */
class ForwardTest {
    private static final Query QUERY = Query.of("example.org.", RecordType.A);

    private static Plugin[] plugins(String lines) {
        return Vector.<Plugin>ofAll(
                        Lines.setUp("forward", ForwardSetup::plugins, lines).get())
                .toJavaArray(Plugin[]::new);
    }

    private static Client client(Net net, String lines) {
        return new Client(plugins(lines)).through(net);
    }

    private static String tell(Response response) {
        return response.answer()
                .headOption()
                .map(found -> found.data().toString())
                .getOrElse(() -> (response.isWritten() ? "" : "failed ") + response.rcode());
    }

    /** What is told, how long it takes, and who is asked. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a server that answers is asked once
                "127.0.0.1 127.0.0.2 | 127.0.0.1 | 0 | 1",
                "SERVFAIL 127.0.0.2 | SERVFAIL | 0 | 1",
                "slow 127.0.0.2 | 127.0.0.1 | 1000 | 1",
                // TestForward_DefaultConnectAttemptCap
                "gone | failed SERVFAIL | 0 | 1 1",
                "gone gone gone | failed SERVFAIL | 0 | 1 2 3 1 2 3",
                "gone 127.0.0.2 | 127.0.0.2 | 0 | 1 2",
                // silence is waited for two seconds each, until five have passed
                "silent 127.0.0.2 | 127.0.0.2 | 2000 | 1 2",
                "late 127.0.0.2 | 127.0.0.2 | 2000 | 1 2",
                "silent | failed SERVFAIL | 4000 | 1 1",
                "silent silent | failed SERVFAIL | 6000 | 1 2 1",
                "silent silent silent silent | failed SERVFAIL | 6000 | 1 2 3",
                "other 127.0.0.2 | FORMERR | 0 | 1",
            })
    void upstreamsAreAskedOneAfterTheOther(String behaviour, String told, long millis, String asked) {
        Net net = new Net(behaviour);
        int count = behaviour.split(" ").length;
        String to = Vector.rangeClosed(1, count).map(i -> "10.0.0." + i).mkString(" ");
        Client client = client(net, "forward . " + to + " {;policy sequential;max_fails 0;}");

        assertThat(tell(client.ask(QUERY))).isEqualTo(told);
        assertThat(client.waited()).isEqualTo(Duration.ofMillis(millis));
        assertThat(net.sent.map(line -> line.split(" ")[0]).mkString(" ")).isEqualTo(asked);
    }

    /** TestForward_Regression_NoBusyLoop. */
    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "0, 5000"})
    void attemptsHaveABound(int bound, int attempts) {
        Net net = new Net("gone");
        Client client = client(net, "forward . 10.0.0.1 {;max_fails 0;max_connect_attempts " + bound + ";}");

        assertThat(client.ask(QUERY).isWritten()).isFalse();
        assertThat(net.sent).hasSize(attempts);
    }

    /** TestFailover and TestForwardFailoverStopsAfterAllUpstreams. */
    @ParameterizedTest
    @CsvSource({
        "SERVFAIL REFUSED 127.0.0.1, failover ServFail Refused, 127.0.0.1, 3",
        "SERVFAIL REFUSED 127.0.0.1, max_fails 2, SERVFAIL, 1",
        "127.0.0.1 SERVFAIL REFUSED, max_fails 2, 127.0.0.1, 1",
        "SERVFAIL SERVFAIL SERVFAIL, failover SERVFAIL, SERVFAIL, 3",
        "SERVFAIL NXDOMAIN 127.0.0.1, failover SERVFAIL, NXDOMAIN, 2",
    })
    void aCodeLetsTheNextUpstreamTry(String behaviour, String property, String told, int asked) {
        Net net = new Net(behaviour);
        Client client = client(net, "forward . 10.0.0.1 10.0.0.2 10.0.0.3 {;policy sequential;" + property + ";}");

        assertThat(tell(client.ask(QUERY))).isEqualTo(told);
        assertThat(net.sent).hasSize(asked);
    }

    /** TestForward_NextOnNodata; and the property next. */
    @ParameterizedTest
    @CsvSource({
        "NOERROR 127.0.0.2, next_on_nodata, 127.0.0.2",
        "NOERROR 127.0.0.2, max_fails 2, NOERROR",
        "NXDOMAIN 127.0.0.2, next NXDOMAIN, 127.0.0.2",
        "NXDOMAIN 127.0.0.2, next SERVFAIL, NXDOMAIN",
        "NXDOMAIN NXDOMAIN, next NXDOMAIN, NXDOMAIN",
        "silent 127.0.0.2, next SERVFAIL, failed SERVFAIL",
    })
    void aCodeLetsTheNextLineTry(String behaviour, String property, String told) {
        Client client = client(
                new Net(behaviour), "forward . 10.0.0.1 {;" + property + ";};forward . 10.0.0.2 {;" + property + ";}");

        assertThat(tell(client.ask(QUERY))).isEqualTo(told);
    }

    @Test
    void onlyAnotherForwardTriesNext() {
        Source source = Source.address(60);
        Plugin forward = plugins("forward . 10.0.0.1 {;next NXDOMAIN;}")[0];
        Client client = new Client(forward, source).through(new Net("NXDOMAIN"));

        assertThat(client.ask(QUERY).rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(source.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org., 127.0.0.1",
        "www.example.org., 127.0.0.53",
        "a.x.example.org., 127.0.0.53",
        "y.example.org., 127.0.0.1",
        "example.net., 127.0.0.53"
    })
    void namesOutsideOfItsZonePassBy(String name, String told) {
        Plugin forward =
                plugins("forward example.org 10.0.0.1 {;except example.org www.example.org x.example.org;}")[0];
        Client client = new Client(forward, Source.address(60)).through(new Net("127.0.0.1"));
        Query query = Query.of(name, RecordType.A);
        Client excepting = new Client(
                        plugins("forward example.org 10.0.0.1 {;except www.example.org x.example.org;}")[0],
                        Source.address(60))
                .through(new Net("127.0.0.1"));

        assertThat(tell(excepting.ask(query))).isEqualTo(told);
        // with itself among the exceptions only the zone's own name is forwarded
        assertThat(tell(client.ask(query))).isEqualTo(name.equals("example.org.") ? "127.0.0.1" : "127.0.0.53");
    }

    /** TestList: the first query begins with the second upstream. */
    @Test
    void roundRobinGoesOnFromQueryToQuery() {
        Net net = new Net("127.0.0.1 127.0.0.2 127.0.0.3");
        Client client = client(net, "forward . 10.0.0.1 10.0.0.2 10.0.0.3 {;policy round_robin;}");

        assertThat(Vector.range(0, 4).map(i -> tell(client.ask(QUERY))))
                .containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.1", "127.0.0.2");
        assertThat(Policy.ROUND_ROBIN.order(Vector.of(1, 2, 3), 1, Choice.first()))
                .containsExactly(2, 1, 3);
        assertThat(Policy.ROUND_ROBIN.order(Vector.of(1, 2, 3), 5, Choice.first()))
                .containsExactly(3, 1, 2);
    }

    @Test
    void randomOrdersAreAllPossible() {
        assertThat(Vector.range(0, 200)
                        .map(seed -> Policy.RANDOM.order(Vector.of(1, 2, 3), 1, Choice.seeded(seed)))
                        .distinct())
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "max_fails 2, false, UDP",
        "max_fails 2, true, TCP",
        "force_tcp, false, TCP",
        "prefer_udp, true, UDP",
        "force_tcp;prefer_udp, false, TCP",
    })
    void anUpstreamIsAskedAsTheClientAskedOrAsIsSaid(String property, boolean tcp, Channel channel) {
        Net net = new Net("127.0.0.1");
        Client client = client(net, "forward . 10.0.0.1 {;" + property + ";}")
                .from(new Sender(Ip.parse("10.244.0.9"), 4711, tcp));
        client.ask(QUERY);

        assertThat(net.sent).containsExactly("1 A " + channel);
    }

    @Test
    void aCutReplyIsPassedOnOrAskedForAgain() {
        Net plain = new Net("long");
        Response cut = client(plain, "forward . 10.0.0.1").ask(QUERY);
        Net preferring = new Net("long");
        Response whole = client(preferring, "forward . 10.0.0.1 {;prefer_udp;}").ask(QUERY);

        assertThat(cut.flags().has(Flag.TC)).isTrue();
        assertThat(cut.answer().size()).isLessThan(100);
        assertThat(whole.answer()).hasSize(100);
        assertThat(preferring.sent).containsExactly("1 A UDP", "1 A TCP");
        Net tls = new Net("long");
        assertThat(client(tls, "forward . tls://10.0.0.1").ask(QUERY).answer()).hasSize(100);
    }

    /** A connection that nobody takes is waited for much longer than a reply. */
    @ParameterizedTest
    @CsvSource({"10.0.0.1 {;force_tcp;}, 30", "tls://10.0.0.1, 30", "https://10.0.0.1, 4"})
    void connectionsAreWaitedForLonger(String to, long seconds) {
        Client client = client(new Net("silent"), "forward . " + to);
        client.ask(QUERY);

        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(seconds));
    }

    /** TestHealthMaxFails: checks fail after 1, 2.5, 4 and 5.5 seconds. */
    @ParameterizedTest
    @CsvSource({"0, 0", "3, 2", "3.9, 2", "4, 3", "5.4, 3", "5.5, 4", "3600, 2400"})
    void checksFailOneAfterTheOther(double seconds, long fails) {
        Instant start = Instant.EPOCH;
        Health health = Health.GOOD
                .checkedFrom(start)
                .settled(
                        start.plusMillis((long) (seconds * 1000)),
                        Duration.ofMillis(500),
                        () -> Option.some(Duration.ofSeconds(1)));

        assertThat(health.fails()).isEqualTo(fails);
    }

    /** A dead upstream is passed over once three checks have failed, and comes back when one succeeds. */
    @Test
    void aDeadUpstreamIsPassedOver() {
        String lines = "forward . 10.0.0.1 10.0.0.2 {;policy sequential;}";
        Net half = new Net("silent 127.0.0.2");
        Client client = client(half, lines);

        assertThat(tell(client.ask(QUERY))).isEqualTo("127.0.0.2");
        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(2));
        client.after(3).ask(QUERY);
        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(2));
        client.after(10).ask(QUERY);
        assertThat(client.waited()).isZero();
        assertThat(half.sent.last()).isEqualTo("2 A UDP");

        Net alive = new Net("127.0.0.1 127.0.0.2");
        client.through(alive).after(1);
        assertThat(tell(client.ask(QUERY))).isEqualTo("127.0.0.1");
        assertThat(alive.sent).containsExactly("1 NS UDP", "1 A UDP");
    }

    /** TestHealthNoMaxFails. */
    @Test
    void healthIsNotCheckedIfNoFailsCount() {
        Net net = new Net("silent 127.0.0.2");
        Client client = client(net, "forward . 10.0.0.1 10.0.0.2 {;policy sequential;max_fails 0;}");
        client.ask(QUERY);
        client.after(100).ask(QUERY);

        assertThat(net.sent.filter(line -> line.contains("NS"))).isEmpty();
        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(2));
    }

    /** TestHealthTimeout: any reply to a check shows that the upstream is well. */
    @Test
    void anUpstreamThatAnswersChecksIsNotPassedOver() {
        Net net = new Net("checked 127.0.0.2");
        Client client = client(net, "forward . 10.0.0.1 10.0.0.2 {;policy sequential;}");
        client.ask(QUERY);
        client.after(100).ask(QUERY);

        assertThat(client.waited()).isEqualTo(Duration.ofSeconds(2));
    }

    /** TestAllUpstreamsDown. */
    @ParameterizedTest
    @CsvSource({"failfast_all_unhealthy_upstreams, 0", "max_fails 2, 1"})
    void whenAllAreDownOneIsAskedNeverthelessOrNone(String property, long asked) {
        Net net = new Net("silent silent");
        Client client = client(net, "forward . 10.0.0.1 10.0.0.2 {;" + property + ";}");
        client.ask(QUERY);
        client.after(60).ask(QUERY);
        net.sent = Vector.empty();
        Response response = client.after(1).ask(QUERY);

        assertThat(net.sent.filter(line -> line.contains(" A "))).hasSize((int) asked);
        assertThat(response.isWritten()).isFalse();
        assertThat(response.because().head())
                .hasToString(
                        asked == 0 ? "forward: no healthy proxies" : "forward: no answer from 10.0.0.1:53: dropped");
    }

    @Test
    void theEvidenceSaysWhoAnsweredAndWhoDidNot() {
        Response response = client(new Net("silent 127.0.0.2"), "forward . 10.0.0.1 10.0.0.2 {;policy sequential;}")
                .ask(QUERY);

        assertThat(response.because().map(Evidence::toString))
                .containsExactly(
                        "source: it says so",
                        "forward: forwarded to 10.0.0.2:53",
                        "forward: no answer from 10.0.0.1:53: dropped");
    }
}
