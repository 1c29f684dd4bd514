package io.github.kubevalue.dns.plugin.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Client;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ForwardLawsTest {
    private static final Query QUERY = Query.of("example.org.", RecordType.A);

    /** What servers do, and the options of who asks them. */
    record World(List<String> behaviours, ForwardOptions options) {
        Net net() {
            return new Net(String.join(" ", behaviours));
        }

        Client client(Net net, long seed) {
            return new Client(Choice.seeded(seed), new Forward(options)).through(net);
        }
    }

    @Provide
    Arbitrary<World> worlds() {
        Arbitrary<List<String>> behaviours = Arbitraries.of(
                        "silent", "gone", "slow", "late", "other", "checked", "SERVFAIL", "NXDOMAIN", "127.0.0.9")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        behaviours,
                        Arbitraries.of(Policy.values()),
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((all, policy, maxFails, failfast, failover) -> new World(
                        all,
                        options(all.size(), failover)
                                .policy(policy)
                                .maxFails(maxFails)
                                .failfastAllUnhealthyUpstreams(failfast)
                                .build()));
    }

    private static ForwardOptions.Builder options(int count, boolean failover) {
        Ip[] servers =
                Vector.rangeClosed(1, count).map(i -> Ip.parse("10.0.0." + i)).toJavaArray(Ip[]::new);
        ForwardOptions.Builder options = ForwardOptions.builder()
                .upstreams(Forward.all(servers).options().upstreams());
        return failover ? options.addFailover(Rcode.SERVFAIL) : options;
    }

    /** Five seconds, and what was begun within them. */
    @Property(tries = 300)
    void aQueryEndsInTime(@ForAll("worlds") World world, @ForAll long seed) {
        Net net = world.net();
        Client client = world.client(net, seed);
        for (int i = 0; i < 3; i++) {
            client.after(2).ask(QUERY);
            assertThat(client.waited()).isLessThanOrEqualTo(Duration.ofSeconds(7));
        }
        int failing = 2 * world.behaviours().size();
        assertThat(net.sent.filter(line -> line.contains(" A ")).size())
                .isLessThanOrEqualTo(3 * (failing + world.behaviours().size()));
    }

    @Property(tries = 300)
    void whatIsAnsweredAnUpstreamSaid(@ForAll("worlds") World world, @ForAll long seed) {
        Response response = world.client(world.net(), seed).ask(QUERY);

        if (response.isWritten()) {
            assertThat(Vector.ofAll(world.behaviours()).map(ForwardLawsTest::said))
                    .contains(response.rcode());
        } else {
            assertThat(response.rcode()).isEqualTo(Rcode.SERVFAIL);
        }
    }

    private static Rcode said(String behaviour) {
        return switch (behaviour) {
            case "slow", "127.0.0.9" -> Rcode.NOERROR;
            case "other" -> Rcode.FORMERR;
            default -> behaviour.matches("[A-Z]+") ? Rcode.valueOf(behaviour) : Rcode.RESERVED15;
        };
    }

    @Property(tries = 100)
    void determinism(@ForAll("worlds") World world, @ForAll long seed) {
        Client one = world.client(world.net(), seed);
        Client other = world.client(world.net(), seed);
        for (int i = 0; i < 3; i++) {
            assertThat(one.after(i).ask(QUERY)).isEqualTo(other.after(i).ask(QUERY));
        }
        assertThat(one.memory()).isEqualTo(other.memory());
    }

    /** A server that is well is found, in whatever order: all others fail in time, or are known to be dead. */
    @Property(tries = 200)
    void aHealthyUpstreamIsFoundInTheEnd(@ForAll("worlds") World world, @ForAll long seed) {
        World one = new World(
                Vector.ofAll(world.behaviours())
                        .map(behaviour -> behaviour.equals("silent") || behaviour.equals("late") ? behaviour : "gone")
                        .append("127.0.0.9")
                        .asJava(),
                world.options()
                        .withUpstreams(options(world.behaviours().size() + 1, false)
                                .build()
                                .upstreams())
                        .withMaxFails(2));
        Client client = one.client(one.net(), seed);
        client.ask(QUERY);
        client.after(60).ask(QUERY);
        client.after(60).ask(QUERY);

        assertThat(client.after(60).ask(QUERY).isPositive()).isTrue();
    }
}
