package io.github.kubevalue.dsl.diagnose.name;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Nearest;
import io.github.kubevalue.dsl.hosts.HostText;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The names of a cluster: which ones can only be meant as such, and which are near. */
record ClusterNames(Facts facts) {
    /** Last labels of names that are surely of the world outside, whatever the first one is. */
    private static final Vector<String> PUBLIC =
            Vector.of("com", "org", "net", "io", "dev", "app", "co", "edu", "gov", "info", "local", "internal", "test");

    private static final String USUAL_DOMAIN = ".svc.cluster.local";

    /** Whether a name can only be one of the cluster; of all others nothing is known. */
    boolean holds(HostText name, String namespace) {
        Vector<String> labels = name.labels();
        String host = String.join(".", labels);
        if (labels.size() == 1 || host.endsWith("." + domain()) || host.endsWith(".svc") || hasOtherDomain(name)) {
            return true;
        }
        if (labels.size() == 2) {
            return hasNamespace(labels.last())
                    || facts.service(namespace, labels.last()).isDefined()
                    || !PUBLIC.contains(labels.last()) && isService(labels.head());
        }
        return hasNamespace(labels.last())
                && facts.service(labels.last(), labels.get(labels.size() - 2)).isDefined();
    }

    String domain() {
        return facts.running().cluster().config().dnsDomain();
    }

    /** Whether a name is one of a cluster whose domain is the usual one, which this one's is not. */
    boolean hasOtherDomain(HostText name) {
        return String.join(".", name.labels()).endsWith(USUAL_DOMAIN) && !USUAL_DOMAIN.endsWith("." + domain());
    }

    boolean hasNamespace(String name) {
        return facts.snapshot().get(Namespace.KIND, name).isDefined();
    }

    private boolean isService(String name) {
        return services().exists(service -> service.name().equals(name));
    }

    private Seq<Service> services() {
        return facts.snapshot().list(Service.KIND);
    }

    /**
     * What may have been meant by the name of a Service: that name in another namespace, one that is spelled much alike, or one
     * in a namespace that is.
     *
     * @param name the name that is written
     * @param namespace where it is looked for
     */
    Option<Service> nearest(String name, String namespace) {
        Seq<Service> same = services().filter(service -> service.name().equals(name));
        Option<Service> elsewhere = Nearest.name(namespace, same.map(Service::namespace))
                .flatMap(near -> same.find(service -> service.namespace().equals(near)))
                .orElse(same::headOption);
        return elsewhere.orElse(() -> Nearest.name(
                        name,
                        services()
                                .filter(service -> service.namespace().equals(namespace))
                                .map(Service::name))
                .flatMap(near -> facts.service(namespace, near)));
    }

    /** The names that the endpoints of a headless Service have below its own. */
    Seq<String> endpointNames(Service service) {
        return facts.endpointsOf(service)
                .filter(endpoint -> endpoint.conditions().isReady())
                .flatMap(Endpoint::hostname);
    }
}
