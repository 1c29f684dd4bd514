package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.DnsConfigurer;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.core.Modelling;
import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.corefile.Corefile;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The DNS of the cluster itself: its plugins, its address, and what kubelets make of the wishes of pods. */
public final class DnsChecks {
    private static final String SYSTEM = "kube-system";
    private static final String COREFILE = "data[Corefile]";

    private DnsChecks() {}

    /** Plugins that change answers in a way that is not modelled. */
    public static Seq<Finding> plugins(Facts facts) {
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
    public static Seq<Finding> address(Facts facts) {
        Seq<Ip> told = facts.running().dns().config().nameservers();
        return facts.snapshot()
                .get(Service.KIND, SYSTEM, "kube-dns")
                .filter(service -> !service.spec().clusterIpList().exists(told::contains))
                .filter(service -> !CoreDnsChecks.isCached(facts, told))
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

    /** Pods that get no reply, for another reason than a policy of their own: those are told of the policies. */
    public static Seq<Finding> unreached(Facts facts) {
        return facts.snapshot().get(Service.KIND, SYSTEM, "kube-dns").toVector().flatMap(service -> {
            Seq<Tuple2<Workload, String>> cut = facts.workloads()
                    .flatMap(workload -> obstacle(facts, workload)
                            .filter(why -> !why.contains(" for Egress "))
                            .map(why -> Tuple.of(workload, why)));
            return Option.when(!cut.isEmpty() && !isExplained(facts, service), () -> unreached(service, cut));
        });
    }

    /** Whether another finding says already why the Service gives no reply. */
    private static boolean isExplained(Facts facts, Service service) {
        return !address(facts).isEmpty()
                || CoreDnsChecks.ports(facts).exists(found -> found.object().equals(service.key()));
    }

    private static Finding unreached(Service service, Seq<Tuple2<Workload, String>> cut) {
        Seq<String> names = cut.map(each -> each._1.object().key().toString());
        return Finding.error("dns-not-reached", service, "spec")
                .message("the pods of " + names.take(3).mkString(", ")
                        + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "")
                        + " get no reply from the cluster's DNS, so they resolve no name")
                .because(cut.map(Tuple2::_2).distinct().take(3))
                .fix("let them reach the DNS Service's pods by UDP and TCP on port 53, and have one that is ready")
                .build();
    }

    /** Why a pod of the workload gets no reply from the cluster's DNS, if one runs that asks it. */
    private static Option<String> obstacle(Facts facts, Workload workload) {
        ClusterDns dns = facts.running().dns();
        Query query = Query.of("kubernetes.default.svc." + dns.config().clusterDomain(), RecordType.A);
        return workload.pods()
                .find(pod -> pod.isReady())
                .filter(pod -> !pod.spec().isHostNetwork())
                .flatMap(pod -> dns.resolvConf(pod)
                        .resolvConf()
                        .nameservers()
                        .headOption()
                        .filter(dns.config().nameservers()::contains)
                        .map(server ->
                                facts.running().transport(Peer.pod(pod.key())).send(server, query, Channel.UDP)))
                .flatMap(DnsChecks::why);
    }

    private static Option<String> why(Transport.Delivery delivery) {
        if (delivery instanceof Transport.Silence silence) {
            return Option.some(silence.why());
        }
        return delivery instanceof Transport.Unreachable unreachable ? Option.some(unreachable.why()) : Option.none();
    }

    /** Wishes of a pod that do not fit into its resolv.conf. */
    public static Seq<Finding> wishes(Facts facts) {
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
