package io.github.kubevalue.model.core;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How Services are found. */
public final class ServiceIndexes {

    /** By each label of their selector and how many there are, as {@link #asking} writes it. */
    public static final Index<Service> BY_SELECTOR = Index.of(
                    "services by selector",
                    Service.KIND,
                    service -> service.spec()
                            .selector()
                            .toVector()
                            .map(label -> PodIndexes.label(service.namespace(), label))
                            .map(label -> asking(service.spec().selector().size(), label)))
            .reading(service -> service.spec().selector());

    /** By how many labels their selector asks for: {@code demo/2}. */
    private static final Index<Service> BY_SELECTOR_SIZE = Index.of(
                    "services by size of selector",
                    Service.KIND,
                    service -> Vector.of(
                            sized(service.namespace(), service.spec().selector().size())))
            .reading(service -> service.spec().selector());

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
    public static final Catalog CATALOG =
            Catalog.of(BY_SELECTOR, BY_SELECTOR_SIZE, BY_CLUSTER_IP, BY_NODE_PORT, BY_LOAD_BALANCER_IP);

    private static final Comparator<Service> BY_FIRST_LABEL = Comparator.<Service, String>comparing(
                    service -> service.spec().selector().head()._1)
            .thenComparing(Service::name);

    private ServiceIndexes() {}

    /** Returns the text under which Services are found that ask for so many labels, one of which is that: {@code 2 demo/app=web}. */
    static String asking(int labels, String label) {
        return labels + " " + label;
    }

    private static String sized(String namespace, int labels) {
        return namespace + "/" + labels;
    }

    /**
     * Returns the Services whose selector selects the pod, in the order of the first label that they ask for. A label that many
     * Services ask for besides a rarer one costs nothing.
     */
    public static Seq<Service> selecting(Snapshot snapshot, Pod pod) {
        SortedMap<String, String> labels = pod.metadata().labels();
        List<String> own = new ArrayList<>(labels.size());
        labels.forEach(label -> own.add(PodIndexes.label(pod.namespace(), label)));
        List<Service> all = new ArrayList<>();
        for (int size = 1; size <= own.size(); size++) {
            if (snapshot.count(BY_SELECTOR_SIZE, sized(pod.namespace(), size)) > 0) {
                for (String text : rarest(snapshot, own, size)) {
                    add(all, snapshot, text, labels);
                }
            }
        }
        return all.size() < 2
                ? Vector.ofAll(all)
                : Vector.ofAll(all).sorted(BY_FIRST_LABEL).distinct();
    }

    /**
     * The texts under which Services are looked for that ask for so many labels: all but the most common of those of a pod, for one
     * is among the others.
     */
    private static List<String> rarest(Snapshot snapshot, List<String> labels, int size) {
        List<String> texts = new ArrayList<>(labels.size());
        for (String label : labels) {
            texts.add(asking(size, label));
        }
        if (size > 1) {
            texts.sort(Comparator.comparingInt(text -> snapshot.count(BY_SELECTOR, text)));
        }
        return texts.subList(0, texts.size() - size + 1);
    }

    private static void add(List<Service> all, Snapshot snapshot, String text, SortedMap<String, String> labels) {
        if (snapshot.count(BY_SELECTOR, text) == 0) {
            return;
        }
        for (Service service : snapshot.by(BY_SELECTOR, text)) {
            if (service.spec().selector().forAll(label -> labels.get(label._1).contains(label._2))) {
                all.add(service);
            }
        }
    }
}
