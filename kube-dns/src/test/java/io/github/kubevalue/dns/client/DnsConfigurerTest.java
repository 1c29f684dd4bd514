package io.github.kubevalue.dns.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.DNSPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodDNSConfig;
import io.github.kubevalue.model.core.PodDNSConfigOption;
import io.github.kubevalue.model.core.PodSpec;
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
                "ClusterFirst | false | search demo.svc.cluster.local svc.cluster.local cluster.local"
                        + " corp.example;nameserver 10.96.0.10;options ndots:5",
                "ClusterFirstWithHostNet | true | search demo.svc.cluster.local svc.cluster.local cluster.local"
                        + " corp.example;nameserver 10.96.0.10;options ndots:5",
                "ClusterFirst | true | search corp.example cluster.local;nameserver 172.31.0.2;options ndots:1 rotate"
                        + " timeout:3",
                "Default | false | search corp.example cluster.local;nameserver 172.31.0.2;options ndots:1 rotate"
                        + " timeout:3",
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

    // pkg/kubelet/network/dns/dns_test.go, TestGetPodDNSCustom
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "None | false | false | | |",
                "None | false | true | 10.0.0.11 | my.domain | ndots:3 debug",
                "ClusterFirst | false | true | 10.0.0.10 10.0.0.11 | testns.svc.kubernetes.io svc.kubernetes.io"
                        + " kubernetes.io host.domain my.domain | ndots:3 debug",
                "ClusterFirstWithHostNet | true | true | 10.0.0.10 10.0.0.11 | testns.svc.kubernetes.io"
                        + " svc.kubernetes.io kubernetes.io host.domain my.domain | ndots:3 debug",
                "Default | false | true | 8.8.8.8 10.0.0.11 | host.domain my.domain | ndots:3 debug",
                "ClusterFirst | true | true | 8.8.8.8 10.0.0.11 | host.domain my.domain | ndots:3 debug",
                "invalidPolicy | true | false | 10.0.0.10 | testns.svc.kubernetes.io svc.kubernetes.io kubernetes.io"
                        + " host.domain | ndots:5",
            })
    void aPodsConfigurationIsMergedIntoEachPolicy(
            String policy, boolean hostNetwork, boolean configured, String servers, String search, String options) {
        DnsConfigurer kubelet = new DnsConfigurer(
                DomainName.parse("kubernetes.io"),
                Vector.of(Ip.parse("10.0.0.10")),
                ResolvConf.parse("nameserver 8.8.8.8\nsearch host.domain\n"));
        PodSpec.Builder spec =
                PodSpec.builder().dnsPolicy(new DNSPolicy(policy)).hostNetwork(hostNetwork);
        PodDNSConfig own = PodDNSConfig.builder()
                .addNameserver("10.0.0.11")
                .addSearch("my.domain")
                .addOption(PodDNSConfigOption.builder().name("ndots").value("3").build())
                .addOption(PodDNSConfigOption.builder().name("debug").build())
                .build();
        ResolvConf conf = kubelet.form(Pod.named("testns", "test-pod")
                        .withSpec(configured ? spec.dnsConfig(own).build() : spec.build()))
                .resolvConf();

        assertThat(conf.nameservers().mkString(" ")).isEqualTo(orEmpty(servers));
        assertThat(conf.search().mkString(" ")).isEqualTo(orEmpty(search));
        assertThat(conf.options()
                        .map(option -> option._1 + (option._2.isEmpty() ? "" : ":" + option._2))
                        .mkString(" "))
                .isEqualTo(orEmpty(options));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    // pkg/kubelet/network/dns/dns_test.go, TestGetPodDNS
    @ParameterizedTest
    @CsvSource({
        "ClusterFirstWithHostNet,true,203.0.113.1,demo.svc.kubernetes.io svc.kubernetes.io kubernetes.io",
        "ClusterFirst,true,127.0.0.1,.",
        "ClusterFirst,false,203.0.113.1,demo.svc.kubernetes.io svc.kubernetes.io kubernetes.io",
        "Default,true,127.0.0.1,.",
    })
    void aKubeletWithoutAResolvConfSendsPodsToThemselves(
            String policy, boolean hostNetwork, String servers, String search) {
        DnsConfigurer kubelet = new DnsConfigurer(
                DomainName.parse("kubernetes.io"),
                Vector.of(Ip.parse("203.0.113.1")),
                DnsConfigurer.withoutFile(Vector.empty()));
        ResolvConf conf = kubelet.form(
                        pod(PodSpec.builder().dnsPolicy(new DNSPolicy(policy)).hostNetwork(hostNetwork)))
                .resolvConf();

        assertThat(conf.nameservers().mkString(" ")).isEqualTo(servers);
        assertThat(conf.search().mkString(" ")).isEqualTo(search);
    }

    @Test
    void theFamiliesOfTheNodeDecideWhichLoopbackThatIs() {
        assertThat(DnsConfigurer.withoutFile(Vector.of(Ip.parse("10.0.0.1"), Ip.parse("fd00::1")))
                        .nameservers()
                        .mkString(" "))
                .isEqualTo("127.0.0.1 ::1");
    }

    /** The limits of a search list: how many, how long each, how long all. */
    // pkg/kubelet/network/dns/dns_test.go, TestFormDNSSearchFitsLimits
    @ParameterizedTest
    @CsvSource({"3,3,0,3", "5,3,0,5", "32,3,0,32", "33,3,0,32", "16,127,1,16", "16,127,2,15", "17,127,1,16"})
    void aSearchListIsCutToItsLimits(int count, int length, int longerFirst, int kept) {
        Vector<String> searches = Vector.range(0, count)
                .map(i -> domain(i == 0 ? length + longerFirst : length, i))
                .toVector();
        DnsConfigurer.Formed formed = KUBELET.form(pod(PodSpec.builder()
                .dnsPolicy(DNSPolicy.NONE)
                .dnsConfig(PodDNSConfig.builder().searches(searches).build())));

        assertThat(formed.resolvConf().search().map(DomainName::toString)).isEqualTo(searches.take(kept));
        assertThat(formed.warnings().map(DnsConfigurer.Warning::message))
                .isEqualTo(
                        kept == count
                                ? Vector.empty()
                                : Vector.of("Search Line limits were exceeded, some search paths have been omitted, the"
                                        + " applied search line is: "
                                        + searches.take(kept).mkString(" ")));
    }

    /** A domain of that many characters, in labels that are short enough. */
    private static String domain(int length, int number) {
        String labels = ("a".repeat(60) + ".").repeat(5);
        String digits = String.format("%03d", number);
        return length == digits.length() ? digits : labels.substring(0, length - digits.length() - 1) + "x" + digits;
    }

    @Test
    void aSearchPathThatIsTooLongIsLeftOut() {
        String tooLong = domain(254, 0);
        DnsConfigurer.Formed formed = KUBELET.form(pod(PodSpec.builder()
                .dnsPolicy(DNSPolicy.NONE)
                .dnsConfig(PodDNSConfig.builder()
                        .searches(Vector.of("AAA", tooLong, "BBB"))
                        .build())));

        assertThat(formed.resolvConf().search().mkString(" ")).isEqualTo("AAA BBB");
        assertThat(formed.warnings().map(DnsConfigurer.Warning::message))
                .containsExactly("Search Line limits were exceeded, some search paths have been omitted, the applied"
                        + " search line is: AAA BBB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "29 | 3 | ''",
                "30 | 3 | Resolv.conf file '/etc/resolv.conf' contains search line consisting of more than 29 domains!",
                "16 | 128 | Resolv.conf file '/etc/resolv.conf' contains search line which length is more than allowed"
                        + " 2048 chars!",
            })
    void theKubeletChecksItsOwnFile(int count, int length, String expected) {
        ResolvConf node = ResolvConf.parse(
                "search " + Vector.range(0, count).map(i -> domain(length, i)).mkString(" "));

        assertThat(new DnsConfigurer(DomainName.parse("cluster.local."), Vector.empty(), node)
                        .check("/etc/resolv.conf")
                        .map(DnsConfigurer.Warning::message)
                        .getOrElse(""))
                .isEqualTo(expected);
    }

    @Test
    void aPodWithoutClusterDnsIsNamedInTheEvent() {
        DnsConfigurer bare = new DnsConfigurer(DomainName.parse("cluster.local."), Vector.empty(), NODE);

        assertThat(bare.form(pod(PodSpec.builder())).warnings().head().message())
                .isEqualTo("pod: \"web_demo()\". kubelet does not have ClusterDNS IP configured and cannot create Pod"
                        + " using \"ClusterFirst\" policy. Falling back to \"Default\" policy.");
    }
}
