package io.github.kubevalue.model.store;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIP;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;

/** The indexes that every store keeps unless told otherwise, and what is asked of them. */
public final class Indexes {

    /** Pods by the name of their node; by the empty text those that have none. */
    public static final Index<Pod> PODS_BY_NODE = Index.of(
            "pods by node", Pod.KIND, pod -> Vector.of(pod.spec().nodeName().getOrElse("")));

    /** Pods by each of their addresses. */
    public static final Index<Pod> PODS_BY_IP = Index.of(
            "pods by address",
            Pod.KIND,
            pod -> pod.status().podIPs().map(PodIP::ip).appendAll(pod.status().podIP()));

    /** Pods that no object controls, by namespace. */
    public static final Index<Pod> ORPHAN_PODS = Index.of("pods without controller", Pod.KIND, Indexes::ifOrphan);

    /** ReplicaSets that no object controls, by namespace. */
    public static final Index<ReplicaSet> ORPHAN_REPLICA_SETS =
            Index.of("replicasets without controller", ReplicaSet.KIND, Indexes::ifOrphan);

    /** Revisions that no object controls, by namespace. */
    public static final Index<ControllerRevision> ORPHAN_REVISIONS =
            Index.of("revisions without controller", ControllerRevision.KIND, Indexes::ifOrphan);

    /** Pods by each of their labels, as {@link #label} writes it. */
    public static final Index<Pod> PODS_BY_LABEL = Index.of(
            "pods by label",
            Pod.KIND,
            pod -> pod.metadata().labels().toVector().map(label -> label(pod.namespace(), label)));

    /** Services by one label of their selector, as {@link #label} writes it: a pod they select has it. */
    public static final Index<Service> SERVICES_BY_SELECTOR = Index.of(
            "services by selector",
            Service.KIND,
            service -> service.spec().selector().toVector().take(1).map(label -> label(service.namespace(), label)));

    /** Services by each of their cluster IPs. */
    public static final Index<Service> SERVICES_BY_CLUSTER_IP = Index.of(
            "services by cluster IP",
            Service.KIND,
            service -> canonical(
                    service.spec().clusterIPs().appendAll(service.spec().clusterIP())));

    /** Services by each port that they take on every node, the one for health checks included. */
    public static final Index<Service> SERVICES_BY_NODE_PORT = Index.of(
            "services by node port",
            Service.KIND,
            service -> service.spec()
                    .ports()
                    .flatMap(ServicePort::nodePort)
                    .appendAll(service.spec().healthCheckNodePort())
                    .map(String::valueOf));

    /** Services by each address of their load balancers. */
    public static final Index<Service> SERVICES_BY_LOAD_BALANCER_IP = Index.of(
            "services by load balancer",
            Service.KIND,
            service -> service.loadBalancerIps().map(Ip::toString));

    /** EndpointSlices by their Service: {@code demo/web}. */
    public static final Index<EndpointSlice> ENDPOINT_SLICES_BY_SERVICE = Index.of(
            "endpoint slices by service",
            EndpointSlice.KIND,
            slice -> slice.serviceName().toVector().map(service -> slice.namespace() + "/" + service));

    /** EndpointSlices by each address in them, ready or not. */
    public static final Index<EndpointSlice> ENDPOINT_SLICES_BY_ADDRESS = Index.of(
            "endpoint slices by address",
            EndpointSlice.KIND,
            slice -> canonical(slice.endpoints().flatMap(Endpoint::addresses)));

    /** All of them. */
    public static final Seq<Index<?>> ALL = Vector.of(
                    PODS_BY_NODE,
                    PODS_BY_IP,
                    ORPHAN_PODS,
                    ORPHAN_REPLICA_SETS,
                    ORPHAN_REVISIONS,
                    PODS_BY_LABEL,
                    SERVICES_BY_SELECTOR,
                    SERVICES_BY_CLUSTER_IP,
                    SERVICES_BY_NODE_PORT,
                    SERVICES_BY_LOAD_BALANCER_IP,
                    ENDPOINT_SLICES_BY_SERVICE,
                    ENDPOINT_SLICES_BY_ADDRESS)
            .appendAll(SchedulingIndexes.ALL)
            .appendAll(KubeletIndexes.ALL);

    private Indexes() {}

    /** Returns the text under which indexes by label find objects of a namespace: {@code demo/app=web}. */
    public static String label(String namespace, Tuple2<String, String> label) {
        return namespace + "/" + label._1 + "=" + label._2;
    }

    /** Returns the pods of a namespace that a selector selects. */
    public static Seq<Pod> podsSelected(Snapshot snapshot, String namespace, LabelSelector selector) {
        Seq<Pod> candidates = selector.matchLabels()
                .toVector()
                .map(label -> snapshot.by(PODS_BY_LABEL, label(namespace, label)))
                .minBy(Seq::size)
                .getOrElse(() -> snapshot.list(Pod.KIND, namespace));
        return candidates.filter(pod -> selector.matches(pod.metadata().labels()));
    }

    /** Returns the Services whose selector selects the pod. */
    public static Seq<Service> servicesOf(Snapshot snapshot, Pod pod) {
        SortedMap<String, String> labels = pod.metadata().labels();
        return labels.toVector()
                .flatMap(label -> snapshot.by(SERVICES_BY_SELECTOR, label(pod.namespace(), label)))
                .filter(service -> LabelSelector.of(service.spec().selector()).matches(labels));
    }

    private static Seq<String> canonical(Seq<String> addresses) {
        return addresses.flatMap(Ip::tryParse).map(Ip::toString);
    }

    private static Seq<String> ifOrphan(KubeObject object) {
        return object.metadata().controllerRef().isEmpty() ? Vector.of(object.namespace()) : Vector.empty();
    }
}
