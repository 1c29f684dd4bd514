package io.github.kubevalue.dns.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.render.Dig;
import io.github.kubevalue.dns.render.DigCall;
import io.github.kubevalue.dns.render.DigRun;
import io.github.kubevalue.dns.render.Nslookup;
import io.github.kubevalue.dns.render.NslookupCall;
import io.github.kubevalue.dns.render.Printed;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** nslookup, that of BusyBox, and dig with a search list, in a pod's place: they print what we print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("kernel")
class LookupProgramTest {
    private static final String SEARCH = "search demo.svc.cluster.local svc.cluster.local cluster.local\n";

    private static final Vector<String> LABELS =
            Vector.of("web", "DUAL", "big", "out", "alias", "no", "_p0", "_tcp", "demo", "svc");
    private static final Vector<String> ENDS =
            Vector.of("", "", ".demo.svc.cluster.local", ".svc.cluster.local", ".cluster.local.");
    private static final Vector<String> TYPES = Vector.of("A", "AAAA", "SRV", "TXT", "NS", "SOA", "PTR", "CNAME", "MX");

    private Lab lab;
    private LabServers servers;

    @BeforeAll
    void open() throws IOException {
        Lab.require("dig", "nslookup", "busybox");
        lab = Lab.open();
        servers = LabServers.start(lab, Asked.dns());
    }

    @AfterAll
    void close() throws IOException {
        if (lab != null) {
            servers.close();
            lab.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndots:5 | ANSWERS | web",
                "ndots:5 | ANSWERS | dual",
                "ndots:5 | ANSWERS | web.demo",
                "ndots:5 | ANSWERS | WEB.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | web.demo.svc.cluster.local.",
                "ndots:5 | ANSWERS | no",
                "ndots:5 | ANSWERS | no.",
                "ndots:5 | ANSWERS | demo",
                "ndots:5 | ANSWERS | alias",
                "ndots:5 | ANSWERS | out",
                "ndots:5 | ANSWERS | -type=SRV big",
                "ndots:5 | ANSWERS | -type=srv _p0._tcp.web",
                "ndots:5 | ANSWERS | -type=SOA cluster.local.",
                "ndots:5 | ANSWERS | -type=SOA web",
                "ndots:5 | ANSWERS | -type=MX web",
                "ndots:5 | ANSWERS | -type=NS cluster.local.",
                "ndots:5 | ANSWERS | -type=TXT dns-version.cluster.local.",
                "ndots:5 | ANSWERS | -type=CNAME out",
                "ndots:5 | ANSWERS | -type=AAAA web",
                "ndots:5 | ANSWERS | -type=AAAA dual",
                "ndots:5 | ANSWERS | -type=ANY web",
                "ndots:5 | ANSWERS | 10.96.0.42",
                "ndots:5 | ANSWERS | fd00::44",
                "ndots:7 | ANSWERS | 10.9.9.9",
                "ndots:1 | ANSWERS | web.demo",
                "ndots:2 | ANSWERS | web.demo",
                "ndots:0 | ANSWERS | web",
                "ndots:5 | ANSWERS | -nosearch web",
                "ndots:5 | ANSWERS | -norecurse web",
                "ndots:5 | ANSWERS | -vc web",
                "ndots:5 | ANSWERS | -ndots=1 web.demo",
                "ndots:5 | ANSWERS | -domain=svc.cluster.local web.demo",
                "ndots:5 | ANSWERS | -type=SRV -vc big",
                "ndots:5 | ANSWERS | -debug web.demo",
                "ndots:5 | ANSWERS | -debug no",
                "ndots:5 | ANSWERS | -debug -type=SRV big",
                "ndots:5 | ANSWERS | -debug 10.96.0.42",
                "ndots:5 | REFUSED | -debug web",
                "ndots:5 | SERVFAIL | web",
                "ndots:5 | SERVFAIL ANSWERS | web",
                "ndots:5 | REFUSED ANSWERS | web",
                "ndots:5 | NOTIMP | web",
                "ndots:5 | FORMERR | -type=SRV web",
                "ndots:5 | LAME | web",
                "ndots:5 | LAME | -type=SRV web",
                "ndots:5 | DEAD | web",
                "ndots:5 attempts:2 | DEAD ANSWERS | web",
                "ndots:5 | DEAD | -vc web",
                "ndots:5 attempts:1 timeout:1 | SILENT | web",
                "ndots:5 attempts:2 timeout:1 | SILENT ANSWERS | web.",
            })
    void nslookupPrintsWhatWePrint(String options, String behaviour, String arguments) {
        compareBind(options, behaviour, arguments);
    }

