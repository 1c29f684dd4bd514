package io.github.kubevalue.dns.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.arbitrary.ObjectArbitraries;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.render.Dig;
import io.github.kubevalue.dns.render.DigCall;
import io.github.kubevalue.dns.render.DigRun;
import io.github.kubevalue.dns.render.Printed;
import io.github.kubevalue.dns.server.DnsServer;
import io.github.kubevalue.dns.server.Responder;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real dig asks our server; its output must be what we print of the same answers, but for times, ids and cookies. */
@Tag("kernel")
class DigProgramTest {
    private static final String WEB = "web.demo.svc.cluster.local ";
    private static final String BIG = "big.demo.svc.cluster.local ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // types
                WEB + "A",
                "wEb.demo.SVC.cluster.local AAAA",
                WEB + "SRV",
                "_p0._tcp." + WEB + "SRV",
                "dual.demo.svc.cluster.local AAAA",
                "dual.demo.svc.cluster.local SRV",
                "no.demo.svc.cluster.local",
                "cluster.local SOA",
                "cluster.local NS",
                "cluster.local MX",
                "-t TXT -q dns-version.cluster.local",
                "-x 10.96.0.42",
                "-x fd00::44",
                "-x 10.9.9.9",
                "out.demo.svc.cluster.local",
                "alias.demo.svc.cluster.local",
                "alias.demo.svc.cluster.local CNAME",
                "www.example.com",
                WEB + "TYPE65280",
                "cluster.local ANY",
                "cluster.local ANY +notcp",
                "cluster.local AXFR",
                "cluster.local AXFR +comments",
                "cluster.local AXFR +question",
                ".",
                "",
                // how it is asked
                WEB + "+tcp",
                WEB + "+dnssec",
                WEB + "+noedns",
                WEB + "+nocookie",
                WEB + "+norecurse",
                WEB + "+noadflag +cdflag",
                WEB + "+bufsize=512",
                WEB + "+nsid +expire +keepalive +ednsopt=3:6162ff +ednsopt=65001:6162 +dnssec",
                WEB + "+edns=1",
                WEB + "+edns=1 +nocomments",
                WEB + "+edns=1 +noednsneg",
                WEB + "+opcode=5",
                WEB + "+opcode=status +noedns",
                WEB + "+opcode=notify +dnssec",
                WEB + "-c CH",
                WEB + "HS",
                // what does not fit
                BIG + "SRV +bufsize=512",
                BIG + "SRV +noedns",
                BIG + "SRV +bufsize=512 +ignore",
                BIG + "SRV +noedns +ignore",
                BIG + "SRV +bufsize=700 +ignore",
                BIG + "SRV +bufsize=512 +noall +answer",
                // what is shown
                WEB + "+short",
                "alias.demo.svc.cluster.local +short",
                BIG + "SRV +short",
                "no.demo.svc.cluster.local +short",
                WEB + "+noall +answer",
                WEB + "+nocomments",
                WEB + "+nocmd +nostats",
                WEB + "+noquestion",
                WEB + "+nottlid",
                WEB + "+noclass",
                WEB + "+nottlid +noclass +noall +answer +question",
                "dns-version.cluster.local TXT +ttlunits",
                "cluster.local SOA +noall +answer +comments",
                BIG + "SRV +noadditional +nostats",
                "no.demo.svc.cluster.local +noauthority",
                // several at once
                "+noall +answer " + WEB + BIG + "dual.demo.svc.cluster.local AAAA",
                WEB + "cluster.local SOA +short",
            })
    void printsWhatWePrint(String arguments) throws Exception {
        Programs.require("dig");
        compare(Asked.dns()::answer, words(arguments), ResolvConf.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SERVFAIL", "REFUSED", "NOTIMP", "FORMERR", "NOTAUTH"})
    void printsTheCodesOfServersThatDoNotAnswer(String code) throws Exception {
        Programs.require("dig");
        compare(query -> failure(query, Rcode.valueOf(code)), words("web.example"), ResolvConf.EMPTY);
        compare(query -> failure(query, Rcode.valueOf(code)), words("web.example +noedns +short"), ResolvConf.EMPTY);
    }

    private static Response failure(Query query, Rcode rcode) {
        return Response.bare(query, rcode, Evidence.of("test", "fails"));
    }

    @Test
    void saysThatNobodyListens() {
        Programs.require("dig");
        Transport nobody = (server, query, channel) -> new Transport.Unreachable("nobody listens");
        for (String arguments : Vector.of("web", "web +tries=1", "web +retry=1", "web +short +tries=1", "web +tcp")) {
            Seq<String> words = words("@127.0.0.1 -p 9 " + arguments);
            Printed ours = Dig.run(DigCall.parse(words).get(), DigRun.builder().build(), ResolvConf.EMPTY, nobody);
            Programs.Output theirs = Programs.run(words.prepend("dig"));

            assertThat(DigOutput.comparable(ours.text())).isEqualTo(DigOutput.comparable(theirs.text()));
            assertThat(ours.exitStatus()).isEqualTo(theirs.exitStatus());
        }
    }

    /** One run of dig asks for all names at once: starting it costs more than asking. */
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void printsWhatWePrintOfAnyCluster(
            @ForAll("clusters") Vector<KubeObject> cluster, @ForAll("questions") Vector<String> questions)
            throws Exception {
        Programs.require("dig");
        compare(Asked.dns(cluster)::answer, words(questions.mkString("+nocmd ", " ", "")), ResolvConf.EMPTY);
    }

    @Provide
    Arbitrary<Vector<KubeObject>> clusters() {
        return ObjectArbitraries.services();
    }

    @Provide
    Arbitrary<Vector<String>> questions() {
        Arbitrary<String> labels = Arbitraries.of(
                "svc0",
                "SVC1",
                "svc2",
                "svc3",
                "_p0",
                "_tcp",
                "pod-0",
                "10-244-0-10",
                "demo",
                "other",
                "svc",
                "pod",
                "x-\\(y\\)",
                "a\\$b",
                "*");
        Arbitrary<String> names = labels.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(list -> String.join(".", list)
                        + (list.size() % 2 == 0 ? ".svc.cluster.local" : ".demo.svc.cluster.local"));
        Arbitrary<String> types =
                Arbitraries.of("A", "AAAA", "SRV", "TXT", "NS", "SOA", "PTR", "CNAME", "ANY", "HTTPS", "HINFO");
        Arbitrary<String> switches = Arbitraries.of(
                "",
                "+dnssec",
                "+noedns",
                "+bufsize=512",
                "+noedns +ignore",
                "+tcp",
                "+norecurse",
                "+nocookie",
                "+nostats");
        return Combinators.combine(names, types, switches)
                .as((name, type, more) -> name + " " + type + " " + more)
                .list()
                .ofMinSize(20)
                .ofMaxSize(20)
                .map(Vector::ofAll);
    }

    private static void compare(Function<Query, Response> answers, Seq<String> words, ResolvConf conf)
            throws IOException {
        try (DnsServer server = start(answers)) {
            Seq<String> all = Vector.of("@127.0.0.1", "-p", Integer.toString(server.port()))
                    .appendAll(words);
            Transport direct = (to, query, channel) -> new Transport.Replied(answered(answers, query));
            Printed ours = Dig.run(DigCall.parse(all).get(), DigRun.builder().build(), conf, direct);
            Programs.Output theirs = Programs.run(all.prepend("dig"));

            assertThat(DigOutput.comparable(ours.text())).isEqualTo(DigOutput.comparable(theirs.text()));
            assertThat(ours.exitStatus()).isEqualTo(theirs.exitStatus());
        }
    }

    /** As the server does before it asks: other versions of EDNS are not answered. */
    private static Response answered(Function<Query, Response> answers, Query query) {
        return query.edns().map(Edns::version).getOrElse(0) == 0
                ? answers.apply(query)
                : Response.bare(query, Rcode.BADVERS, Evidence.of("server", "only version 0 of EDNS is known"));
    }

    private static DnsServer start(Function<Query, Response> answers) throws IOException {
        return DnsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Responder.of(answers));
    }

    private static Seq<String> words(String arguments) {
        return Vector.of(arguments.trim().split(" +")).reject(String::isEmpty);
    }
}
