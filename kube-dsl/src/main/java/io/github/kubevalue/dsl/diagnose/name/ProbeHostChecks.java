package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Mention;
import io.github.kubevalue.dsl.hosts.HostText;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.Probe;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Hosts of probes and handlers: the kubelet looks them up, and the resolver of a node does not know the cluster's names. */
public final class ProbeHostChecks {
    private ProbeHostChecks() {}

    /** The host is a name of the cluster, which the kubelet does not find. */
    public static Seq<Finding> hosts(Facts facts) {
        ClusterNames names = new ClusterNames(facts);
        return facts.workloads()
                .flatMap(workload -> workload.containers()
                        .flatMap(each -> hosts(each._1, each._2))
                        .map(each -> Mention.by(workload, each._1, "host", new HostText(each._2, Option.none())))
                        .filter(mention -> Ip.tryParse(mention.host().host()).isEmpty()
                                && !mention.host().host().equals("localhost")
                                && names.holds(mention.host(), mention.from()))
                        .flatMap(mention -> unresolved(facts.running().dns(), mention)));
    }

    private static Seq<Tuple2<String, String>> hosts(Container container, String path) {
        return Vector.of(
                        ofProbe(container.livenessProbe(), path + ".livenessProbe"),
                        ofProbe(container.readinessProbe(), path + ".readinessProbe"),
                        ofProbe(container.startupProbe(), path + ".startupProbe"),
                        ofHandler(
                                container.lifecycle().flatMap(cycle -> cycle.postStart()),
                                path + ".lifecycle.postStart"),
                        ofHandler(container.lifecycle().flatMap(cycle -> cycle.preStop()), path + ".lifecycle.preStop"))
                .flatMap(hosts -> hosts);
    }

    private static Seq<Tuple2<String, String>> ofProbe(Option<Probe> probe, String path) {
        return at(path + ".httpGet.host", probe.flatMap(Probe::httpGet).flatMap(get -> get.host()))
                .appendAll(at(
                        path + ".tcpSocket.host",
                        probe.flatMap(Probe::tcpSocket).flatMap(socket -> socket.host())));
    }

    private static Seq<Tuple2<String, String>> ofHandler(Option<LifecycleHandler> handler, String path) {
        return at(
                path + ".httpGet.host",
                handler.flatMap(LifecycleHandler::httpGet).flatMap(get -> get.host()));
    }

    private static Vector<Tuple2<String, String>> at(String field, Option<String> host) {
        return host.filter(name -> !name.isEmpty())
                .map(name -> Tuple.of(field, name))
                .toVector();
    }

    private static Option<Finding> unresolved(ClusterDns dns, Mention mention) {
        Lookup lookup = new StubResolver(Libc.GLIBC, dns.config().nodeResolvConf(), HostsFile.EMPTY, dns.transport())
                .addresses(mention.host().host());
        return Option.when(
                lookup.result() instanceof Lookup.NotFound,
                () -> Finding.error("probe-host-not-resolved", mention.object(), mention.field())
                        .message("\"" + mention.host().host() + "\" does not resolve for the kubelet: "
                                + ((Lookup.NotFound) lookup.result()).message())
                        .because(Vector.of("kubelets look names up with the resolver of their node, "
                                + dns.config().nodeResolvConf().nameservers().mkString(", ")
                                + ", which does not know the names of the cluster"))
                        .fix("leave the host out to probe the pod itself; a Host header goes into httpHeaders")
                        .build());
    }
}
