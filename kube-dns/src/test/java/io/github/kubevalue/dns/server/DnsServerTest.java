package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.render.Dig;
import io.github.kubevalue.dns.render.DigRun;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Other programs ask the server; dig's own output must be what we print of the same answer. */
class DnsServerTest {
    private static final ClusterDns DNS = ClusterDns.of(Store.empty(Indexes.CATALOG)
            .put(Namespace.named("demo"))
            .put(service("web", "10.96.0.42"))
            .put(Service.named("demo", "out")
                    .withSpec(ServiceSpec.builder()
                            .type(ServiceType.EXTERNAL_NAME)
                            .externalName("example.com")
                            .build())));

    private static Service service(String name, String ip) {
        return Service.named("demo", name)
                .withSpec(ServiceSpec.builder().clusterIP(ip).addClusterIP(ip).build());
    }

    private static DnsServer start() throws IOException {
        return DnsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), LiveDns.of(DNS));
    }

    private static Message ask(DnsServer server, String name, boolean tcp) throws IOException {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(server.port());
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), Type.A, DClass.IN)));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void answersOverUdpAndTcp(boolean tcp) throws IOException {
        try (DnsServer server = start()) {
            Message reply = ask(server, "Web.demo.svc.cluster.local.", tcp);

            assertThat(reply.getSection(Section.ANSWER)).hasSize(1);
            assertThat(reply.getSection(Section.ANSWER).get(0).toString())
                    .isEqualTo("Web.demo.svc.cluster.local.\t30\tIN\tA\t10.96.0.42");
        }
    }

    @Test
    void whatItAnswersWithCanBeReplaced() throws IOException {
        try (DnsServer server = start()) {
            server.swap(LiveDns.of(ClusterDns.of(
                    Store.empty(Indexes.CATALOG).put(Namespace.named("demo")).put(service("web", "10.96.0.43")))));

            assertThat(ask(server, "web.demo.svc.cluster.local.", false)
                            .getSection(Section.ANSWER)
                            .get(0)
                            .rdataToString())
                    .isEqualTo("10.96.0.43");
        }
    }

    @Test
    void whileItIsReplacedEachReplyIsThatOfOneOrTheOther() throws Exception {
        LiveDns other = LiveDns.of(ClusterDns.of(
                Store.empty(Indexes.CATALOG).put(Namespace.named("demo")).put(service("web", "10.96.0.43"))));
        LiveDns first = LiveDns.of(DNS);
        Set<String> seen = HashSet.empty();
        try (DnsServer server = start()) {
            for (int i = 0; i < 200; i++) {
                LiveDns now = i % 2 == 0 ? other : first;
                server.swap(now);
                String address = ask(server, "web.demo.svc.cluster.local.", false)
                        .getSection(Section.ANSWER)
                        .get(0)
                        .rdataToString();
                assertThat(address).isEqualTo(i % 2 == 0 ? "10.96.0.43" : "10.96.0.42");
                seen = seen.add(address);
            }
        }
        assertThat(seen).hasSize(2);
    }

    @Test
    void twoServersCannotHaveOnePort() throws IOException {
        try (DnsServer server = start()) {
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

            assertThatThrownBy(() -> DnsServer.start(taken, LiveDns.of(DNS))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatIsClosedLeavesItsPort() throws IOException {
        DnsServer server = start();
        server.close();
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        try (DnsServer again = DnsServer.start(free, LiveDns.of(DNS))) {
            assertThat(ask(again, "web.demo.svc.cluster.local.", false).getSection(Section.ANSWER))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "web.demo.svc.cluster.local,A",
        "wEb.demo.svc.cluster.local,AAAA",
        "web.demo.svc.cluster.local,SRV",
        "no.demo.svc.cluster.local,A",
        "cluster.local,SOA",
        "dns-version.cluster.local,TXT",
        "42.0.96.10.in-addr.arpa,PTR",
        "out.demo.svc.cluster.local,A",
        "out.demo.svc.cluster.local,CNAME",
        "www.example.com,A",
        "web.demo.svc.cluster.local,TYPE65280",
        "cluster.local,ANY",
    })
    void digPrintsWhatWePrint(String name, String type) throws Exception {
        try (DnsServer server = start()) {
            String output = dig(server, name, type, "+notcp");
            Edns edns = Edns.of(1232).with(new EdnsOption(EdnsOption.COOKIE, Vector.fill(8, () -> (byte) 0)));
            Query query =
                    new Query(Question.of(name, RecordType.parse(type)), Flags.of(Flag.RD, Flag.AD), Option.some(edns));

            assertThat(comparable(output))
                    .isEqualTo(comparable(Dig.text(DNS.answer(query), DigRun.of("", endpoint(server)))));
        }
    }

    private static Endpoint endpoint(DnsServer server) {
        return Endpoint.of("127.0.0.1", server.port());
    }

    /** Without ids, times, cookies and the banner. */
    private static String comparable(String output) {
        return Vector.of(output.replace("; (1 server found)\n", "").split("\n"))
                .reject(line -> line.startsWith("; <<>> DiG") || line.startsWith(";; WHEN"))
                .map(line -> line.replaceAll("id: [0-9]+", "id")
                        .replaceAll("; COOKIE: [0-9a-f]+", "; COOKIE:")
                        .replaceAll("time: [0-9]+", "time"))
                .mkString("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "AXFR,REFUSED|Transfer failed",
        "A +opcode=5,NOTIMP",
        "A +edns=1 +noednsneg,BADVERS",
        "A +bufsize=512,NOERROR",
        "A +dnssec,NOERROR",
        "A +tcp,NOERROR",
    })
    void oddQueriesOfDigAreAnswered(String arguments, String expected) throws Exception {
        try (DnsServer server = start()) {
            assertThat(dig(server, "web.demo.svc.cluster.local", arguments.split(" ")))
                    .containsPattern(expected);
        }
    }

    private static String dig(DnsServer server, String name, String... arguments) throws Exception {
        Vector<String> command = Vector.of("dig", "@127.0.0.1", "-p", Integer.toString(server.port()), name)
                .appendAll(Vector.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command.toJavaList())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "dig is not installed");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
