package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The objects that the plugin sees, each found through an index. */
record Watched(KubernetesOptions options, Snapshot snapshot) {

    /** Which names a zone has. */
    RecordRequest.Grammar grammar(DomainName zone) {
        if (options.isMulticluster(zone)) {
            return RecordRequest.Grammar.MULTICLUSTER;
        }
        return options.zonal() ? RecordRequest.Grammar.ZONAL : RecordRequest.Grammar.PLAIN;
    }

    /** Whether names of that namespace exist. */
    boolean isExposed(String namespace) {
        return (options.namespaces().isEmpty() || options.namespaces().contains(namespace))
                && snapshot.get(Namespace.KIND, namespace)
                        .exists(found -> options.namespaceLabels()
                                .forAll(labels ->
                                        labels.matches(found.metadata().labels())));
    }

    /** Whether an address may lead to names of that namespace: only a list of namespaces keeps it from that. */
    // plugin/kubernetes/reverse.go, serviceRecordForIP
    boolean isReversible(String namespace) {
        return options.namespaces().isEmpty() || isExposed(namespace);
    }

    Option<Service> service(String namespace, String name) {
        return snapshot.get(Service.KIND, namespace, name).filter(this::isSeen);
    }

    Seq<Service> allServices() {
        return seen(snapshot.list(Service.KIND));
    }

    /** All Services whose names exist. */
    Seq<Service> services() {
        return allServices().filter(service -> isExposed(service.namespace()));
    }

    /** All ServiceImports whose names exist. */
    Seq<ServedService> serviceImports() {
        return snapshot.list(ServiceImports.KIND)
                .filter(found -> isExposed(found.namespace()))
                .flatMap(found -> serviceImport(found.namespace(), found.name()));
    }

    // plugin/kubernetes/controller.go: imports are chosen by the labels that are meant for namespaces
    Option<ServedService> serviceImport(String namespace, String name) {
        return snapshot.get(ServiceImports.KIND, namespace, name)
                .filter(found -> options.namespaceLabels()
                        .forAll(labels -> labels.matches(found.metadata().labels())))
                .map(ServiceImports::read);
    }

    /** The endpoints of a Service or ServiceImport that are ready, slice by slice. */
    Seq<Endpoints> endpoints(ServedService service) {
        String namespace = service.key().namespace();
        String name = service.key().name();
        return service.key().kind().equals(Service.KIND)
                ? slices(namespace, name).map(slice -> Endpoints.of(slice, "", options))
                : importedSlices(namespace, name)
                        .map(slice -> Endpoints.of(slice, ServiceImports.cluster(slice), options));
    }

    // plugin/kubernetes/controller.go: imported slices are watched even with noendpoints
    private Seq<EndpointSlice> importedSlices(String namespace, String name) {
        return seen(snapshot.list(EndpointSlice.KIND, namespace).filter(slice -> ServiceImports.isBehind(slice, name)));
    }

    Seq<EndpointSlice> slices(String namespace, String service) {
        return options.noEndpoints()
                ? Vector.empty()
                : seen(snapshot.by(EndpointSliceIndexes.BY_SERVICE, namespace + "/" + service));
    }

    Seq<Service> servicesAt(Ip clusterIp) {
        return seen(snapshot.by(ServiceIndexes.BY_CLUSTER_IP, clusterIp.toString()));
    }

    Seq<EndpointSlice> slicesWith(Ip address) {
        return options.noEndpoints()
                ? Vector.empty()
                : seen(snapshot.by(EndpointSliceIndexes.BY_ADDRESS, address.toString()));
    }

    // plugin/kubernetes/controller.go: pods that have ended are not watched; object/pod.go: nor those that terminate
    Seq<Pod> podsAt(String address) {
        return seen(snapshot.by(PodIndexes.BY_IP, address))
                .filter(pod -> pod.status().podIP().contains(address)
                        && pod.isActive()
                        && !pod.status().phase().contains(PodPhase.UNKNOWN));
    }

    private <T extends KubeObject> Seq<T> seen(Seq<T> objects) {
        return options.labels().isEmpty() ? objects : objects.filter(this::isSeen);
    }

    private boolean isSeen(KubeObject object) {
        return options.labels()
                .forAll(labels -> labels.matches(object.metadata().labels()));
    }
}
