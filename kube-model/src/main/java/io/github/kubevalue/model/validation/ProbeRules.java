package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.HTTPGetAction;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on probes and hooks. (pkg/apis/core/validation/validation.go, validateProbe, validateHandler) */
final class ProbeRules {
    private static final Rule HEADER = Rule.matching(
            "[-A-Za-z0-9]+", "a valid HTTP header must consist of alphanumeric characters or '-'", "X-Header-Name");

    private ProbeRules() {}

    /** Returns the faults of the probes and hooks of a container that lives on. */
    static Seq<FieldError> lasting(Container container, FieldPath path) {
        return Faults.NONE
                .given(
                        container.lifecycle(),
                        lifecycle -> Faults.NONE
                                .given(lifecycle.postStart(), hook -> hook(hook, path.child("lifecycle.postStart")))
                                .given(lifecycle.preStop(), hook -> hook(hook, path.child("lifecycle.preStop")))
                                .found())
                .given(container.livenessProbe(), probe -> restarting(probe, path.child("livenessProbe")))
                .given(container.readinessProbe(), probe -> readiness(probe, path.child("readinessProbe")))
                .given(container.startupProbe(), probe -> restarting(probe, path.child("startupProbe")))
                .found();
    }

    /** Returns the fault of each probe and hook of a container that is only to end. */
    static Seq<FieldError> ending(Container container, FieldPath path) {
        return Vector.of(
                        Tuple.of("lifecycle", container.lifecycle().isDefined()),
                        Tuple.of("livenessProbe", container.livenessProbe().isDefined()),
                        Tuple.of("readinessProbe", container.readinessProbe().isDefined()),
                        Tuple.of("startupProbe", container.startupProbe().isDefined()))
                .filter(Tuple2::_2)
                .map(field -> path.child(field._1)
                        .forbidden("may not be set for init containers without restartPolicy=Always"));
    }

    private static Seq<FieldError> restarting(Probe probe, FieldPath path) {
        return Faults.NONE
                .and(probe(probe, path))
                .and(probe.successThreshold()
                        .filter(threshold -> threshold != 1)
                        .map(threshold -> path.child("successThreshold").invalid(threshold, "must be 1"))
                        .toVector())
                .found();
    }

    private static Seq<FieldError> readiness(Probe probe, FieldPath path) {
        return Faults.NONE
                .and(probe(probe, path))
                .and(probe.terminationGracePeriodSeconds()
                        .map(seconds -> path.child("terminationGracePeriodSeconds")
                                .invalid(seconds, "must not be set for readinessProbes"))
                        .toVector())
                .found();
    }

    private static Seq<FieldError> probe(Probe probe, FieldPath path) {
        return Faults.NONE
                .and(handlers(
                        path,
                        probe.exec().map(exec -> command(exec.command(), path.child("exec"))),
                        probe.httpGet().map(get -> httpGet(get, path.child("httpGet"))),
                        probe.tcpSocket().map(tcp -> port(tcp.port(), path.child("tcpSocket"))),
                        probe.grpc().map(grpc -> port(IntOrString.of(grpc.port()), path.child("grpc")))))
                .notNegative(probe.initialDelaySeconds(), path.child("initialDelaySeconds"))
                .notNegative(probe.timeoutSeconds(), path.child("timeoutSeconds"))
                .notNegative(probe.periodSeconds(), path.child("periodSeconds"))
                .notNegative(probe.successThreshold(), path.child("successThreshold"))
                .notNegative(probe.failureThreshold(), path.child("failureThreshold"))
                .found();
    }

    private static Seq<FieldError> hook(LifecycleHandler hook, FieldPath path) {
        return handlers(
                path,
                hook.exec().map(exec -> command(exec.command(), path.child("exec"))),
                hook.httpGet().map(get -> httpGet(get, path.child("httpGet"))),
                hook.tcpSocket().map(tcp -> port(tcp.port(), path.child("tcpSocket"))),
                hook.sleep().map(sleep -> Vector.empty()));
    }

    /** One handler, of which the faults count; further ones are faults themselves. */
    @SafeVarargs
    private static Seq<FieldError> handlers(FieldPath path, Option<? extends Seq<FieldError>>... faults) {
        Seq<String> names = Vector.of(
                "exec",
                "httpGet",
                "tcpSocket",
                faults.length == 4 && path.text().endsWith("Probe") ? "grpc" : "sleep");
        Seq<Integer> given = Vector.range(0, faults.length).filter(place -> faults[place].isDefined());
        if (given.isEmpty()) {
            return Vector.of(path.required("must specify a handler type"));
        }
        return Faults.NONE
                .and(Vector.ofAll(faults[given.head()].get()))
                .and(given.tail()
                        .map(place ->
                                path.child(names.get(place)).forbidden("may not specify more than 1 handler type")))
                .found();
    }

    private static Seq<FieldError> command(Seq<String> command, FieldPath path) {
        return command.isEmpty() ? Vector.of(path.child("command").required("")) : Vector.empty();
    }

    private static Seq<FieldError> port(IntOrString port, FieldPath path) {
        return Checks.portNumberOrName(port, path.child("port"));
    }

    private static Seq<FieldError> httpGet(HTTPGetAction get, FieldPath path) {
        return Faults.NONE
                .and(port(get.port(), path))
                .oneOf(get.scheme(), path.child("scheme"), "HTTP", "HTTPS")
                .and(get.httpHeaders()
                        .flatMap(header -> path.child("httpHeaders").invalid(header.name(), HEADER)))
                .found();
    }
}
