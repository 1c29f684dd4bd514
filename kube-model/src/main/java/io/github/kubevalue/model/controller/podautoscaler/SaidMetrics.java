package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.apiregistration.APIService;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.controller.scale.RestMapper;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.runtime.Measurements;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Metrics as annotations say them. What nobody says is not measured: then it is as in a cluster that has no metrics server, or no
 * adapter for other metrics. (metrics/client.go) Labels of metrics are not told apart.
 *
 * @param autoscaler who asks; it says what its pods use together, and what is measured outside the cluster
 * @param snapshot the cluster
 * @param now the virtual time; all was measured just now
 */
public record SaidMetrics(HorizontalPodAutoscaler autoscaler, Snapshot snapshot, Instant now) implements MetricsClient {
    /** As often as metrics-server looks, by its flag {@code --metric-resolution}. */
    private static final Duration WINDOW = Duration.ofSeconds(15);

    private static final String METRICS_SERVER = "v1beta1.metrics.k8s.io";
    private static final String NOT_SERVED = "the server could not find the requested resource (get ";
    private static final String NO_CUSTOM = "unable to fetch metrics from custom metrics API:"
            + " no custom metrics API (custom.metrics.k8s.io) registered";

    @Override
    public Either<String, Map<String, PodMetric>> resource(String resource, String container, Seq<Pod> pods) {
        Function<Pod, Option<Quantity>> said = pod -> Measurements.usage(pod, resource, container, now);
        Map<String, PodMetric> measured = measured(resource, pods, said);
        // getContainerMetrics: a pod without the container is not told of, and that is no error
        boolean isOfOthers = !container.isEmpty()
                && !measured(resource, pods, pod -> Measurements.usage(pod, resource, "", now))
                        .isEmpty();
        if (!measured.isEmpty() || isOfOthers) {
            return Either.right(measured);
        }
        boolean isServed = load(resource).isDefined()
                || pods.exists(pod -> said.apply(pod).isDefined())
                || snapshot.contains(APIService.KIND.key("", METRICS_SERVER));
        return Either.left(
                isServed
                        ? "no metrics returned from resource metrics API"
                        : "unable to fetch metrics from resource metrics API: " + NOT_SERVED + "pods.metrics.k8s.io)");
    }

    @Override
    public Either<String, Map<String, PodMetric>> pods(MetricIdentifier metric, Seq<Pod> pods) {
        Map<String, PodMetric> measured = measured(
                metric.name(),
                pods,
                pod -> Measurements.of(pod, Measurements.METRICS).get(metric.name()));
        return measured.isEmpty() ? Either.left(NO_CUSTOM) : Either.right(measured);
    }

    private Map<String, PodMetric> measured(String metric, Seq<Pod> pods, Function<Pod, Option<Quantity>> said) {
        Seq<Pod> running = pods.filter(pod -> pod.status().phase().contains(PodPhase.RUNNING));
        Seq<String> ready = running.filter(Pod::isReady).map(Pod::name);
        Function<Pod, Option<Long>> value = load(metric)
                .<Function<Pod, Option<Long>>>map(
                        load -> pod -> Option.of(share(load, ready.indexOf(pod.name()), ready.size())))
                .getOrElse(() -> pod -> said.apply(pod).map(Quantity::milliValue));
        return running.foldLeft(
                LinkedHashMap.empty(),
                (all, pod) -> value.apply(pod)
                        .map(milli -> all.put(pod.name(), new PodMetric(milli, now, WINDOW)))
                        .getOrElse(all));
    }

    private Option<Long> load(String metric) {
        return Measurements.of(autoscaler, Measurements.LOAD).get(metric).map(Quantity::milliValue);
    }

    /** Pods that are ready share the load; the others use nothing. */
    private static long share(long load, int place, int of) {
        return place < 0 ? 0 : load / of + (place < load % of ? 1 : 0);
    }

    @Override
    public Either<String, Long> object(MetricIdentifier metric, CrossVersionObjectReference reference) {
        return described(reference)
                .flatMap(object -> Measurements.of(object, Measurements.METRICS).get(metric.name()))
                .map(Quantity::milliValue)
                .toEither(NO_CUSTOM);
    }

    private Option<KubeObject> described(CrossVersionObjectReference reference) {
        String group = reference.group();
        if (reference.kind().equals("Namespace") && group.isEmpty()) {
            return snapshot.get(Namespace.KIND.key("", autoscaler.namespace()));
        }
        return new RestMapper(snapshot)
                .mappings(group, reference.kind())
                .getOrElse(Vector.empty())
                .map(kind -> snapshot.get(kind.key(autoscaler.namespace(), reference.name())))
                .find(Option::isDefined)
                .flatMap(Function.identity());
    }

    @Override
    public Either<String, Seq<Long>> external(MetricIdentifier metric) {
        return Measurements.of(autoscaler, Measurements.METRICS)
                .get(metric.name())
                .<Seq<Long>>map(value -> Vector.of(value.milliValue()))
                .toEither("unable to fetch metrics from external metrics API: " + NOT_SERVED + metric.name()
                        + ".external.metrics.k8s.io)");
    }
}
