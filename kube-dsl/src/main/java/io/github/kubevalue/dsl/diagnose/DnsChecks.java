package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.dns.client.DnsConfigurer;
import io.github.kubevalue.dns.core.Modelling;
import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Service;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The DNS of the cluster itself: its Corefile, its address, and what kubelets make of the wishes of pods. */
final class DnsChecks {
    private static final String SYSTEM = "kube-system";
    private static final String COREFILE = "data[Corefile]";

    private DnsChecks() {}

    /** A Corefile with which CoreDNS does not start. */
    static Seq<Finding> corefile(Facts facts) {
        return facts.running()
                .corefileError()
                .toVector()
                .flatMap(error -> configMap(facts)
                        .map(map -> Finding.error("corefile-broken", map, COREFILE)
                                .message("CoreDNS does not start: " + error.getMessage())
                                .because(Vector.of(
                                        "a CoreDNS that runs already, with the plugin reload, keeps its old Corefile;"
                                                + " no new pod becomes ready"))
                                .fix("correct the Corefile")
                                .build()));
    }

    /** Plugins that change answers in a way that is not modelled. */
    static Seq<Finding> plugins(Facts facts) {
        return configMap(facts)
                .toVector()
                .flatMap(map -> map.data()
                        .get("Corefile")
                        .flatMap(text -> Corefile.parse(text).toOption())
                        .map(Setup::modelling)
                        .toVector()
                        .flatMap(known -> known.filterValues(Modelling.NOT_MODELLED::equals)
                                .keySet())
                        .sorted()
                        .map(plugin -> Finding.info("plugin-not-modelled", map, COREFILE)
                                .message("not modelled: the plugin " + plugin + " of CoreDNS; queries pass it by")
                                .because(Vector.empty())
                                .fix("nothing to do; answers that the plugin changes differ from those of a real"
                                        + " cluster")
                                .build()));
    }

    private static Option<ConfigMap> configMap(Facts facts) {
        return facts.snapshot().get(ConfigMap.KIND, SYSTEM, "coredns");
    }

    /** A DNS Service that is not where kubelets tell pods to ask. */
    static Seq<Finding> address(Facts facts) {
        Seq<Ip> told = facts.running().dns().config().nameservers();
        return facts.snapshot()
                .get(Service.KIND, SYSTEM, "kube-dns")
                .filter(service -> !service.spec().clusterIpList().exists(told::contains))
                .toVector()
                .map(service -> Finding.error("dns-service-elsewhere", service, "spec.clusterIP")
                        .message("kubelets tell pods to ask " + told.mkString(", ") + ", but the DNS Service has "
                                + service.spec().clusterIpList().mkString(", ") + ", so no pod resolves a name")
                        .because(Vector.of(
                                "clusterDNS of the KubeletConfiguration, or by kubeadm the tenth address of the service"
                                        + " subnet: " + told.mkString(", ")))
                        .fix("give the Service the address " + told.head()
                                + ", or the kubelets clusterDNS: ["
                                + service.spec().clusterIpList().mkString(", ")
                                + "]")
                        .build());
    }

    /** Wishes of a pod that do not fit into its resolv.conf. */
    static Seq<Finding> wishes(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> facts.running()
                        .dns()
                        .resolvConf(workload.example())
                        .warnings()
                        .map(warning -> wish(workload, warning)));
    }

    private static Finding wish(Workload workload, DnsConfigurer.Warning warning) {
        return Finding.warning("dns-config-cut", workload.object(), workload.specField("dnsConfig"))
                .message(warning.message())
                .because(Vector.of("event " + warning.reason() + " of the kubelet"))
                .fix("ask for fewer name servers or search domains")
                .build();
    }
}
