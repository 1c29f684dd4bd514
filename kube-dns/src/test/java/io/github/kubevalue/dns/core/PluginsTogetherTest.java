package io.github.kubevalue.dns.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Memory;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.dns.plugin.Visit;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole servers: a Corefile, who asks, what, and the reply. {@code ;} ends a line. */
class PluginsTogetherTest {
    private static final Store STORE = Store.empty(Indexes.CATALOG)
            .put(Namespace.named("demo"))
            .put(Service.named("demo", "web")
                    .withSpec(ServiceSpec.builder()
                            .clusterIP("10.96.0.42")
                            .addClusterIP("10.96.0.42")
                            .addClusterIP("fd00::42")
                            .build()))
            .put(Pod.named("demo", "client")
                    .withStatus(PodStatus.builder()
                            .phase(PodPhase.RUNNING)
                            .podIP("10.244.0.5")
                            .build()));
    private static final Setup SETUP = Setup.of(Surroundings.of(STORE)
            .withFiles(TreeMap.of(
                    "/etc/resolv.conf",
                    "nameserver 172.31.0.2\nsearch example.com",
                    "/etc/coredns/resolv",
                    "search public.example protected.example")));

    private static Response ask(String corefile, String client, String name, String type) {
        Visit visit = new Visit(Sender.at(Ip.parse(client)), Instant.EPOCH, Choice.first(), Memory.EMPTY);
        return SETUP.server(corefile.replace(';', '\n')).get().answer(Query.of(name, RecordType.parse(type)), visit);
    }

    private static String text(Response response) {
        return response.rcode()
                + " " + response.flags()
                + " " + response.question().name()
                + response.answer().map(found -> "; " + found).mkString();
    }

