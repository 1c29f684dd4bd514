package io.github.kubevalue.model.core;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;

/** How Services are found. */
public final class ServiceIndexes {

    /** By one label of their selector, as pods are found by it: a pod that they select has it. */
    public static final Index<Service> BY_SELECTOR = Index.of(
            "services by selector",
            Service.KIND,
            service -> service.spec()
                    .selector()
                    .toVector()
                    .take(1)
                    .map(label -> PodIndexes.label(service.namespace(), label)));

    /** By each of their cluster IPs. */
    public static final Index<Service> BY_CLUSTER_IP = Index.of(
            "services by cluster IP",
            Service.KIND,
            service -> service.spec()
                    .clusterIPs()
                    .appendAll(service.spec().clusterIP())
                    .flatMap(Ip::tryParse)
                    .map(Ip::toString));

    /** By each port that they take on every node, the one for health checks included. */
    public static final Index<Service> BY_NODE_PORT = Index.of(
            "services by node port",
            Service.KIND,
            service -> service.spec()
                    .ports()
                    .flatMap(ServicePort::nodePort)
                    .appendAll(service.spec().healthCheckNodePort())
                    .map(String::valueOf));

    /** By each address of their load balancers. */
    public static final Index<Service> BY_LOAD_BALANCER_IP = Index.of(
            "services by load balancer",
            Service.KIND,
            service -> service.loadBalancerIps().map(Ip::toString));

    /** All of them. */
    public static final Catalog CATALOG = Catalog.of(BY_SELECTOR, BY_CLUSTER_IP, BY_NODE_PORT, BY_LOAD_BALANCER_IP);

    private ServiceIndexes() {}

    /** Returns the Services whose selector selects the pod. */
    public static Seq<Service> selecting(Snapshot snapshot, Pod pod) {
        SortedMap<String, String> labels = pod.metadata().labels();
        return labels.toVector()
                .flatMap(label -> snapshot.by(BY_SELECTOR, PodIndexes.label(pod.namespace(), label)))
                .filter(service -> LabelSelector.of(service.spec().selector()).matches(labels));
    }
}
