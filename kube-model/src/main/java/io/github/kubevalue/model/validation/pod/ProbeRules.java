package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ExecAction;
import io.github.kubevalue.model.core.GRPCAction;
import io.github.kubevalue.model.core.HTTPGetAction;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.Probe;
import io.github.kubevalue.model.core.SleepAction;
import io.github.kubevalue.model.core.TCPSocketAction;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.validation.AmountRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on probes and hooks. (pkg/apis/core/validation/validation.go, validateProbe, validateHandler) */
final class ProbeRules {
    private static final String ONE = "may not specify more than 1 handler type";

    /** The fields of a container that only a container that lives on may have. */
    private static final String LASTING = "may not be set for init containers without restartPolicy=Always";

    private ProbeRules() {}

    /** Returns the faults of the probes and hooks of a container that lives on. */
    static Seq<FieldError> lasting(Container container, PodScope pod, FieldPath path) {
        return Faults.NONE
                .given(container.lifecycle(), lifecycle -> lifecycle(lifecycle, pod, path.child("lifecycle")))
                .given(container.livenessProbe(), probe -> restarting(probe, path.child("livenessProbe")))
                .given(container.readinessProbe(), probe -> readiness(probe, path.child("readinessProbe")))
                .given(container.startupProbe(), probe -> restarting(probe, path.child("startupProbe")))
                .found();
    }

    /** Returns the fault of each probe and hook of a container that is only to end. */
    static Seq<FieldError> ending(Container container, FieldPath path) {
        return Faults.NONE
                .when(
                        container.lifecycle().isDefined(),
                        () -> path.child("lifecycle").forbidden(LASTING))
                .when(
                        container.livenessProbe().isDefined(),
                        () -> path.child("livenessProbe").forbidden(LASTING))
                .when(
                        container.readinessProbe().isDefined(),
                        () -> path.child("readinessProbe").forbidden(LASTING))
                .when(
                        container.startupProbe().isDefined(),
                        () -> path.child("startupProbe").forbidden(LASTING))
                .found();
    }

    private static Seq<FieldError> restarting(Probe probe, FieldPath path) {
        int successes = probe.successThreshold().getOrElse(0);
        return Faults.NONE
                .and(probe(probe, path))
                .when(successes != 1, () -> path.child("successThreshold").invalid(successes, "must be 1"))
                .found();
    }

    private static Seq<FieldError> readiness(Probe probe, FieldPath path) {
        FieldPath grace = path.child("terminationGracePeriodSeconds");
        return Faults.NONE
                .and(probe(probe, path))
                .given(
                        probe.terminationGracePeriodSeconds(),
                        seconds -> Vector.of(grace.invalid(seconds, "must not be set for readinessProbes")))
                .found();
    }

    private static Seq<FieldError> probe(Probe probe, FieldPath path) {
        FieldPath grace = path.child("terminationGracePeriodSeconds");
        return Faults.NONE
                .and(handlers(
                        path,
                        handler("exec", probe.exec(), ProbeRules::exec, path),
                        handler("httpGet", probe.httpGet(), ProbeRules::httpGet, path),
                        handler("tcpSocket", probe.tcpSocket(), ProbeRules::tcpSocket, path),
                        handler("grpc", probe.grpc(), ProbeRules::grpc, path)))
                .notNegative(probe.initialDelaySeconds(), path.child("initialDelaySeconds"))
                .notNegative(probe.timeoutSeconds(), path.child("timeoutSeconds"))
                .notNegative(probe.periodSeconds(), path.child("periodSeconds"))
                .notNegative(probe.successThreshold(), path.child("successThreshold"))
                .notNegative(probe.failureThreshold(), path.child("failureThreshold"))
                .given(
                        probe.terminationGracePeriodSeconds().filter(seconds -> seconds <= 0),
                        seconds -> Vector.of(grace.invalid(seconds, "must be greater than 0")))
                .found();
    }

    private static Seq<FieldError> lifecycle(Lifecycle lifecycle, PodScope pod, FieldPath path) {
        return Faults.NONE
                .given(lifecycle.postStart(), hook -> hook(hook, pod, path.child("postStart")))
                .given(lifecycle.preStop(), hook -> hook(hook, pod, path.child("preStop")))
                .given(lifecycle.stopSignal(), signal -> StopSignals.faults(signal, pod, path.child("stopSignal")))
                .found();
    }

    private static Seq<FieldError> hook(LifecycleHandler hook, PodScope pod, FieldPath path) {
        return handlers(
                path,
                handler("exec", hook.exec(), ProbeRules::exec, path),
                handler("httpGet", hook.httpGet(), ProbeRules::httpGet, path),
                handler("tcpSocket", hook.tcpSocket(), ProbeRules::tcpSocket, path),
                handler("sleep", hook.sleep(), (sleep, at) -> sleep(sleep, pod, at), path));
    }

    /** What a handler is, as a rule reads it. */
    @FunctionalInterface
    private interface HandlerRule<T> {
        Seq<FieldError> faults(T handler, FieldPath path);
    }

    /** The name of a handler, and its own faults if it is given. */
    private static <T> Tuple2<String, Option<Seq<FieldError>>> handler(
            String name, Option<T> handler, HandlerRule<T> rule, FieldPath path) {
        return Tuple.of(name, handler.map(given -> rule.faults(given, path.child(name))));
    }

    /** One handler, of which the faults count; further ones are faults themselves. */
    @SafeVarargs
    private static Seq<FieldError> handlers(FieldPath path, Tuple2<String, Option<Seq<FieldError>>>... handlers) {
        Seq<Tuple2<String, Option<Seq<FieldError>>>> given =
                Vector.of(handlers).filter(handler -> handler._2.isDefined());
        return given.isEmpty()
                ? Vector.of(path.required("must specify a handler type"))
                : given.head()
                        ._2
                        .get()
                        .appendAll(given.tail()
                                .map(handler -> path.child(handler._1).forbidden(ONE)));
    }

    private static Seq<FieldError> exec(ExecAction exec, FieldPath path) {
        return exec.command().isEmpty() ? Vector.of(path.child("command").required()) : Vector.empty();
    }

    private static Seq<FieldError> httpGet(HTTPGetAction get, FieldPath path) {
        return Faults.NONE
                .required(get.path(), path.child("path"))
                .and(AmountRules.port(get.port(), path.child("port")))
                .oneOf(get.scheme(), path.child("scheme"), "HTTP", "HTTPS")
                .and(get.httpHeaders()
                        .flatMap(header -> path.child("httpHeaders").invalid(header.name(), Names.HTTP_HEADER)))
                .found();
    }

    private static Seq<FieldError> tcpSocket(TCPSocketAction tcp, FieldPath path) {
        return AmountRules.port(tcp.port(), path.child("port"));
    }

    private static Seq<FieldError> grpc(GRPCAction grpc, FieldPath path) {
        return AmountRules.port(IntOrString.of(grpc.port()), path.child("port"));
    }

    private static Seq<FieldError> sleep(SleepAction sleep, PodScope pod, FieldPath path) {
        return pod.gracePeriod()
                .filter(grace -> sleep.seconds() < 0 || sleep.seconds() > grace)
                .map(grace -> path.invalid(
                        sleep.seconds(),
                        "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")"))
                .toVector();
    }
}
