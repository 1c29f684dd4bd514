package io.github.kubevalue.dsl.diagnose.traffic;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Mentions;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.net.edge.LoadBalancers;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Services that lead nowhere. */
public final class ServiceChecks {
    private ServiceChecks() {}

    /** The selector matches no pod: connections are refused. */
    public static Seq<Finding> selectsNothing(Facts facts) {
        return selecting(facts)
                .filter(service -> facts.podsOf(service).isEmpty())
                .map(service -> selectsNothing(facts, service));
    }

    private static Finding selectsNothing(Facts facts, Service service) {
        LabelSelector selector = LabelSelector.of(service.spec().selector());
        Seq<Workload> meant = facts.workloads(service.namespace())
                .filter(workload -> !workload.ends() && selector.matches(workload.labels()));
        boolean scaledDown =
                !meant.isEmpty() && meant.forAll(workload -> workload.replicas().contains(0));
        Seq<String> misses = meant.isEmpty()
                ? nearMisses(facts, service).appendAll(elsewhere(facts, service, selector))
                : meant.map(Workload::whyNoPods);
        Finding.Builder finding = scaledDown
                ? Finding.warning("service-selects-nothing", service, "spec.selector")
                : Finding.error("service-selects-nothing", service, "spec.selector");
        finding.message("the selector " + text(service) + " matches no pod of namespace " + service.namespace()
                        + ", so connections to the Service are refused")
                .because(misses.appendAll(Mentions.usersOf(facts, service)))
                .fix(
                        meant.isEmpty()
                                ? "make spec.selector equal to labels of the pods that are meant"
                                : scaledDown
                                        ? "scale " + meant.head().object().key() + " up"
                                        : "see why " + meant.head().object().key() + " has no pods");
        return finding.build();
    }

    private static String text(Service service) {
        return service.spec()
                .selector()
                .toVector()
                .map(label -> label._1 + "=" + label._2)
                .mkString(",");
    }

    /** The workload of the namespace whose labels differ in the fewest keys. */
    private static Seq<String> nearMisses(Facts facts, Service service) {
        Seq<Workload> servers = facts.workloads(service.namespace()).filter(workload -> !workload.ends());
        if (servers.isEmpty()) {
            return Vector.of("there is no pod in namespace " + service.namespace());
        }
        Workload nearest = servers.minBy(
                        workload -> differences(service, workload).size() * 1000 + nameDistance(service, workload))
                .get();
        return Vector.of("nearest: the pods of " + nearest.object().key() + ", where "
                + differences(service, nearest).mkString(" and "));
    }

    private static int nameDistance(Service service, Workload workload) {
        if (workload.object().name().equals(service.name())) {
            return 0;
        }
        return Nearest.name(service.name(), Vector.of(workload.object().name())).isDefined() ? 1 : 2;
    }

    private static Seq<String> differences(Service service, Workload workload) {
        return Nearest.differences(service.spec().selector(), workload.labels());
    }

    private static Seq<String> elsewhere(Facts facts, Service service, LabelSelector selector) {
        return facts.workloads()
                .filter(workload ->
                        !workload.namespace().equals(service.namespace()) && selector.matches(workload.labels()))
                .map(workload -> "the selector matches the pods of "
                        + workload.object().key() + ", but a Service selects only in its own namespace")
                .take(1);
    }

    /** Pods are selected, but none takes traffic. */
    public static Seq<Finding> noneReady(Facts facts) {
        return selecting(facts)
                .filter(service -> !service.spec().publishNotReadyAddresses().getOrElse(false))
                .filter(service -> !facts.podsOf(service).isEmpty()
                        && facts.podsOf(service).forAll(pod -> !pod.isReady()))
                .map(service -> Finding.error("service-none-ready", service, "spec.selector")
                        .message("none of the "
                                + facts.podsOf(service).size()
                                + " selected pods is ready, so connections to the Service are refused")
                        .because(facts.podsOf(service)
                                .map(Trouble::of)
                                .take(3)
                                .appendAll(Mentions.usersOf(facts, service)))
                        .fix("make a pod ready: see the findings about the pods and their readiness probes")
                        .build());
    }

    /** A Service without selector, for which nobody has written endpoints, although somebody uses it. */
    public static Seq<Finding> withoutEndpoints(Facts facts) {
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service ->
                        service.spec().selector().isEmpty() && !service.spec().isExternalName())
                .filter(service -> facts.endpointsOf(service).isEmpty())
                .filter(service -> !Mentions.usersOf(facts, service).isEmpty())
                .map(service -> Finding.error("service-without-endpoints", service, "spec.selector")
                        .message("the Service has neither a selector nor endpoints, so connections to it are refused")
                        .because(Vector.of(
                                        "no EndpointSlice has the label kubernetes.io/service-name: " + service.name())
                                .appendAll(Mentions.usersOf(facts, service)))
                        .fix("add spec.selector, or an EndpointSlice with that label")
                        .build());
    }

    /** Traffic from outside stays on its node, and no node has an endpoint. */
    public static Seq<Finding> localWithoutEndpoints(Facts facts) {
        LoadBalancers balancers = LoadBalancers.of(facts.snapshot());
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service -> service.spec().isExternalLocal()
                        && balancers.healthyNodes(service).isEmpty())
                .filter(service -> facts.endpointsOf(service)
                        .exists(each -> each.conditions().isReady()))
                .map(service -> Finding.error("local-traffic-without-endpoints", service, "spec.externalTrafficPolicy")
                        .message("externalTrafficPolicy is Local, and no node that takes traffic from outside has a"
                                + " ready endpoint: connections from outside time out")
                        .because(facts.endpointsOf(service)
                                .map(each -> "endpoint " + each.addresses().mkString(", ") + " is on "
                                        + each.nodeName()
                                                .map(name -> "node " + name)
                                                .getOrElse("no node")))
                        .fix("run pods on nodes behind the load balancer, or set externalTrafficPolicy: Cluster")
                        .build());
    }

    /** The load balancer has no address. */
    public static Seq<Finding> balancerPending(Facts facts) {
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service -> service.spec().effectiveType().equals(ServiceType.LOAD_BALANCER))
                .filter(service -> service.status().loadBalancer().ingress().isEmpty())
                .map(service -> Finding.error("load-balancer-pending", service, loadBalancerField(service))
                        .message("the load balancer has no address: EXTERNAL-IP is pending")
                        .because(Vector.of(
                                "status.loadBalancer.ingress is empty",
                                service.spec()
                                        .loadBalancerClass()
                                        .map(name -> "no controller is known for loadBalancerClass " + name)
                                        .getOrElse("no cloud has given an address")))
                        .fix("run a controller for the load balancer, or name the class of the one that runs")
                        .build());
    }

    private static String loadBalancerField(Service service) {
        return service.spec().loadBalancerClass().isDefined() ? "spec.loadBalancerClass" : "spec.type";
    }

    private static Seq<Service> selecting(Facts facts) {
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service ->
                        !service.spec().selector().isEmpty() && !service.spec().isExternalName());
    }

    /** Whether a pod is behind a Service. */
    static boolean selects(Service service, Pod pod) {
        return service.namespace().equals(pod.namespace())
                && !service.spec().selector().isEmpty()
                && LabelSelector.of(service.spec().selector())
                        .matches(pod.metadata().labels());
    }
}
