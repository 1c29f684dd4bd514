package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Pods of two containers, and what is measured of them, as a row tells it.
 *
 * @param row the row
 * @param timestamp when it was measured
 */
record Reported(Row row, Instant timestamp) implements MetricsClient {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final WarmUp WARM_UP = new WarmUp(Duration.ofMinutes(2), Duration.ofSeconds(10));
    private static final Duration WINDOW = Duration.ofMinutes(1);

    Seq<Pod> pods(int count) {
        return Vector.range(0, count).map(this::pod);
    }

    private Pod pod(int place) {
        Instant start = start(place);
        ObjectMeta meta =
                ObjectMeta.named("test-namespace", "test-pod-" + place).withLabels(TreeMap.of("name", "test-pod"));
        boolean isDeleted = row.letter("deleting", place, '-') == 'x';
        return Pod.builder()
                .metadata(isDeleted ? meta.withDeletionTimestamp(Option.of(NOW)) : meta)
                .spec(PodSpec.builder()
                        .containers(Vector.of(container("container1", place), container("container2", place)))
                        .build())
                .status(PodStatus.builder()
                        .phase(phase(place))
                        .startTime(Option.of(start))
                        .addCondition(PodCondition.builder()
                                .type(PodCondition.READY)
                                .status(ConditionStatus.of(row.letter("ready", place, 'T') == 'T'))
                                .lastTransitionTime(transition(start))
                                .build())
                        .build())
                .build();
    }

    /** Where it is told when metrics were measured, pods turned ready as they started. */
    private Option<Instant> transition(Instant start) {
        return Option.when(!timestamp.equals(Instant.EPOCH), start);
    }

    private Instant start(int place) {
        return switch (row.letter("start", place, '-')) {
            case 'h' -> NOW;
            case 'c' -> NOW.minus(Duration.ofMinutes(3));
            default -> Instant.EPOCH;
        };
    }

    private PodPhase phase(int place) {
        return switch (row.letter("phase", place, 'R')) {
            case 'P' -> PodPhase.PENDING;
            case 'F' -> PodPhase.FAILED;
            default -> PodPhase.RUNNING;
        };
    }

    private Container container(String name, int place) {
        Seq<String> requests = row.words("requests");
        TreeMap<String, Quantity> requested = place < requests.size()
                ? TreeMap.of(row.has("resource") ? row.get("resource") : "cpu", Quantity.parse(requests.get(place)))
                : TreeMap.empty();
        return Container.builder()
                .name(name)
                .resources(ResourceRequirements.builder().requests(requested).build())
                .build();
    }

    private Seq<String> levels() {
        return row.words("levels");
    }

    @Override
    public Either<String, Map<String, PodMetric>> resource(String resource, String container, Seq<Pod> pods) {
        Seq<String> names = row.words("measured");
        Map<String, PodMetric> none = LinkedHashMap.empty();
        Map<String, PodMetric> all = levels().zipWithIndex()
                .foldLeft(
                        none,
                        (so, level) -> used(level._1, container)
                                .map(value -> so.put(name(names, level._2), new PodMetric(value, timestamp, WINDOW)))
                                .getOrElse(so));
        return levels().isEmpty() ? Either.left("no metrics returned from resource metrics API") : Either.right(all);
    }

    private static String name(Seq<String> names, int place) {
        return place < names.size() ? names.get(place) : "test-pod-" + place;
    }

    private static Seq<Long> containers(String level) {
        return Vector.of(level.split("\\+")).map(Long::valueOf);
    }

    private static long total(String level) {
        return containers(level).sum().longValue();
    }

    private static Option<Long> used(String level, String container) {
        Seq<Long> containers = containers(level);
        int place = container.equals("container1") ? 0 : 1;
        return container.isEmpty()
                ? Option.of(total(level))
                : Option.when(place < containers.size(), () -> containers.get(place));
    }

    @Override
    public Either<String, Map<String, PodMetric>> pods(MetricIdentifier metric, Seq<Pod> pods) {
        Map<String, PodMetric> none = LinkedHashMap.empty();
        return Either.right(levels().zipWithIndex()
                .foldLeft(
                        none,
                        (all, level) ->
                                all.put("test-pod-" + level._2, new PodMetric(total(level._1), timestamp, WINDOW))));
    }

    @Override
    public Either<String, Long> object(MetricIdentifier metric, CrossVersionObjectReference object) {
        return Either.right(total(levels().head()));
    }

    @Override
    public Either<String, Seq<Long>> external(MetricIdentifier metric) {
        return row.get("broken").equals("external")
                ? Either.left("something went wrong")
                : Either.right(levels().map(Reported::total));
    }
}
