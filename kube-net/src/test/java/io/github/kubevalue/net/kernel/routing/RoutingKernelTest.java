package io.github.kubevalue.net.kernel.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.arbitrary.RoutingArbitraries;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.RouteQuery;
import io.github.kubevalue.net.route.RoutingDecision;
import io.github.kubevalue.net.route.text.RouteText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated routes, rules and settings: {@code ip route get} of the kernel says what the model says, 3,000 look-ups in 4 s. */
@Tag("kernel")
class RoutingKernelTest {
    private static final int ROUTERS = Integer.getInteger("kubevalue.kernel.routers", 20);
    private static final int QUESTIONS = 50;

    @Test
    void whatIsSentGoesWhereTheKernelSendsIt() {
        compare(RoutingArbitraries.routers(), RoutingArbitraries.outputQueries(), RoutingKernelTest::sent);
    }

    @Test
    void whatComesInGoesWhereTheKernelTakesIt() {
        compare(RoutingArbitraries.routers(), RoutingArbitraries.inputQueries(), RoutingKernelTest::received);
    }

    @Test
    void withoutRulesOfItsOwnTheKernelBelievesMoreSources() {
        compare(RoutingArbitraries.plainRouters(), RoutingArbitraries.inputQueries(), RoutingKernelTest::received);
    }

    @Test
    void whatIpPrintsIsReadAndPrintedTheSame() {
        KernelTools.require();
        try (RoutingLab lab = RoutingLab.open()) {
            JqwikSession.run(() -> {
                NetworkNamespace router = RoutingArbitraries.routers()
                        .generator(1)
                        .next(new Random(7))
                        .value();
                lab.load(router);
                String rules = lab.print("rule");
                String main = stripped(lab.print("route", "show", "table", "main"));
                assertThat(RouteText.printed(
                                RouteText.rules(IpFamily.IPV4, rules).get()))
                        .isEqualTo(rules);
                assertThat(RouteText.printed(
                                RouteText.table(IpFamily.IPV4, main).get(), IpFamily.IPV4))
                        .isEqualTo(main)
                        .isEqualTo(RouteText.printed(router.routes(), IpFamily.IPV4));
                NetworkNamespace read = router.with(RouteText.policy(
                                router.policy(), IpFamily.IPV4, rules, lab.print("-4", "route", "show", "table", "all"))
                        .get());
                assertThat(read.policy().rules(IpFamily.IPV4))
                        .isEqualTo(router.policy().rules(IpFamily.IPV4));
                RoutingArbitraries.TABLES.forEach(id -> assertThat(read.policy().table(id))
                        .isEqualTo(router.policy().table(id)));
            });
        }
    }

    /** {@code ip route} leaves a space at the end of each line. */
    private static String stripped(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void compare(
            Arbitrary<NetworkNamespace> routers,
            Arbitrary<RouteQuery> questions,
            BiFunction<NetworkNamespace, RouteQuery, String> model) {
        KernelTools.require();
        try (RoutingLab lab = RoutingLab.open()) {
            JqwikSession.run(() -> {
                RandomGenerator<NetworkNamespace> namespaces = routers.generator(ROUTERS);
                RandomGenerator<RouteQuery> queries = questions.generator(QUESTIONS);
                Random random = new Random(Long.getLong("kubevalue.kernel.seed", 1));
                for (int i = 0; i < ROUTERS; i++) {
                    NetworkNamespace router = namespaces.next(random).value();
                    lab.load(router);
                    Seq<RouteQuery> asked =
                            Vector.fill(QUESTIONS, () -> queries.next(random).value());
                    Seq<String> answers = lab.ask(asked.map(RoutingKernelTest::question));
                    asked.zip(answers)
                            .forEach(pair -> assertThat(model.apply(router, pair._1))
                                    .as(
                                            "%s: the kernel says %s\n%s\n%s",
                                            question(pair._1), pair._2, router.policy(), router.settings())
                                    .isEqualTo(known(pair._2)));
                }
            });
        }
    }

    private static String question(RouteQuery query) {
        return query.destination()
                + query.source().map(ip -> " from " + ip).getOrElse("")
                + query.in().map(device -> " iif " + device).getOrElse("")
                + query.out().map(device -> " oif " + device).getOrElse("")
                + (query.mark() == 0 ? "" : " mark " + query.mark())
                + query.protocol().map(protocol -> " ipproto " + protocol).getOrElse("")
                + query.sourcePort().map(port -> " sport " + port).getOrElse("")
                + query.destinationPort().map(port -> " dport " + port).getOrElse("");
    }

    /** Of the kernel's line what the model tells too: {@code via 192.0.2.1 dev eth0 src 192.0.2.11}. */
    private static String known(String line) {
        String[] words = line.strip().split("\\s+");
        if (line.startsWith("local ")) {
            return "local" + word(words, "src");
        }
        return line.startsWith("broadcast ")
                ? "not modelled"
                : words[0].contains(".")
                        ? (word(words, "via") + word(words, "dev") + word(words, "src")).strip()
                        : line;
    }

    private static String word(String[] words, String name) {
        int place = Vector.of(words).indexOf(name);
        return place < 0 ? "" : " " + name + " " + words[place + 1];
    }

    private static String sent(NetworkNamespace router, RouteQuery query) {
        String source = query.source()
                .orElse(() -> router.sourceFor(query))
                .map(Ip::toString)
                .getOrElse("none");
        return told(router.output(query), query.source().isDefined() ? "" : " src " + source);
    }

    private static String received(NetworkNamespace router, RouteQuery query) {
        return told(router.input(query), "");
    }

    private static String told(RoutingDecision decision, String source) {
        if (decision instanceof RoutingDecision.Local) {
            return "local" + source;
        }
        if (decision instanceof RoutingDecision.Forward forward) {
            return (forward.route().via().map(ip -> "via " + ip + " ").getOrElse("") + "dev "
                            + forward.out().name() + source)
                    .strip();
        }
        if (decision instanceof RoutingDecision.Unreachable refused) {
            return refused.error().toString();
        }
        if (decision instanceof RoutingDecision.Dropped dropped) {
            return dropped.reason().contains("forwarding is 0") ? "No route to host" : "Invalid argument";
        }
        return "not modelled";
    }
}