    private void compareBind(String options, String behaviour, String arguments) {
        ResolvConf conf = servers.behave(behaviour, SEARCH + "options " + options);
        Seq<String> words = Vector.of(arguments.split(" "));
        Printed ours = Nslookup.bind(NslookupCall.parse(words).get(), conf, servers.transport());
        Programs.Output theirs = Programs.run(lab.command(words.prepend("nslookup")));

        assertThat(ours.text()).isEqualTo(theirs.text());
        assertThat(ours.exitStatus()).isEqualTo(theirs.exitStatus());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndots:5 | ANSWERS | web",
                "ndots:5 | ANSWERS | dual",
                "ndots:5 | ANSWERS | web.demo",
                "ndots:5 | ANSWERS | WEB.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | web.demo.svc.cluster.local.",
                "ndots:5 | ANSWERS | no",
                "ndots:5 | ANSWERS | no.",
                "ndots:5 | ANSWERS | alias",
                "ndots:5 | ANSWERS | out.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | -type=srv web",
                "ndots:5 | ANSWERS | -type=soa cluster.local",
                "ndots:5 | ANSWERS | -type=ns -type=soa cluster.local",
                "ndots:5 | ANSWERS | -type=txt dns-version.cluster.local",
                "ndots:5 | ANSWERS | -type=mx web.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | -type=any web.demo.svc.cluster.local",
                "ndots:5 | ANSWERS | 10.96.0.42",
                "ndots:5 | ANSWERS | 10.9.9.9",
                "ndots:5 | SERVFAIL | web.demo",
                "ndots:5 | REFUSED | web.demo",
                "ndots:5 | LAME | web.demo",
                "ndots:5 | REFUSED ANSWERS | web.demo.svc.cluster.local",
                "ndots:5 | SILENT ANSWERS | -timeout=1 web.demo.svc.cluster.local",
                "ndots:5 | SILENT | -timeout=1 web",
                "ndots:5 | SILENT_ON_AAAA | -timeout=1 web.demo.svc.cluster.local",
            })
    void busyboxPrintsWhatWePrint(String options, String behaviour, String arguments) {
        compareBusybox(options, behaviour, arguments);
    }

    private void compareBusybox(String options, String behaviour, String arguments) {
        ResolvConf conf = servers.behave(behaviour, SEARCH + "options " + options);
        Seq<String> words = Vector.of(arguments.split(" "));
        Printed ours = Nslookup.busybox(NslookupCall.parse(words).get(), conf, servers.transport());
        Programs.Output theirs =
                Programs.run(lab.command(words.prepend("nslookup").prepend("busybox")));

        assertThat(ours.text()).isEqualTo(theirs.text());
        assertThat(ours.exitStatus()).isEqualTo(theirs.exitStatus());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ndots:5 | ANSWERS | +search web",
                "ndots:5 | ANSWERS | +search web.demo",
                "ndots:5 | ANSWERS | +search no",
                "ndots:5 | ANSWERS | +search no.",
                "ndots:5 | ANSWERS | +search demo",
                "ndots:5 | ANSWERS | +showsearch web.demo",
                "ndots:5 | ANSWERS | +showsearch no",
                "ndots:1 | ANSWERS | +search no.",
                "ndots:1 | ANSWERS | +showsearch no.no",
                "ndots:5 | ANSWERS | +search +short web",
                "ndots:5 | DEAD | +search +tcp web",
                "ndots:1 | ANSWERS | +search web.demo",
                "ndots:1 | ANSWERS | +search no.no",
                "ndots:2 | ANSWERS | +search web.demo.svc",
                "ndots:5 | ANSWERS | +ndots=1 +search web.demo",
                "ndots:5 | ANSWERS | +domain=svc.cluster.local web.demo SRV",
                "ndots:5 | ANSWERS | web",
                "ndots:5 | REFUSED | +search web",
                "ndots:5 | SERVFAIL | +search web",
                "ndots:5 | SERVFAIL ANSWERS | web.demo.svc.cluster.local",
                "ndots:5 attempts:2 | DEAD ANSWERS | web.demo.svc.cluster.local",
                "ndots:5 attempts:1 timeout:1 | SILENT | web.demo.svc.cluster.local",
                "ndots:5 | SILENT | +tries=1 +time=1 +short web.demo.svc.cluster.local",
            })
    void digPrintsWhatWePrint(String options, String behaviour, String arguments) {
        ResolvConf conf = servers.behave(behaviour, SEARCH + "options " + options);
        Seq<String> words = Vector.of(arguments.split(" "));
        Printed ours = Dig.run(DigCall.parse(words).get(), DigRun.builder().build(), conf, servers.transport());
        Programs.Output theirs = Programs.run(lab.command(words.prepend("dig")));

        assertThat(DigOutput.comparable(ours.text())).isEqualTo(DigOutput.comparable(theirs.text()));
        assertThat(ours.exitStatus()).isEqualTo(theirs.exitStatus());
    }

    /** Each name costs two processes, so there are few. */
    @Test
    void bothPrintWhatWePrintOfOtherNames() {
        SplittableRandom random = new SplittableRandom(20260803);
        for (int i = 0; i < 15; i++) {
            String name = Vector.fill(1 + random.nextInt(2), () -> one(random, LABELS))
                            .mkString(".")
                    + one(random, ENDS);
            String arguments = "-type=" + one(random, TYPES) + " " + name;
            compareBind("ndots:" + random.nextInt(6), "ANSWERS", arguments);
            compareBusybox("ndots:5", "ANSWERS", arguments);
        }
    }

    private static String one(SplittableRandom random, Vector<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
