package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dns.cluster.CoreDnsPod;
import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.ConfigMapProjection;
import io.github.kubevalue.model.core.ConfigMapVolumeSource;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.core.VolumeProjection;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The pods that run CoreDNS: the Corefiles that they read, where they listen, and whether anybody asks them. */
public final class CoreDnsChecks {
    private static final String COREFILE = "Corefile";
    private static final int DNS = 53;

    private CoreDnsChecks() {}

    /** A pod that runs CoreDNS, and what it is of. */
    private record Server(Workload workload, Pod pod, CoreDnsPod dns) {}

    private static Seq<Server> servers(Facts facts) {
        return facts.workloads()
                .flatMap(workload -> workload.pods()
                        .flatMap(pod -> facts.running().coreDns(pod).map(dns -> new Server(workload, pod, dns))));
    }

    /** A Corefile with which CoreDNS does not start. */
    public static Seq<Finding> corefile(Facts facts) {
        return servers(facts)
                .flatMap(server -> server.dns().error().map(error -> broken(server, error)))
                .distinctBy(Finding::object);
    }

    private static Finding broken(Server server, CorefileError error) {
        return server.dns()
                .configMap()
                .map(map -> Finding.error("corefile-broken", map, "data[" + COREFILE + "]"))
                .getOrElse(() -> Finding.error(
                        "corefile-broken",
                        server.workload().object(),
                        server.workload().specField("volumes")))
                .message("CoreDNS does not start: " + error.getMessage())
                .because(Vector.of("a CoreDNS that runs already, with the plugin reload, keeps its old Corefile;"
                        + " no new pod becomes ready"))
                .fix("correct the Corefile")
                .build();
    }

    /** A Corefile beside a CoreDNS that does not read it: whoever changes it changes nothing. */
    public static Seq<Finding> unread(Facts facts) {
        Seq<Server> servers = servers(facts);
        Seq<KubeObject> read = servers.flatMap(server -> server.dns().configMap());
        return facts.snapshot()
                .list(ConfigMap.KIND)
                .filter(map -> map.data().containsKey(COREFILE) && !read.contains(map) && !isMounted(facts, map))
                .flatMap(map -> servers.find(server -> server.pod().namespace().equals(map.namespace()))
                        .map(server -> unread(map, server)));
    }

    private static Finding unread(ConfigMap map, Server server) {
        return Finding.warning("corefile-not-read", map, "data[" + COREFILE + "]")
                .message("no pod mounts this Corefile, so it changes no answer")
                .because(Vector.of(server.workload().object().key() + " reads "
                        + server.dns().corefileFrom()))
                .fix("change the Corefile that is read, or mount this one")
                .build();
    }

    private static boolean isMounted(Facts facts, ConfigMap map) {
        return facts.workloads(map.namespace())
                .flatMap(workload -> workload.spec().volumes())
                .flatMap(CoreDnsChecks::configMaps)
                .contains(map.name());
    }

    private static Seq<String> configMaps(Volume volume) {
        return volume.configMap()
                .flatMap(ConfigMapVolumeSource::name)
                .toVector()
                .appendAll(volume.projected()
                        .toVector()
                        .flatMap(projected -> projected
                                .sources()
                                .flatMap(VolumeProjection::configMap)
                                .flatMap(ConfigMapProjection::name)));
    }

    /** A port 53 of a Service that leads where no block of its servers' Corefile listens. */
    public static Seq<Finding> ports(Facts facts) {
        Seq<Server> servers =
                servers(facts).filter(server -> server.dns().error().isEmpty());
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service -> !service.spec().selector().isEmpty())
                .flatMap(service -> {
                    Seq<Pod> pods = facts.podsOf(service);
                    Seq<Server> selected = servers.filter(server -> pods.contains(server.pod()));
                    return service.spec()
                            .ports()
                            .zipWithIndex()
                            .filter(port -> port._1.port() == DNS)
                            .flatMap(port -> deaf(service, port._1, port._2, selected));
                });
    }

    private static Option<Finding> deaf(Service service, ServicePort port, int index, Seq<Server> servers) {
        return servers.flatMap(server -> target(server.pod(), port)
                        .filter(at -> !server.dns().listens(at))
                        .map(at -> Finding.error(
                                        "dns-port-not-listened", service, "spec.ports[" + index + "].targetPort")
                                .message("no block of the Corefile listens on " + at.port()
                                        + ", where port 53 leads: queries are refused")
                                .because(Vector.of(server.pod().key() + " reads "
                                        + server.dns().corefileFrom()))
                                .fix("set targetPort to a port on which a block of the Corefile listens, or give the"
                                        + " blocks that port: .:" + at.port())
                                .build()))
                .headOption();
    }

    private static Option<Endpoint> target(Pod pod, ServicePort port) {
        Option<Integer> number = pod.spec().portNumber(port.effectiveTargetPort(), port.effectiveProtocol());
        return number.flatMap(to -> pod.ips().headOption().map(ip -> new Endpoint(ip, Port.of(to))));
    }

    /** Caches of nodes that listen where no kubelet tells pods to ask. */
    public static Seq<Finding> caches(Facts facts) {
        Seq<Ip> told = facts.running().dns().config().nameservers();
        return servers(facts)
                .filter(server -> !server.dns().nodeAddresses().isEmpty()
                        && !server.dns().nodeAddresses().exists(told::contains))
                .map(server -> unasked(server, told))
                .distinctBy(Finding::object);
    }

    private static Finding unasked(Server server, Seq<Ip> told) {
        Workload workload = server.workload();
        String listens = server.dns().nodeAddresses().mkString(", ");
        return Finding.warning("node-cache-not-asked", workload.object(), workload.specField("containers[0].args"))
                .message("the cache of the node listens on " + listens + ", but kubelets tell pods to ask "
                        + told.mkString(", ") + ", so nobody asks it")
                .because(Vector.of("clusterDNS of the KubeletConfiguration, or the address of the DNS Service"))
                .fix("give the kubelets clusterDNS: [" + listens + "], or, unless kube-proxy is in mode ipvs, add "
                        + told.mkString(",") + " to -localip")
                .build();
    }

    /** Whether the cache of a node listens where kubelets tell pods to ask. */
    static boolean isCached(Facts facts, Seq<Ip> told) {
        return servers(facts).exists(server -> server.dns().nodeAddresses().exists(told::contains));
    }
}
