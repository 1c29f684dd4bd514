package io.github.kubevalue.dns.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopCheckTest {
    private static final String ENDLESS = "plugin/loop: Loop (%s -> :53) detected for zone \"%s\", see"
            + " https://coredns.io/plugins/loop#troubleshooting."
            + " Query: \"HINFO 4547991504243258144.3688648895315093531.%s\"";

    private static String fault(String corefile, DnsConfig config) {
        Store store = Store.empty(Indexes.CATALOG)
                .put(ConfigMap.builder()
                        .metadata(ObjectMeta.named("kube-system", "coredns"))
                        .data(TreeMap.of("Corefile", corefile.replace(';', '\n')))
                        .build());
        return ClusterDns.read(store, config).fold(error -> String.valueOf(error.getMessage()), dns -> "runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ". {;loop;forward . 127.0.0.53;} | 127.0.0.1:55953 | .",
                ". {;loop;forward . ::1;} | [::1]:55953 | .",
                ". {;cache;loop;forward . 10.96.0.10;} | 127.0.0.1:55953 | .",
                "example.org {;loop;forward . 127.0.0.1;} | 127.0.0.1:55953 | example.org.",
                ". {;loop;forward . 127.0.0.1 1.1.1.1;} | 127.0.0.1:55953 | .",
                ". {;loop;kubernetes cluster.local;forward . 1.1.1.1 127.0.0.1 {;policy round_robin;};} |"
                        + " 127.0.0.1:55953 | .",
            })
    void whoForwardsToItselfDoesNotRun(String corefile, String from, String zone) {
        assertThat(fault(corefile, DnsConfig.kubeadm()))
                .isEqualTo(String.format(ENDLESS, from, zone, zone.equals(".") ? "" : zone));
    }

    @ParameterizedTest
    @CsvSource({
        ". {;loop;forward . 1.1.1.1;}",
        ". {;forward . 127.0.0.1;}",
        ". {;loop;forward . 127.0.0.1:5353;}",
        ". {;loop;forward example.org 127.0.0.1;}",
        ". {;loop;hosts;forward . 127.0.0.1;}",
        ". {;loop;forward . 127.0.0.1:5353;};.:5353 {;whoami;}",
    })
    void whoDoesNotRuns(String corefile) {
        assertThat(fault(corefile, DnsConfig.kubeadm())).isEqualTo("runs");
    }

    /** The most frequent reason: systemd's resolver in the nodes' file. */
    @Test
    void theResolverOfTheNodesLeadsBackFromWithinAPod() {
        DnsConfig systemd = DnsConfig.kubeadm().withNodeResolvConf(ResolvConf.of(Ip.parse("127.0.0.53")));

        assertThat(ClusterDns.read(Store.empty(Indexes.CATALOG), systemd).getLeft())
                .hasMessageStartingWith("plugin/loop: Loop (127.0.0.1:55953 -> :53) detected for zone \".\"");
        assertThat(ClusterDns.of(Store.empty(Indexes.CATALOG), systemd)
                        .answer("example.com", RecordType.A)
                        .because()
                        .head()
                        .rule())
                .startsWith("plugin/loop: Loop");
    }

    /** Pods of CoreDNS whose dnsPolicy is not Default have themselves as name servers. */
    @Test
    void aPodThatAsksTheClustersDnsLeadsBack() {
        Pod pod = Pod.named("kube-system", "coredns-7c65d6cfc9-abcde");
        Pod asking = pod.withMetadata(pod.metadata().withLabels(TreeMap.of("k8s-app", "kube-dns")))
                .withStatus(PodStatus.builder().podIP("10.244.0.5").build());

        assertThat(ClusterDns.read(Store.empty(Indexes.CATALOG).put(asking), DnsConfig.kubeadm())
                        .getLeft())
                .hasMessageStartingWith("plugin/loop: Loop (10.244.0.5:55953 -> :53) detected for zone \".\"");
    }
}
