package io.github.kubevalue.dsl.diagnose.traffic;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.runtime.Listening;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Ports of Services that lead to no port of a pod. */
public final class TargetPortChecks {
    private TargetPortChecks() {}

    /** A port of a Service, and the pods behind it. */
    private record Target(Service service, int index, ServicePort port, Seq<Pod> pods) {
        String field() {
            return "spec.ports[" + index + "].targetPort";
        }

        boolean isNamed() {
            return port.effectiveTargetPort() instanceof IntOrString.Text;
        }
    }

    private static Seq<Target> targets(Facts facts) {
        return facts.snapshot()
                .list(Service.KIND)
                .filter(service ->
                        !service.spec().selector().isEmpty() && !service.spec().isExternalName())
                .flatMap(service -> {
                    Seq<Pod> pods = facts.podsOf(service);
                    return service.spec()
                            .ports()
                            .zipWithIndex()
                            .map(port -> new Target(service, port._2, port._1, pods))
                            .filter(target -> !pods.isEmpty());
                });
    }

    /** A named target port that pods do not have: such pods are no endpoints of the port. */
    public static Seq<Finding> unknownNames(Facts facts) {
        return targets(facts).filter(Target::isNamed).flatMap(TargetPortChecks::unknownName);
    }

    private static Option<Finding> unknownName(Target target) {
        Seq<Pod> without = target.pods.filter(pod -> pod.spec()
                .portNumber(target.port.effectiveTargetPort(), target.port.effectiveProtocol())
                .isEmpty());
        if (without.isEmpty()) {
            return Option.none();
        }
        String name = target.port.effectiveTargetPort().toString();
        boolean all = without.size() == target.pods.size();
        Seq<String> declared = without.head()
                .spec()
                .lastingContainers()
                .flatMap(Container::ports)
                .map(port -> port.name().getOrElse("unnamed") + " (" + port.containerPort() + "/"
                        + port.effectiveProtocol() + ")");
        Finding.Builder finding = all
                ? Finding.error("target-port-name-unknown", target.service, target.field())
                : Finding.warning("target-port-name-unknown", target.service, target.field());
        finding.message("targetPort " + name + " is the name of a " + target.port.effectiveProtocol() + " port of "
                        + (all ? "none" : "only " + (target.pods.size() - without.size())) + " of the "
                        + target.pods.size() + " selected pods"
                        + (all ? ", so port " + target.port.port() + " has no endpoints" : ""))
                .addBecause(without.head().key() + " declares "
                        + (declared.isEmpty() ? "no ports" : declared.mkString(", ")))
                .fix("name a container port " + name + ", or set targetPort to a port that the pods declare");
        return Option.some(finding.build());
    }

    /** A target port number on which no container answers. */
    public static Seq<Finding> unheardNumbers(Facts facts) {
        return targets(facts).flatMap(TargetPortChecks::unheardNumber);
    }

    private static Option<Finding> unheardNumber(Target target) {
        Protocol protocol = target.port.effectiveProtocol();
        Seq<Pod> deaf = target.pods.filter(pod -> pod.spec()
                .portNumber(target.port.effectiveTargetPort(), protocol)
                .exists(number -> !listens(pod, number, protocol)));
        if (deaf.isEmpty()) {
            return Option.none();
        }
        Pod example = deaf.head();
        boolean all = deaf.size() == target.pods.size();
        String number = example.spec()
                .portNumber(target.port.effectiveTargetPort(), protocol)
                .get()
                .toString();
        Finding.Builder finding = all && annotated(example)
                ? Finding.error("target-port-not-listened", target.service, target.field())
                : Finding.warning("target-port-not-listened", target.service, target.field());
        finding.message((all ? "no" : "not every") + " selected pod listens on " + number + "/" + protocol
                        + ", where port " + target.port.port() + " leads: connections are refused")
                .because(listening(example))
                .fix("set targetPort to a port on which the container listens");
        return Option.some(finding.build());
    }

    static boolean listens(Pod pod, int number, Protocol protocol) {
        PodBehaviour behaviour = PodBehaviour.of(pod);
        return pod.spec()
                .lastingContainers()
                .exists(container -> behaviour.of(container).listening().answers(number, protocol));
    }

    private static boolean annotated(Pod pod) {
        return pod.metadata().annotations().keySet().exists(key -> key.startsWith(PodBehaviour.PREFIX + "listen"));
    }

    /** On what the containers of a pod listen, as far as that is known. */
    static Seq<String> listening(Pod pod) {
        PodBehaviour behaviour = PodBehaviour.of(pod);
        String source = annotated(pod) ? " listens on " : " declares ";
        return pod.spec()
                .lastingContainers()
                .flatMap(container -> behaviour.of(container).listening() instanceof Listening.On on
                        ? Vector.of("container " + container.name() + " of " + pod.key() + source
                                + (on.sockets().isEmpty()
                                        ? "no port"
                                        : on.sockets().mkString(", ")))
                        : Vector.empty());
    }
}
