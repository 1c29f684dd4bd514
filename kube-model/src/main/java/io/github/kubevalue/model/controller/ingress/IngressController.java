package io.github.kubevalue.model.controller.ingress;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.networking.Ingress;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.networking.IngressLoadBalancerIngress;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Writes into the status of each Ingress the addresses of the Service in front of the controller that implements its
 * class, once that controller has a pod that is ready. An Ingress whose class nobody here implements is left as it is.
 */
public final class IngressController implements Controller {
    private static final String LEGACY_CLASS = "kubernetes.io/ingress.class";
    private static final Index<Deployment> DEPLOYMENTS =
            implementing(Deployment.KIND, deployment -> deployment.spec().template());
    private static final Index<DaemonSet> DAEMON_SETS =
            implementing(DaemonSet.KIND, set -> set.spec().template());

    /** Returns the controller. */
    public IngressController() {}

    @Override
    public String name() {
        return "ingress-controller";
    }

    /** Those that implement a class, by namespace and, by the empty text, all of them. */
    private static <T extends KubeObject> Index<T> implementing(Kind<T> kind, Function<T, PodTemplateSpec> template) {
        return Index.of(
                        kind.plural() + " that implement a class",
                        kind,
                        (T object) -> IngressImplementation.of(object).isDefined()
                                ? Vector.of(object.namespace(), "")
                                : Vector.<String>empty())
                .reading(
                        object -> object.metadata().labels(),
                        object -> object.metadata().annotations(),
                        template);
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(DEPLOYMENTS, DAEMON_SETS);
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Ingress.KIND)
                || kind.equals(IngressClass.KIND)
                || kind.equals(Service.KIND)
                || kind.equals(Deployment.KIND)
                || kind.equals(DaemonSet.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Ingress.KIND)) {
            return Vector.of(change.key());
        }
        return change.objects().exists(object -> isPart(object, snapshot))
                ? snapshot.list(Ingress.KIND).map(Ingress::key)
                : Vector.empty();
    }

    private static boolean isPart(KubeObject object, Snapshot snapshot) {
        return object instanceof IngressClass
                || IngressImplementation.of(object).isDefined()
                || object instanceof Service service
                        && workloads(snapshot, service.namespace())
                                .flatMap(IngressImplementation::of)
                                .exists(implementation -> isInFront(service, implementation));
    }

    private static Seq<KubeObject> workloads(Snapshot snapshot, String namespace) {
        return Vector.<KubeObject>ofAll(snapshot.by(DEPLOYMENTS, namespace))
                .appendAll(snapshot.by(DAEMON_SETS, namespace));
    }

    private static boolean isInFront(Service service, IngressImplementation implementation) {
        return service.namespace().equals(implementation.workload().namespace())
                && !service.spec().selector().isEmpty()
                && LabelSelector.of(service.spec().selector())
                        .matches(implementation.template().metadata().labels());
    }

    private static Seq<IngressImplementation> implementations(Snapshot snapshot) {
        return workloads(snapshot, "").flatMap(IngressImplementation::of);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Ingress.KIND, key.namespace(), key.name())
                .flatMap(ingress -> implementation(ingress, snapshot)
                        .filter(implementation -> hasReadyPod(implementation, snapshot))
                        .map(implementation -> written(ingress, addresses(implementation, snapshot))))
                .getOrElse(Plan.none());
    }

    private static Option<IngressImplementation> implementation(Ingress ingress, Snapshot snapshot) {
        return ingress.spec()
                .ingressClassName()
                .orElse(() -> ingress.metadata().annotations().get(LEGACY_CLASS))
                .flatMap(name -> snapshot.get(IngressClass.KIND, name))
                .flatMap(type -> type.spec().controller())
                .flatMap(controller -> implementations(snapshot)
                        .find(implementation -> implementation.controller().equals(controller)));
    }

    private static boolean hasReadyPod(IngressImplementation implementation, Snapshot snapshot) {
        return pods(implementation, snapshot).exists(Pod::isReady);
    }

    private static Seq<Pod> pods(IngressImplementation implementation, Snapshot snapshot) {
        LabelSelector selector =
                LabelSelector.of(implementation.template().metadata().labels());
        return PodIndexes.selected(snapshot, implementation.workload().namespace(), selector);
    }

    private static Plan written(Ingress ingress, Seq<IngressLoadBalancerIngress> addresses) {
        Ingress after = ingress.withStatus(ingress.status()
                .withLoadBalancer(ingress.status().loadBalancer().withIngress(addresses)));
        return after.equals(ingress)
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(after), "the address of its controller");
    }

    private static Seq<IngressLoadBalancerIngress> addresses(IngressImplementation implementation, Snapshot snapshot) {
        Seq<Service> services = snapshot.list(
                        Service.KIND, implementation.workload().namespace())
                .filter(service -> isInFront(service, implementation));
        // ingress-nginx, internal/ingress/status/status.go: --publish-service, else the nodes of its pods
        return services.sortBy(service -> Addresses.rank(service))
                .headOption()
                .map(Addresses::of)
                .getOrElse(() -> Addresses.ofNodes(pods(implementation, snapshot), snapshot));
    }
}
