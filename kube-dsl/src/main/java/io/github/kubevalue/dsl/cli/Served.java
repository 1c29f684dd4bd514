package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.dns.zone.Zone;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.model.core.Service;
import io.vavr.collection.Seq;

/** Says what a server of a cluster's DNS serves, and how to ask it. */
final class Served {
    private Served() {}

    static String of(RunningCluster running, int port) {
        Seq<Service> services = running.snapshot().list(Service.KIND);
        String domain = running.dns().config().clusterDomain().toString();
        Seq<String> zones =
                running.dns().config().outside().all().map(Zone::origin).map(Object::toString);
        String example = services.find(service -> !service.namespace().startsWith("kube-")
                        && !service.name().equals("kubernetes"))
                .orElse(services::headOption)
                .map(service -> service.name() + "." + service.namespace() + ".svc." + domain)
                .getOrElse(() -> "dns-version." + domain + " TXT");
        return "  " + domain + " with " + services.size() + " Services"
                + (zones.isEmpty() ? "" : "; outside of the cluster " + zones.mkString(", "))
                + "\n  ask:  dig @127.0.0.1 -p " + port + " " + example.replaceFirst("\\.$", "");
    }
}
