package io.github.kubevalue.model.admission.podsecurity;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerPort;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.HTTPGetAction;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.PodSecurityContext;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.SecurityContext;
import io.github.kubevalue.model.core.TCPSocketAction;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A pod as the checks see it: containers of every sort stand in one row, those that initialise first, the ephemeral last.
 *
 * @param metadata of the pod, or of the template of pods
 * @param spec what the pod is to be
 * @param containers all containers
 */
record PodView(ObjectMeta metadata, PodSpec spec, Seq<View> containers) {

    /**
     * A container.
     *
     * @param name its name
     * @param security its rights
     * @param ports its ports
     * @param hosts where its probes and hooks connect to, if that is not the pod
     */
    record View(String name, Option<SecurityContext> security, Seq<ContainerPort> ports, Seq<String> hosts) {}

    static PodView of(ObjectMeta metadata, PodSpec spec) {
        return new PodView(
                metadata,
                spec,
                spec.initContainers()
                        .appendAll(spec.containers())
                        .map(PodView::view)
                        .appendAll(spec.ephemeralContainers().map(PodView::view)));
    }

    private static View view(Container container) {
        return new View(
                container.name(),
                container.securityContext(),
                container.ports(),
                hosts(
                        Vector.of(container.livenessProbe(), container.readinessProbe(), container.startupProbe()),
                        container.lifecycle()));
    }

    private static View view(EphemeralContainer container) {
        return new View(
                container.name(),
                container.securityContext(),
                container.ports(),
                hosts(
                        Vector.of(container.livenessProbe(), container.readinessProbe(), container.startupProbe()),
                        container.lifecycle()));
    }

    private static Seq<String> hosts(Seq<Option<Probe>> declared, Option<Lifecycle> lifecycle) {
        Seq<Probe> probes = declared.flatMap(probe -> probe);
        Seq<LifecycleHandler> hooks = lifecycle
                .toVector()
                .flatMap(container -> Vector.of(container.postStart(), container.preStop()))
                .flatMap(hook -> hook);
        Seq<HTTPGetAction> requests =
                probes.flatMap(Probe::httpGet).appendAll(hooks.flatMap(LifecycleHandler::httpGet));
        Seq<TCPSocketAction> sockets =
                probes.flatMap(Probe::tcpSocket).appendAll(hooks.flatMap(LifecycleHandler::tcpSocket));
        return requests.flatMap(HTTPGetAction::host)
                .appendAll(sockets.flatMap(TCPSocketAction::host))
                .reject(String::isEmpty);
    }

    /** Returns the names of the containers of which that is true. */
    Seq<String> named(Predicate<View> which) {
        return containers.filter(which).map(View::name);
    }

    /** Returns the names of the containers whose rights are such. */
    Seq<String> withRights(Predicate<SecurityContext> which) {
        return named(container -> container.security().exists(which));
    }

    /** Returns what the pod's own rights say of something. */
    <T> Option<T> podSays(Function<PodSecurityContext, Option<T>> field) {
        return spec.securityContext().flatMap(field);
    }

    boolean isWindows() {
        return spec.os().exists(os -> os.name().equals("windows"));
    }

    /** Whether root in the pod is nobody on the node. */
    boolean hasOwnUsers() {
        return spec.hostUsers().exists(host -> !host);
    }
}
