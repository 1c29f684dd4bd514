package io.github.kubevalue.net.ipvs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets the next connection, scheduler by scheduler: servers are named a, b, c with their weights. */
class SchedulingTest {
    private static final Flow FLOW = Flow.tcp("10.244.1.9:40000", "10.96.0.10:80");

    private static Endpoint endpoint(char name) {
        return Endpoint.of("10.244.1." + (name - 'a' + 2), 8080);
    }

    private static char name(Endpoint endpoint) {
        return (char) (endpoint.ip().low() % 256 - 2 + 'a');
    }

    /** {@code a1 b2} is a of weight 1 and b of weight 2. */
    private static VirtualServer server(Scheduler scheduler, String servers) {
        Seq<RealServer> real = Vector.of(servers.split(" "))
                .map(text -> new RealServer(endpoint(text.charAt(0)), Integer.parseInt(text.substring(1))));
        return new VirtualServer(IpProtocol.TCP, Address.parse("10.96.0.10:80"), scheduler, Option.none(), real);
    }

    /** {@code a=1/5} has one active connection and five others. */
    private static Map<Endpoint, Load> loads(String text) {
        return Vector.of(text.split(" "))
                .reject(String::isEmpty)
                .foldLeft(HashMap.<Endpoint, Load>empty(), (all, each) -> {
                    String[] numbers = each.substring(2).split("/");
                    return all.put(
                            endpoint(each.charAt(0)),
                            new Load(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])));
                });
    }

    /** Who gets the next connections, if nothing else happens. */
    private static String next(VirtualServer server, String loads, int times) {
        Map<Endpoint, Load> known = loads(loads);
        Option<Turn> turn = Option.none();
        StringBuilder picked = new StringBuilder();
        for (int i = 0; i < times; i++) {
            Option<Tuple2<RealServer, Option<Turn>>> pick = new Scheduling(
                            server, endpoint -> known.getOrElse(endpoint, Load.NONE), turn)
                    .pick(FLOW, Choice.first());
            picked.append(pick.map(each -> name(each._1.address())).getOrElse('-'));
            turn = pick.flatMap(each -> each._2);
        }
        return picked.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "rr, a1 b1 c1, '', abcabc",
        "rr, a1 b0 c1, '', acacac",
        "rr, a0 b0, '', ------",
        "rr, a3 b1, '', ababab",
        "wrr, a1 b1 c1, '', abcabc",
        "wrr, a3 b1, '', aaabaaab",
        "wrr, a4 b3 c2, '', aababcabcaababcabc",
        "wrr, a4 b2, '', aabaab",
        "wrr, a0 b0, '', ------",
        "lc, a1 b1 c1, 'a=1/0 b=0/9 c=0/8', cccccc",
        "lc, a1 b1, 'a=0/3 b=0/3', aaaaaa",
        "lc, a1 b1, 'a=1/0 b=0/255', bbbbbb",
        "wlc, a1 b2, 'a=1/0 b=1/0', bbbbbb",
        "wlc, a0 b2, 'a=0/0 b=9/0', bbbbbb",
        "wlc, a1 b3, 'a=1/0 b=3/0', aaaaaa",
        "sed, a1 b2 c3, '', cccccc",
        "sed, a1 b3, 'a=0/0 b=2/0', aaaaaa",
        "sed, a1 b3, 'a=0/0 b=1/0', bbbbbb",
        "nq, a1 b3, 'a=0/0 b=0/0', aaaaaa",
        "nq, a1 b3, 'a=1/0 b=1/0', bbbbbb",
        "fo, a1 b3 c2, 'b=100/0', bbbbbb",
        "fo, a1 b0 c2, '', cccccc",
        "ovf, a1 b3 c2, 'b=2/0', bbbbbb",
        "ovf, a1 b3 c2, 'b=3/0', cccccc",
        "ovf, a1 b1, 'a=1/0 b=1/0', ------",
    })
    void connectionsAreGivenTo(String scheduler, String servers, String loads, String picked) {
        assertThat(next(server(Scheduler.tryParse(scheduler).get(), servers), loads, picked.length()))
                .isEqualTo(picked);
    }

    @Test
    void hashesAreTheKernels() {
        // include/linux/hash.h: hash_32(0x0AF40109, 8) with the golden ratio 0x61C88647
        assertThat(Scheduling.hash(Ip.parse("10.244.1.9")))
                .isEqualTo((int) ((0x0AF40109L * 0x61C88647L & 0xffffffffL) >>> 24));
        assertThat(Scheduling.hash(Ip.parse("::1"))).isEqualTo(0x61);
    }

    @Test
    void aSourceKeepsItsServerAndAnUnavailableOneIsNotReplaced() {
        VirtualServer all = server(Scheduler.SH, "a1 b1 c1");
        String picked = next(all, "", 3);
        assertThat(picked).matches("(.)\\1\\1");
        VirtualServer without = all.withServers(all.servers()
                .map(each -> name(each.address()) == picked.charAt(0) ? new RealServer(each.address(), 0) : each));
        assertThat(next(without, "", 1)).isEqualTo("-");
    }

    @Test
    void aDestinationHashGivesAllToOne() {
        assertThat(next(server(Scheduler.DH, "a1 b1 c1"), "", 4)).matches("(.)\\1\\1\\1");
    }
}
