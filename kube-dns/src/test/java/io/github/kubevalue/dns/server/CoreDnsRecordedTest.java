package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.dns.table.Resources;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers are those that a real CoreDNS gave, octet by octet. */
class CoreDnsRecordedTest {
    private static final int PORT = 10_053;

    /**
     * One server's part of the record.
     *
     * @param title what it shows
     * @param corefile its Corefile
     * @param serial the serial number of the cluster's zones
     * @param lines queries and, indented below each, its reply
     */
    private record Recorded(String title, String corefile, long serial, Vector<String> lines) {
        static Recorded of(String text) {
            String[] parts = text.split("\n-- ", 2);
            String[] head = parts[0].split("\n", 2);
            Vector<String> lines = Vector.of(parts[1].split("\n"));
            return new Recorded(head[0], head[1], Long.parseLong(lines.head()), lines.tail());
        }

        Vector<String> queries() {
            return lines.reject(line -> line.startsWith(" "));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private static Server server(Recorded recorded) {
        Surroundings around = Surroundings.of(Resources.objects(CoreDnsRecordedTest.class, "recorded.yaml"))
                .withModified(Instant.ofEpochSecond(recorded.serial()))
                .withFiles(
                        TreeMap.of("/zones/recorded.zone", Resources.text(CoreDnsRecordedTest.class, "recorded.zone")));
        return new Setup(around, PORT, Option.none())
                .server(recorded.corefile())
                .get();
    }

    private static String reply(Server server, String query) {
        byte[] octets = HexFormat.of().parseHex(query);
        byte[] reply = Answering.overUdp(
                        Responder.of(asked -> server.answer(asked, Choice.first())),
                        octets,
                        octets.length,
                        Sender.LOCAL)
                .octets();
        return reply.length == 0 ? "-" : HexFormat.of().formatHex(reply);
    }

    static List<Recorded> servers() {
        return Vector.of(Resources.text(CoreDnsRecordedTest.class, "recorded.txt")
                        .split("\n?== "))
                .tail()
                .map(Recorded::of)
                .toJavaList();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void repliesAreThoseOfCoreDns(Recorded recorded) {
        Server server = server(recorded);
        assertThat(recorded.queries().flatMap(query -> Vector.of(query, "  " + reply(server, query))))
                .isEqualTo(recorded.lines());
    }
}
