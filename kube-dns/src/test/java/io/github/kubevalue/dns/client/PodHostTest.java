package io.github.kubevalue.dns.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.HostAlias;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodHostTest {
    private static final DomainName DOMAIN = DomainName.parse("cluster.local.");
    private static final String MANAGED = """
        # Kubernetes-managed hosts file.
        127.0.0.1	localhost
        ::1	localhost ip6-localhost ip6-loopback
        fe00::0	ip6-localnet
        fe00::0	ip6-mcastprefix
        fe00::1	ip6-allnodes
        fe00::2	ip6-allrouters
        """;
    private static final Vector<HostAlias> ALIASES =
            Vector.of(alias("123.45.67.89", "foo", "bar", "baz"), alias("456.78.90.123", "park", "doo", "boo"));
    private static final String ALIAS_LINES = """

        # Entries added by HostAliases.
        123.45.67.89	foo	bar	baz
        456.78.90.123	park	doo	boo
        """;

    private static HostAlias alias(String ip, String... names) {
        return HostAlias.builder().ip(ip).hostnames(Vector.of(names)).build();
    }

    private static Pod pod(String ips, Vector<HostAlias> aliases, boolean hostNetwork) {
        return Pod.named("default", "podfoo")
                .withSpec(PodSpec.builder()
                        .hostAliases(aliases)
                        .hostNetwork(hostNetwork)
                        .build())
                .withStatus(PodStatus.builder()
                        .podIPs(Vector.of(ips.split(" "))
                                .map(ip -> PodIP.builder().ip(ip).build()))
                        .build());
    }

    // pkg/kubelet/kubelet_pods_test.go, TestManagedHostsFileContent
    @ParameterizedTest
    @CsvSource({
        "'',123.45.67.89,false",
        "domainFoo,203.0.113.1,false",
        "domainFoo,203.0.113.1,true",
        "domainFoo,203.0.113.1 fd00::6,false",
    })
    void theHostsFileHasThePodsAddressesAndItsAliases(String domain, String ips, boolean aliased) {
        PodHost host = new PodHost("podFoo", Option.when(!domain.isEmpty(), () -> DomainName.parse(domain)));
        String own = Vector.of(ips.split(" "))
                .map(ip -> ip + "\t" + (domain.isEmpty() ? "" : "podFoo." + domain + "\t") + "podFoo\n")
                .mkString();

        assertThat(host.hostsText(pod(ips, aliased ? ALIASES : Vector.empty(), false), ""))
                .isEqualTo(MANAGED + own + (aliased ? ALIAS_LINES : ""));
    }

    // pkg/kubelet/kubelet_pods_test.go, TestNodeHostsFileContent
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void inTheHostsNetworkItIsTheNodesWithTheAliases(boolean aliased) {
        String node = "# hosts file for testing.\n127.0.0.1\tlocalhost\n123.45.67.89\tsome.domain\n";

        assertThat(new PodHost("podFoo", Option.none())
                        .hostsText(pod("10.0.0.1", aliased ? ALIASES : Vector.empty(), true), node))
                .isEqualTo("# Kubernetes-managed hosts file (host network).\n" + node + (aliased ? ALIAS_LINES : ""));
    }

    @Test
    void whatTheFileSaysIsKnownWithoutQuestions() {
        PodHost host = new PodHost("web", Option.none());

        assertThat(host.hosts(pod("10.0.0.1", ALIASES, false)).addresses(DomainName.parse("bar.")))
                .containsExactly(Ip.parse("123.45.67.89"));
        assertThat(host.hosts(pod("10.0.0.1", ALIASES, false)).addresses(DomainName.parse("localhost.")))
                .containsExactly(Ip.parse("127.0.0.1"), Ip.parse("::1"));
    }

    // pkg/kubelet/kubelet_pods_test.go, TestGeneratePodHostNameAndDomain
    @ParameterizedTest
    @CsvSource({
        "test-pod,,,,test-pod,",
        "test-pod,custom-hostname,,,custom-hostname,",
        "test-pod,,my-subdomain,,test-pod,my-subdomain.default.svc.cluster.local",
        "test-pod,custom-hostname,my-subdomain,,custom-hostname,my-subdomain.default.svc.cluster.local",
        "test-pod,custom-hostname,my-subdomain,override-hostname,override-hostname,",
        "test-pod,,,valid.hostname,valid.hostname,",
    })
    void aPodIsNamedByWhatItsSpecSays(
            String name, String hostname, String subdomain, String override, String expected, String domain) {
        Pod pod = Pod.named("default", name)
                .withSpec(PodSpec.builder()
                        .hostname(Option.of(hostname))
                        .subdomain(Option.of(subdomain))
                        .hostnameOverride(Option.of(override))
                        .build());
        PodHost host = PodHost.of(pod, DOMAIN);

        assertThat(host.hostname()).isEqualTo(expected);
        assertThat(host.domain().map(DomainName::toString)).isEqualTo(Option.of(domain));
    }

    // pkg/kubelet/kubelet_pods_test.go, TestTruncatePodHostname
    @ParameterizedTest
    @CsvSource({
        "test.pod.hostname,test.pod.hostname",
        "1234567.1234567.1234567.1234567.1234567.1234567.1234567.1234567.1234567.,"
                + "1234567.1234567.1234567.1234567.1234567.1234567.1234567.1234567",
        "1234567.1234567.1234567.1234567.1234567.1234567.1234567.123456.1234567.,"
                + "1234567.1234567.1234567.1234567.1234567.1234567.1234567.123456",
        "1234567.1234567.1234567.1234567.1234567.1234567.1234567.123456-1234567.,"
                + "1234567.1234567.1234567.1234567.1234567.1234567.1234567.123456",
    })
    void aHostnameIsCutToWhatTheKernelHasRoomFor(String name, String expected) {
        assertThat(PodHost.of(Pod.named("default", name), DOMAIN).hostname()).isEqualTo(expected);
        Pod overridden = Pod.named("default", "test-pod")
                .withSpec(PodSpec.builder().hostnameOverride(name).build());
        assertThat(PodHost.of(overridden, DOMAIN).hostname()).isEqualTo(expected);
    }

    @Test
    void theKernelHasRoomForAWholeNameOf64Characters() {
        PodSpec whole =
                PodSpec.builder().setHostnameAsFQDN(true).subdomain("sub").build();
        Pod fits = Pod.named("default", "web").withSpec(whole);
        Pod tooLong = Pod.named("default", "w".repeat(37)).withSpec(whole);

        assertThat(PodHost.of(fits, DOMAIN).kernelName(fits).get()).isEqualTo("web.sub.default.svc.cluster.local");
        assertThat(PodHost.of(tooLong, DOMAIN).kernelName(tooLong).getLeft())
                .isEqualTo("failed to construct FQDN from pod hostname and cluster domain, FQDN " + "w".repeat(37)
                        + ".sub.default.svc.cluster.local is too long (64 characters is the max, 67 characters"
                        + " requested)");
        assertThat(PodHost.of(Pod.named("default", "web"), DOMAIN)
                        .kernelName(Pod.named("default", "web"))
                        .get())
                .isEqualTo("web");
    }
}
