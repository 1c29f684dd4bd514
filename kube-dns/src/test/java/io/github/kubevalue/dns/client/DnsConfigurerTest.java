package io.github.kubevalue.dns.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodDNSConfig;
import io.github.kubevalue.model.core.PodDNSConfigOption;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsConfigurerTest {
    private static final ResolvConf NODE = ResolvConf.parse("""
            # made by the network
            search old.example
            search corp.example. cluster.local
            nameserver 172.31.0.2
            options ndots:1
            options rotate timeout:3
            """);
    private static final DnsConfigurer KUBELET =
            new DnsConfigurer(DomainName.parse("cluster.local."), Vector.of(Ip.parse("10.96.0.10")), NODE);

    private static Pod pod(PodSpec.Builder spec) {
        return Pod.named("demo", "web").withSpec(spec.build());
    }

    private static String oneLine(ResolvConf conf) {
        return conf.toString().strip().replace('\n', ';');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterFirst | false | search demo.svc.cluster.local svc.cluster.local cluster.local corp.example;nameserver 10.96.0.10;options ndots:5",
                "ClusterFirstWithHostNet | true | search demo.svc.cluster.local svc.cluster.local cluster.local corp.example;nameserver 10.96.0.10;options ndots:5",
                "ClusterFirst | true | search corp.example cluster.local;nameserver 172.31.0.2;options rotate timeout:3",
                "Default | false | search corp.example cluster.local;nameserver 172.31.0.2;options rotate timeout:3",
                "None | false | ''",
            })
    void thePolicyDecidesWhoIsAsked(String policy, boolean hostNetwork, String expected) {
        Pod pod = pod(PodSpec.builder().dnsPolicy(new DNSPolicy(policy)).hostNetwork(hostNetwork));

        assertThat(oneLine(KUBELET.form(pod).resolvConf())).isEqualTo(expected);
        assertThat(KUBELET.form(pod).warnings()).isEmpty();
    }

    @Test
    void aPodWithoutPolicyIsClusterFirst() {
        assertThat(KUBELET.form(pod(PodSpec.builder())))
                .isEqualTo(KUBELET.form(pod(PodSpec.builder().dnsPolicy(DNSPolicy.CLUSTER_FIRST))));
    }

    @Test
    void thePodsOwnConfigurationIsMerged() {
        Pod pod = pod(PodSpec.builder()
                .dnsConfig(PodDNSConfig.builder()
                        .nameservers(Vector.of("1.1.1.1", "10.96.0.10"))
                        .searches(Vector.of("svc.cluster.local", "my.example"))
                        .options(Vector.of(
                                PodDNSConfigOption.builder()
                                        .name("ndots")
                                        .value("2")
                                        .build(),
                                PodDNSConfigOption.builder().name("edns0").build()))
                        .build()));

        assertThat(oneLine(KUBELET.form(pod).resolvConf()))
                .isEqualTo("search demo.svc.cluster.local svc.cluster.local cluster.local corp.example my.example;"
                        + "nameserver 10.96.0.10;nameserver 1.1.1.1;options ndots:2 edns0");
    }

    @Test
    void whatIsTooMuchIsCutAndWarnedOf() {
        Pod pod = pod(PodSpec.builder()
                .dnsPolicy(DNSPolicy.NONE)
                .dnsConfig(PodDNSConfig.builder()
                        .nameservers(Vector.of("1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4"))
                        .searches(Vector.range(0, 40).map(i -> "s" + i + ".example"))
                        .build()));
        DnsConfigurer.Formed formed = KUBELET.form(pod);

        assertThat(formed.resolvConf().nameservers()).hasSize(3);
        assertThat(formed.resolvConf().search()).hasSize(32);
        assertThat(formed.warnings().map(DnsConfigurer.Warning::reason))
                .containsExactly("DNSConfigForming", "DNSConfigForming");
        assertThat(formed.warnings().head().message())
                .isEqualTo("Nameserver limits were exceeded, some nameservers have been omitted, "
                        + "the applied nameserver line is: 1.1.1.1 1.1.1.2 1.1.1.3");
    }

    @Test
    void aSearchLineIsCutFromItsEnd() {
        Vector<String> searches = Vector.range(0, 20).map(i -> "a".repeat(60) + "." + "b".repeat(60) + i + ".example");
        Pod pod = pod(PodSpec.builder()
                .dnsPolicy(DNSPolicy.NONE)
                .dnsConfig(PodDNSConfig.builder().searches(searches).build()));
        ResolvConf conf = KUBELET.form(pod).resolvConf();

        assertThat(conf.search().mkString(" ")).hasSizeLessThanOrEqualTo(2048);
        assertThat(conf.search().map(DomainName::toString))
                .isEqualTo(searches.take(conf.search().size()));
    }

    @Test
    void withoutClusterDnsTheNodesIsUsedAndAnEventSaysSo() {
        DnsConfigurer bare = new DnsConfigurer(DomainName.parse("cluster.local."), Vector.empty(), NODE);
        DnsConfigurer.Formed formed = bare.form(pod(PodSpec.builder()));

        assertThat(formed.resolvConf()).isEqualTo(NODE);
        assertThat(formed.warnings().map(DnsConfigurer.Warning::reason)).containsExactly("MissingClusterDNS");
    }

    @Test
    void aHostnameIsThePodsNameCutToALabel() {
        Pod pod = Pod.named("demo", "w".repeat(62) + "-tail");

        assertThat(PodHost.of(pod, DomainName.parse("cluster.local.")).hostname())
                .isEqualTo("w".repeat(62));
    }

    @Test
    void aSubdomainGivesThePodADomainAndALineInItsHostsFile() {
        Pod pod = pod(PodSpec.builder()
                        .hostname("web-0")
                        .subdomain("web")
                        .addHostAlias(HostAlias.builder()
                                .ip("1.2.3.4")
                                .addHostname("foo.example")
                                .build()))
                .withStatus(PodStatus.builder().podIP("10.244.1.2").build());
        PodHost host = PodHost.of(pod, DomainName.parse("cluster.local."));

        assertThat(host.hosts(pod).toString())
                .endsWith("10.244.1.2\tweb-0.web.demo.svc.cluster.local\tweb-0\n1.2.3.4\tfoo.example");
    }
}
