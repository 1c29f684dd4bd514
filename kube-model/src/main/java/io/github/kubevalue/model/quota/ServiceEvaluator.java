package io.github.kubevalue.model.quota;

import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.ResourceList;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import java.time.Instant;

/** Counts Services, the balancers they ask for, and their node ports. (pkg/quota/v1/evaluator/core/services.go) */
final class ServiceEvaluator implements Evaluator {
    private static final String COUNT = "count/services";
    private static final String SERVICES = "services";
    private static final String NODE_PORTS = "services.nodeports";
    private static final String LOAD_BALANCERS = "services.loadbalancers";
    private static final Set<String> RESOURCES = TreeSet.of(COUNT, SERVICES, NODE_PORTS, LOAD_BALANCERS);

    @Override
    public boolean handles(AdmissionRequest request) {
        return request.subresource().isEmpty() && (request.is(Operation.CREATE) || request.is(Operation.UPDATE));
    }

    @Override
    public boolean tracks(String resource) {
        return RESOURCES.contains(resource);
    }

    @Override
    public ResourceList usage(KubeObject object, Instant now) {
        ServiceSpec spec = ((Service) object).spec();
        boolean balanced = isOf(spec, ServiceType.LOAD_BALANCER);
        return ResourceList.of(COUNT, Quantity.of(1))
                .with(SERVICES, Quantity.of(1))
                .with(LOAD_BALANCERS, Quantity.of(balanced ? 1 : 0))
                .with(NODE_PORTS, Quantity.of(nodePorts(spec, balanced)));
    }

    /** Node ports are given after admission: what counts is how many are asked for. */
    private static int nodePorts(ServiceSpec spec, boolean balanced) {
        boolean onlyGiven = balanced && spec.allocateLoadBalancerNodePorts().contains(false);
        if (onlyGiven) {
            return spec.ports().flatMap(ServicePort::nodePort).size();
        }
        return balanced || isOf(spec, ServiceType.NODE_PORT) ? spec.ports().size() : 0;
    }

    @Override
    public boolean isReplenishing(KubeObject before, KubeObject after) {
        // pkg/quota/v1/install/update_filter.go
        return !exposure((Service) before).equals(exposure((Service) after));
    }

    private static String exposure(Service service) {
        return isOf(service.spec(), ServiceType.LOAD_BALANCER)
                ? LOAD_BALANCERS
                : isOf(service.spec(), ServiceType.NODE_PORT) ? NODE_PORTS : "";
    }

    private static boolean isOf(ServiceSpec spec, ServiceType type) {
        return spec.type().contains(type);
    }
}
