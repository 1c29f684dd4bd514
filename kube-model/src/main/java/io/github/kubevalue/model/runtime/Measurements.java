package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What is measured of objects, as their annotations say it: {@code kubevalue.io/metrics: "requests-per-second=10k,queue=3"}. An
 * autoscaler says what is measured outside the cluster, and what its pods use together: {@code kubevalue.io/load: "cpu=900m"}.
 */
public final class Measurements {
    /** What is measured of an object. */
    public static final String METRICS = PodBehaviour.PREFIX + "metrics";

    /** What the pods of an autoscaler use together; those that are ready share it. */
    public static final String LOAD = PodBehaviour.PREFIX + "load";

    private Measurements() {}

    /** Returns what an annotation says, by metric; nothing, if it cannot be read. */
    public static SortedMap<String, Quantity> of(KubeObject object, String annotation) {
        return read(object, annotation).getOrElse(TreeMap.empty());
    }

    /** Returns what an annotation says, by metric, or why it cannot be read. */
    public static Either<String, SortedMap<String, Quantity>> read(KubeObject object, String annotation) {
        String text = object.metadata().annotations().getOrElse(annotation, "");
        Seq<String> entries = Vector.of(text.split(",", -1)).map(String::strip).reject(String::isEmpty);
        Either<String, SortedMap<String, Quantity>> none = Either.right(TreeMap.empty());
        return entries.foldLeft(none, (so, entry) -> so.flatMap(all -> with(all, entry)));
    }

    private static Either<String, SortedMap<String, Quantity>> with(SortedMap<String, Quantity> all, String entry) {
        int equals = entry.lastIndexOf('=');
        try {
            return equals < 1
                    ? Either.left("must be metrics and quantities, such as cpu=500m,qps=10")
                    : Either.right(all.put(entry.substring(0, equals), Quantity.parse(entry.substring(equals + 1))));
        } catch (IllegalArgumentException refusal) {
            return Either.left(String.valueOf(refusal.getMessage()));
        }
    }

    /**
     * Returns what a pod uses of a resource, if its annotations say that of all its containers; what containers request is not
     * taken for what they use.
     *
     * @param resource {@code cpu} or {@code memory}
     * @param container the container whose use is asked for; that of all if empty
     * @param now the time; a container that does not run counts as just started
     */
    public static Option<Quantity> usage(Pod pod, String resource, String container, Instant now) {
        Annotations annotations = Annotations.of(pod.metadata().annotations());
        Seq<Option<Quantity>> said = pod.spec()
                .containers()
                .map(Container::name)
                .filter(name -> container.isEmpty() || container.equals(name))
                .map(name -> annotations
                        .of(name)
                        .read(resource, Usage::parse)
                        .value()
                        .map(usage -> usage.at(run(pod, name, now))));
        return said.exists(Option::isEmpty)
                ? Option.none()
                : said.map(Option::get).reduceOption(Quantity::plus);
    }

    /** For how long a container has run. */
    private static Duration run(Pod pod, String container, Instant now) {
        return pod.status()
                .containerStatus(container)
                .flatMap(ContainerStatus::runningSince)
                .map(start -> Duration.between(start, now))
                .getOrElse(Duration.ZERO);
    }
}
