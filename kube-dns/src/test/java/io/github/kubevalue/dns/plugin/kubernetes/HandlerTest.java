package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Chain;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.ServerBlock;
import io.github.kubevalue.dns.table.Resources;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Upstream's own cases of the plugin, against the same objects. */
class HandlerTest {
    private static final Store STORE = Resources.objects(HandlerTest.class, "handler.yaml");
    private static final KubernetesOptions OPTIONS = KubernetesOptions.builder()
            .addZone(DomainName.parse("cluster.local."))
            .build();

    /** Resolves the names outside the cluster: one address behind all of them, and too much to fit. */
    private record Outside() implements Plugin {
        @Override
        public String name() {
            return "outside";
        }

        @Override
        public Response serve(Query query, Chain chain) {
            Response reply = Response.authoritative(
                    query,
                    Rcode.NOERROR,
                    Sections.answer(Vector.of(ZoneFile.record("ext.interwebs.test. 5 IN A 1.2.3.4")
                            .get())),
                    Evidence.of(name(), "as the test has it"));
            return reply.withFlags(reply.flags().with(Flag.TC));
        }
    }

    private static Response ask(KubernetesOptions options, Store store, Query query) {
        Kubernetes plugin = Kubernetes.of(options, store, Instant.ofEpochSecond(1499347823));
        return Server.of(new ServerBlock(Vector.of(DomainName.ROOT), Vector.of(plugin, new Outside())))
                .answer(query, Choice.first());
    }

    private static List<DynamicTest> tests(String table, KubernetesOptions options, Store store) {
        return Resources.cases(HandlerTest.class, table + ".txt")
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> row.check(ask(options, store, row.query()))))
                .toJavaList();
    }

    @TestFactory
    List<DynamicTest> services() {
        return tests("handler", OPTIONS.withNamespaces(Vector.of("testns")), STORE);
    }

    @Test
    void aChasedAliasIsCutOffIfItsTargetIs() {
        KubernetesOptions options = OPTIONS.withNamespaces(Vector.of("testns"));

        assertThat(ask(options, STORE, Query.of("external.testns.svc.cluster.local.", RecordType.A))
                        .flags()
                        .has(Flag.TC))
                .isTrue();
        assertThat(ask(options, STORE, Query.of("external-to-service.testns.svc.cluster.local.", RecordType.A))
                        .flags()
                        .has(Flag.TC))
                .isFalse();
    }

    @TestFactory
    List<DynamicTest> multicluster() {
        return tests(
                "multicluster", OPTIONS.withNamespaces(Vector.of("testns")).withMulticluster(OPTIONS.zones()), STORE);
    }

    @TestFactory
    List<DynamicTest> namespaces() {
        return tests("namespaces", OPTIONS, STORE);
    }

    @TestFactory
    List<DynamicTest> apex() {
        return tests("apex", OPTIONS.withBoundIps(Vector.of(Ip.parse("127.0.0.1"))), STORE);
    }

    @TestFactory
    List<DynamicTest> ignoreEmptyService() {
        return tests("ignore-empty-service", OPTIONS.withIgnoreEmptyService(true), STORE);
    }

    @TestFactory
    List<DynamicTest> podsDisabled() {
        return tests("pods-disabled", OPTIONS, STORE);
    }

    @TestFactory
    List<DynamicTest> podsInsecure() {
        return tests("pods-insecure", OPTIONS.withPods(PodMode.INSECURE), STORE);
    }

    @TestFactory
    List<DynamicTest> podsVerified() {
        return tests("pods-verified", OPTIONS.withPods(PodMode.VERIFIED), STORE);
    }

    @TestFactory
    List<DynamicTest> caseIsKept() {
        return tests("case", OPTIONS.withIgnoreEmptyService(true), STORE);
    }

    @TestFactory
    List<DynamicTest> zonal() {
        return tests(
                "zonal",
                OPTIONS.withNamespaces(Vector.of("testns")).withZonal(true),
                Resources.objects(HandlerTest.class, "zonal.yaml"));
    }

    @TestFactory
    List<DynamicTest> notZonal() {
        return tests(
                "not-zonal",
                OPTIONS.withNamespaces(Vector.of("testns")),
                Resources.objects(HandlerTest.class, "zonal.yaml"));
    }

    @TestFactory
    List<DynamicTest> reverse() {
        Vector<String> zones = Vector.of(
                "cluster.local.",
                "0.10.in-addr.arpa.",
                "168.192.in-addr.arpa.",
                "0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.c.b.a.4.3.2.1.ip6.arpa.",
                "0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.3.0.0.7.7.0.0.0.0.d.f.ip6.arpa.");
        return tests(
                "reverse",
                OPTIONS.withZones(zones.map(DomainName::parse)),
                Resources.objects(HandlerTest.class, "reverse.yaml"));
    }
}