    // test/rewrite_test.go, acl_test.go, acl_autopath_test.go; others are ours
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ". {;rewrite name regex (.*)\\.test\\.$ {1}. answer auto;} | 10.0.0.1 | example.test. | MX"
                        + " | SERVFAIL qr rd example.test.",
                ". {;rewrite type MX a;template IN A . {;answer \"{{ .Name }} 60 IN A 192.0.2.53\";};}"
                        + " | 10.0.0.1 | example.com. | MX"
                        + " | NOERROR qr aa rd example.com.; example.com. 60 IN A 192.0.2.53",
                ". {;acl protected.example. {;block;};autopath /etc/coredns/resolv;"
                        + "hosts {;192.0.2.123 secret.protected.example;};}"
                        + " | 10.0.0.1 | secret.protected.example. | A | REFUSED qr rd secret.protected.example.",
                ". {;acl protected.example. {;block;};autopath /etc/coredns/resolv;"
                        + "hosts {;192.0.2.123 secret.protected.example;};}"
                        + " | 10.0.0.1 | secret.public.example. | A | REFUSED qr rd secret.public.example.",
                ". {;acl protected.example. {;allow net 127.0.0.2/32;block;};cache 30;template IN A protected.example."
                        + " {;match ^secret[.]protected[.]example[.]$;answer \"{{ .Name }} 30 IN A 192.0.2.124\";};} |"
                        + " 127.0.0.2 | secret.protected.example. | A | NOERROR qr aa rd secret.protected.example.;"
                        + " secret.protected.example. 30 IN A 192.0.2.124",
                ". {;acl protected.example. {;allow net 127.0.0.2/32;block;};cache 30;template IN A protected.example."
                        + " {;match ^secret[.]protected[.]example[.]$;answer \"{{ .Name }} 30 IN A 192.0.2.124\";};} |"
                        + " 127.0.0.1 | secret.protected.example. | A | REFUSED qr rd secret.protected.example.",
                ". {;rewrite name suffix .int.example.com .demo.svc.cluster.local answer auto;kubernetes"
                        + " cluster.local;} | 10.0.0.1 | web.int.example.com. | A | NOERROR qr aa rd web.int.example.com.;"
                        + " web.int.example.com. 5 IN A 10.96.0.42",
                ". {;rewrite name suffix .int.example.com .demo.svc.cluster.local;kubernetes cluster.local;}"
                        + " | 10.0.0.1 | web.int.example.com. | A"
                        + " | NOERROR qr aa rd web.int.example.com.; web.demo.svc.cluster.local. 5 IN A 10.96.0.42",
                ". {;rewrite continue ttl suffix svc.cluster.local 60-;rewrite name old.org web.demo.svc.cluster.local;"
                        + "kubernetes cluster.local;} | 10.0.0.1 | old.org. | A"
                        + " | NOERROR qr aa rd old.org.; old.org. 5 IN A 10.96.0.42",
                ". {;autopath @kubernetes;kubernetes cluster.local {;pods verified;};template IN A www.example.org {;"
                        + "answer \"{{ .Name }} 60 IN A 192.0.2.1\";};template IN A . {;rcode NXDOMAIN;};}"
                        + " | 10.244.0.5 | www.example.org.demo.svc.cluster.local. | A"
                        + " | NOERROR qr aa rd www.example.org.demo.svc.cluster.local.;"
                        + " www.example.org.demo.svc.cluster.local. 60 IN CNAME www.example.org.;"
                        + " www.example.org. 60 IN A 192.0.2.1",
                ". {;autopath @kubernetes;kubernetes cluster.local {;pods verified;};hosts {;192.0.2.1 www.example.org;"
                        + "fallthrough;};} | 10.244.0.5 | www.example.org.demo.svc.cluster.local. | A"
                        + " | SERVFAIL qr rd www.example.org.demo.svc.cluster.local.",
                ". {;autopath @kubernetes;kubernetes cluster.local {;pods verified;};"
                        + "hosts {;192.0.2.1 www.example.com;fallthrough;};}"
                        + " | 10.244.0.5 | www.demo.svc.cluster.local. | A"
                        + " | NOERROR qr aa rd www.demo.svc.cluster.local.;"
                        + " www.demo.svc.cluster.local. 3600 IN CNAME www.example.com.;"
                        + " www.example.com. 3600 IN A 192.0.2.1",
                ". {;autopath @kubernetes;kubernetes cluster.local {;pods verified;};"
                        + "hosts {;192.0.2.1 www.example.com;fallthrough;};}"
                        + " | 10.244.0.9 | www.demo.svc.cluster.local. | A"
                        + " | NXDOMAIN qr aa rd www.demo.svc.cluster.local.",
                ". {;minimal;kubernetes cluster.local;} | 10.0.0.1 | cluster.local. | AXFR | SERVFAIL qr rd"
                        + " cluster.local.",
                ". {;header {;response clear aa;response set ra;};kubernetes cluster.local;} | 10.0.0.1 |"
                        + " web.demo.svc.cluster.local. | AAAA | NOERROR qr rd ra web.demo.svc.cluster.local.;"
                        + " web.demo.svc.cluster.local. 5 IN AAAA fd00::42",
                ". {;template IN AAAA;kubernetes cluster.local;} | 10.0.0.1 | web.demo.svc.cluster.local. | AAAA"
                        + " | NOERROR qr aa rd web.demo.svc.cluster.local.",
                ". {;metadata;template IN TXT who. {;answer \"{{ .Name }} 0 TXT {{ .Meta `kubernetes/client-pod-name`"
                        + " }}-x\";};kubernetes cluster.local {;pods verified;};} | 10.244.0.5 | who. | TXT | NOERROR qr"
                        + " aa rd who.; who. 0 IN TXT \"client-x\"",
                ". {;template IN TXT who. {;answer \"{{ .Name }} 0 TXT {{ .Meta `kubernetes/client-pod-name` }}-x\";};"
                        + "kubernetes cluster.local {;pods verified;};} | 10.244.0.5 | who. | TXT"
                        + " | NOERROR qr aa rd who.; who. 0 IN TXT \"-x\"",
            })
    void repliesAreWhatThePluginsMakeTogether(String corefile, String client, String name, String type, String reply) {
        assertThat(text(ask(corefile, client, name, type))).isEqualTo(reply);
    }

    @Provide
    Arbitrary<Vector<String>> orders() {
        return Arbitraries.shuffle(
                        "acl a.org {;block;}",
                        "header {;response set ra;}",
                        "minimal",
                        "rewrite name a.org b.org",
                        "loadbalance",
                        "metadata",
                        "template IN A c.org {;answer \"c.org 1 IN A 10.0.0.1\";}",
                        "autopath /etc/coredns/resolv")
                .map(Vector::ofAll);
    }

    @Property(tries = 50)
    void theOrderOfLinesOfDifferentPluginsDoesNotMatter(
            @ForAll("orders") Vector<String> lines, @ForAll("orders") Vector<String> others) {
        assertThat(SETUP.server(corefile(lines)).get().blocks())
                .isEqualTo(SETUP.server(corefile(others)).get().blocks());
    }

    private static String corefile(Vector<String> lines) {
        return ". {\n" + lines.mkString("\n").replace(';', '\n') + "\n}";
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.of(
                "acl other.example {;drop;}",
                "rewrite name suffix .other.example .example answer auto",
                "rewrite ttl other.example 77",
                "rewrite type LOC MX",
                "template IN ANY other.example {;rcode REFUSED;}",
                "autopath other.example /etc/coredns/resolv",
                "autopath @kubernetes",
                "metadata other.example",
                "header {;response set rd;}",
                "loadbalance {;prefer 192.0.2.0/24;}");
    }

    @Property(tries = 200)
    void aPluginThatHasNothingToDoChangesNothing(
            @ForAll("strangers") String line, @ForAll("questions") String question) {
        String[] words = question.split(" ");
        Response without = ask(". {;kubernetes cluster.local;}", "10.0.0.1", words[0], words[1]);
        Response with = ask(". {;" + line + ";kubernetes cluster.local;}", "10.0.0.1", words[0], words[1]);

        assertThat(text(with)).isEqualTo(text(without));
        assertThat(with.sections()).isEqualTo(without.sections());
        assertThat(with.author()).isEqualTo(without.author());
        assertThat(with.extension()).isEqualTo(without.extension());
    }

    @Provide
    Arbitrary<String> questions() {
        return Arbitraries.of(
                "web.demo.svc.cluster.local. A",
                "Web.Demo.svc.Cluster.local. AAAA",
                "web.demo.svc.cluster.local. TXT",
                "none.demo.svc.cluster.local. A",
                "cluster.local. SOA",
                "cluster.local. AXFR",
                "example.com. A");
    }
}
