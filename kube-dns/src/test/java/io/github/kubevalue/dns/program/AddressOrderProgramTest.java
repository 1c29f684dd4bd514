package io.github.kubevalue.dns.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real getaddrinfo of glibc and musl return addresses in the order that is predicted. */
@Tag("kernel")
class AddressOrderProgramTest {
    private static final int CASES = 120;
    private static final String NAME = "many.";

    @BeforeAll
    static void requirePrograms() {
        Lab.require("gcc", "musl-gcc");
    }

    @ParameterizedTest
    @EnumSource(Libc.class)
    void ofADualStackHost(Libc libc) throws IOException {
        try (Lab lab = Lab.open()) {
            check(lab, libc, lab.own());
        }
    }

    @ParameterizedTest
    @EnumSource(Libc.class)
    void ofAHostWithoutIpv6(Libc libc) throws IOException {
        try (Lab lab = Lab.open()) {
            lab.takeIpv6Away();
            check(lab, libc, lab.own().take(1));
        }
    }

    private static void check(Lab lab, Libc libc, Vector<Cidr> own) throws IOException {
        ResolvConf conf = ResolvConf.of(lab.server(1));
        lab.resolvConf(conf.toString());
        Random random = new Random(20261128);
        try (LoggingServer server = LoggingServer.start(lab.server(1), seen -> {});
                Getaddrinfo program = Getaddrinfo.start(lab, libc == Libc.GLIBC ? "gcc" : "musl-gcc")) {
            for (int i = 0; i < CASES; i++) {
                Seq<Ip> addresses = some(lab.own().map(Cidr::ip), random);
                server.answer(query -> Option.some(reply(query, addresses)));
                Transport transport = (address, query, channel) -> new Transport.Replied(reply(query, addresses));
                Seq<Ip> predicted = new StubResolver(libc, conf, HostsFile.EMPTY, transport)
                        .withOwn(own)
                        .addresses(NAME)
                        .addresses();

                assertThat(found(program.lookUp(NAME)))
                        .as(libc + " " + addresses)
                        .isEqualTo(predicted);
            }
        }
    }

    private static Seq<Ip> found(String told) {
        assertThat(told).startsWith("found ");
        return Vector.of(told.trim().split(" ")).tail().map(Ip::parse);
    }

    private static Response reply(Query query, Seq<Ip> addresses) {
        Seq<ResourceRecord> records = addresses
                .map(RecordData::of)
                .filter(data -> data.type().equals(query.type()))
                .map(data -> new ResourceRecord(query.name(), 5, data));
        return Response.authoritative(
                query, Rcode.NOERROR, Sections.answer(records), Evidence.of("test", "some addresses"));
    }

    /** Two to six addresses, of both families, near and far, some of kinds that the rules know. */
    private static Seq<Ip> some(Seq<Ip> own, Random random) {
        Seq<Ip> near = own.flatMap(ip -> Vector.of(ip, ip.plus(1), ip.plus(2), ip.plus(90)));
        List<Ip> all = new ArrayList<>(near.appendAll(Vector.of(
                                "10.96.0.44",
                                "10.244.1.7",
                                "203.0.113.9",
                                "127.0.0.1",
                                "127.0.0.7",
                                "169.254.20.10",
                                "fd00::44",
                                "fd00:10:244::7",
                                "2001:db8::1",
                                "2600::7",
                                "2001:0:1::1",
                                "2002:a00:1::1",
                                "fec0::1",
                                "fe80::1",
                                "::1",
                                "::a00:1")
                        .map(Ip::parse))
                .toJavaList());
        Collections.shuffle(all, random);
        return Vector.ofAll(all.subList(0, 2 + random.nextInt(5)));
    }
}
