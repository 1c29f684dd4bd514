package io.github.kubevalue.dns.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.DnsConfig;
import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Plugin;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.dns.plugin.kubernetes.Kubernetes;
import io.github.kubevalue.dns.plugin.kubernetes.KubernetesOptions;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupTest {
    private static final Store STORE = Store.empty(Indexes.CATALOG)
            .put(Namespace.named("demo"))
            .put(Service.named("demo", "web")
                    .withSpec(ServiceSpec.builder()
                            .clusterIP("10.96.0.42")
                            .addClusterIP("10.96.0.42")
                            .build()));
    private static final Setup SETUP = Setup.of(Surroundings.of(STORE)
            .withFiles(TreeMap.of(
                    "/etc/coredns/extra", "10.9.9.9 extra.example", "/etc/resolv.conf", "nameserver 172.31.0.2"))
            .withEnvironment(HashMap.of("ZONE", "cluster.local")));

    private static Server server(String corefile) {
        return SETUP.server(corefile).get();
    }

    private static String fault(String corefile) {
        return String.valueOf(SETUP.server(corefile).getLeft().getMessage());
    }

    private static String ask(String corefile, String name, String type) {
        Response response = server(corefile).answer(Query.of(name, RecordType.parse(type)), Choice.first());
        return (response.isNoData() ? "NODATA" : response.rcode().toString())
                + response.answer()
                        .map(found -> " " + found.ttl() + " " + found.data())
                        .mkString();
    }

    @Test
    void kubeadmsFileSetsUpItsPluginsInOrder() {
        Server server = server(Corefile.kubeadm("cluster.local"));

        assertThat(server.blocks()).hasSize(1);
        assertThat(server.blocks().head().plugins().map(Plugin::name))
                .containsExactly("loadbalance", "cache", "kubernetes", "loop", "forward");
        assertThat(((Kubernetes) server.blocks().head().plugins().get(2)).options())
                .isEqualTo(KubernetesOptions.kubeadm(DomainName.parse("cluster.local.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'. { \n kubernetes cluster.local \n }' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
                "'. { \n"
                        + " kubernetes cluster.local { \n"
                        + " ttl 7 \n"
                        + " } \n"
                        + " }' | web.demo.svc.cluster.local | NOERROR 7 10.96.0.42",
                "'cluster.local { \n kubernetes \n }' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
                "'cluster.local { \n kubernetes \n }' | www.example.com | REFUSED",
                "'. { \n kubernetes cluster.local \n }' | www.example.com | SERVFAIL",
                "'.:53 { \n"
                        + " cache 60 \n"
                        + " kubernetes cluster.local { \n"
                        + " ttl 100 \n"
                        + " } \n"
                        + " }' | web.demo.svc.cluster.local | NOERROR 60 10.96.0.42",
                "'.:5353 { \n kubernetes cluster.local \n }' | web.demo.svc.cluster.local | REFUSED",
                "'. { \n"
                        + " kubernetes cluster.local \n"
                        + " hosts { \n"
                        + " 1.2.3.4 web.demo.svc.cluster.local \n"
                        + " } \n"
                        + " }' | web.demo.svc.cluster.local | NOERROR 3600 1.2.3.4",
                "'. { \n hosts { \n 1.2.3.4 a.example \n } \n }' | b.example | SERVFAIL",
                "'. { \n"
                        + " hosts { \n"
                        + " 1.2.3.4 a.example \n"
                        + " fallthrough \n"
                        + " ttl 9 \n"
                        + " } \n"
                        + " forward . 1.1.1.1 \n"
                        + " }' | b.example | NXDOMAIN",
                "'. { \n hosts /etc/coredns/extra \n }' | extra.example | NOERROR 3600 10.9.9.9",
                "'(k) { \n"
                        + " kubernetes cluster.local \n"
                        + " } \n"
                        + " . { \n"
                        + " import k # comment \n"
                        + " }' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
                "'example.org, \n"
                        + " cluster.local { \n"
                        + " kubernetes cluster.local \n"
                        + " }' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
                "'. { \n"
                        + " kubernetes cluster.local { \n"
                        + " pods verified \n"
                        + " } \n"
                        + " }' | 10-1-2-3.demo.pod.cluster.local | NXDOMAIN",
            })
    void setsUpWhatItSays(String corefile, String name, String expected) {
        assertThat(ask(corefile, name, "A")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'. { \n"
                        + " kubernetez cluster.local \n"
                        + " }' | /etc/coredns/Corefile:2 - Error during parsing: Unknown directive 'kubernetez'",
                "'. { \n"
                        + " kubernetes cluster.local { \n"
                        + " tttl 3 \n"
                        + " } \n"
                        + " }' | plugin/kubernetes: /etc/coredns/Corefile:3 - Error during parsing: unknown property"
                        + " 'tttl'",
                "'. { \n"
                        + " kubernetes 10.in-addr.arpa \n"
                        + " }' | plugin/kubernetes: non-reverse zone name must be used",
                "'. { \n"
                        + " kubernetes cluster.local' | /etc/coredns/Corefile:2 - Syntax error: Unexpected token"
                        + " 'cluster.local', expecting '}'",
                "'. { \n"
                        + " import other.conf \n"
                        + " }' | /etc/coredns/Corefile:2 - Error during parsing: File to import not found: other.conf",
                "'. { \n"
                        + " whoami \n"
                        + " } \n"
                        + " . { \n"
                        + " whoami \n"
                        + " }' | cannot serve dns://.:53 - it is already defined",
                "'. { \n"
                        + " kubernetes cluster.local { \n"
                        + " pods maybe \n"
                        + " } \n"
                        + " }' | plugin/kubernetes: wrong value for pods: maybe,  must be one of: disabled, verified,"
                        + " insecure",
            })
    void whatIsWrongIsSaidWithItsLine(String corefile, String message) {
        assertThat(fault(corefile)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | web.demo.svc.cluster.local | NODATA",
                "'example.org:53 {\n errors\n}' | a.example.org | SERVFAIL",
                "'. {\n bind 127.0.0.1\n kubernetes cluster.local\n}' | web.demo.svc.cluster.local | REFUSED",
                "'. {\n bind eth0\n kubernetes cluster.local\n}' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
                "'tls://. {\n kubernetes cluster.local\n}' | web.demo.svc.cluster.local | REFUSED",
                "'{$ZONE} {\n kubernetes\n}' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
                "'. {\n root /etc/coredns\n hosts extra\n}' | extra.example | NOERROR 3600 10.9.9.9",
                "'. {\n hosts extra\n}' | extra.example | SERVFAIL",
                "'. {\n"
                        + " import /etc/coredns/*.server\n"
                        + " kubernetes cluster.local\n"
                        + "}' | web.demo.svc.cluster.local | NOERROR 5 10.96.0.42",
            })
    void whatIsAroundABlockCounts(String corefile, String name, String expected) {
        assertThat(ask(corefile, name, "A")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a..b {\n}' | error inspecting server blocks: zone is not a valid domain name: a..b",
                "'a:70000 {\n}' | address 70000: invalid port",
                "'. {\n bind x\n}' | plugin/bind: not a valid IP address or interface name: \"x\"",
                "'. {\n view v {\n expr true\n }\n}' | plugin/view: /etc/coredns/Corefile:2 - Error during parsing: not"
                        + " modelled: view",
                "'. {\n bind 10.0.0.1\n}\n. {\n}' | cannot serve dns://.:53 - zone overlap listener capacity with"
                        + " dns://.:53 on 10.0.0.1",
                // the plugin that is set up first, not the line that comes first
                "'. {\n kubernetes\n}\na {\n bind x\n}' | plugin/bind: not a valid IP address or interface name: \"x\"",
            })
    void whatKeepsTheServerFromStartingIsSaid(String corefile, String message) {
        assertThat(fault(corefile)).isEqualTo(message);
    }

    @Test
    void eachPluginIsModelledOrWithoutEffectOrSaidNotToBe() {
        assertThat(SETUP.read(". {\n kubernetes\n errors\n route53\n}")
                        .map(Setup::modelling)
                        .get())
                .isEqualTo(LinkedHashMap.of(
                        "errors",
                        Modelling.WITHOUT_EFFECT,
                        "route53",
                        Modelling.NOT_MODELLED,
                        "kubernetes",
                        Modelling.MODELLED));
    }

    @Test
    void aPluginThatIsNotModelledIsPassedThroughAndNamed() {
        Response response = server(". {\n dnssec\n kubernetes cluster.local\n}")
                .answer(Query.of("web.demo.svc.cluster.local", RecordType.A), Choice.first());

        assertThat(response.isPositive()).isTrue();
        assertThat(response.because().map(Evidence::toString))
                .contains("dnssec: not modelled: answered as if the plugin were not there");
    }

    @Test
    void theConfigMapOfTheClusterCounts() {
        ConfigMap map = ConfigMap.builder()
                .metadata(ObjectMeta.named("kube-system", "coredns"))
                .data(TreeMap.of(
                        "Corefile",
                        ". {\n hosts /etc/coredns/own {\n fallthrough\n }\n kubernetes cluster.local\n}",
                        "own",
                        "1.2.3.4 own.example"))
                .build();
        ClusterDns dns = ClusterDns.of(STORE.put(map), DnsConfig.kubeadm());

        assertThat(dns.answer("own.example", RecordType.A).isPositive()).isTrue();
        assertThat(dns.answer("web.demo.svc.cluster.local", RecordType.A).isPositive())
                .isTrue();
        assertThat(dns.answer("www.example.com", RecordType.A).rcode().toString())
                .isEqualTo("SERVFAIL");
    }

    @Test
    void aCoreDnsThatCannotStartAnswersNothingAndSaysWhy() {
        ConfigMap map = ConfigMap.builder()
                .metadata(ObjectMeta.named("kube-system", "coredns"))
                .data(TreeMap.of("Corefile", ". {\n nonsense\n}"))
                .build();

        assertThat(ClusterDns.of(STORE.put(map))
                        .answer("web.demo.svc.cluster.local", RecordType.A)
                        .because()
                        .head()
                        .rule())
                .contains("Unknown directive 'nonsense'");
    }
}
