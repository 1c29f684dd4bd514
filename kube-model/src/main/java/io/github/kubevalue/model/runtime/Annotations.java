package io.github.kubevalue.model.runtime;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The annotations of a pod that speak of behaviour.
 *
 * @param said the values by key, without the prefix
 */
record Annotations(Map<String, String> said) {
    private static final Vector<String> KNOWN = Vector.of(
            "start-after",
            "ready-after",
            "ready",
            "live",
            "exit-code",
            "exit-after",
            "exit-runs",
            "stop-after",
            "stop-code",
            "post-start",
            "pre-stop",
            "image-pull",
            "image-user",
            "listen",
            "http",
            "libc",
            "cpu",
            "memory",
            "disk",
            "pids");

    /** What speaks of a volume rather than of a container: {@code empty-dir.cache}. */
    private static final String EMPTY_DIR = "empty-dir";

    /** Read elsewhere: they speak of the object rather than of its containers. */
    private static final Vector<String> ELSEWHERE =
            Vector.of("delete", "ingress-controller", "metrics", "load", "reapply");

    static Annotations of(SortedMap<String, String> all) {
        return new Annotations(all.filterKeys(key -> key.startsWith(PodBehaviour.PREFIX))
                .mapKeys(key -> key.substring(PodBehaviour.PREFIX.length())));
    }

    /** What is said of one container, by name or of all. */
    Scope of(String container) {
        return new Scope(named(container).merge(said.keySet().toMap(key -> Tuple.of(key, key))));
    }

    /** What is said of one container by name. */
    Scope only(String container) {
        return new Scope(named(container));
    }

    /** What is said of an emptyDir volume. */
    Scope ofVolume(String volume) {
        String key = EMPTY_DIR + "." + volume;
        return new Scope(said.containsKey(key) ? HashMap.of(volume, key) : HashMap.empty());
    }

    /** The keys that speak of one container by name, by what they say of it. */
    private Map<String, String> named(String container) {
        String suffix = "." + container;
        return said.keySet()
                .filter(key -> key.endsWith(suffix))
                .foldLeft(
                        HashMap.empty(), (all, key) -> all.put(key.substring(0, key.length() - suffix.length()), key));
    }

    /** The annotations that nobody reads. */
    Seq<Problem> unknown(Set<String> containers, Seq<String> emptyDirs) {
        return said.toVector()
                .reject(entry -> emptyDirs.exists(name -> entry._1.equals(EMPTY_DIR + "." + name)))
                .flatMap(entry -> problem(entry._1, containers)
                        .map(detail -> new Problem(PodBehaviour.PREFIX + entry._1, entry._2, detail)));
    }

    private static Option<String> problem(String key, Set<String> containers) {
        int dot = key.indexOf('.');
        String name = dot < 0 ? key : key.substring(0, dot);
        if (name.equals(EMPTY_DIR)) {
            return Option.of("the pod has no emptyDir volume of that name");
        }
        if (!KNOWN.contains(name)) {
            return Option.when(
                    !ELSEWHERE.contains(key),
                    "unknown annotation; known are " + KNOWN.sorted().mkString(", "));
        }
        return Option.when(
                dot >= 0 && !containers.contains(key.substring(dot + 1)),
                "the pod has no container " + key.substring(dot + 1));
    }

    /** The annotations that hold for one container: which key speaks of a name. */
    final class Scope {
        private final Map<String, String> keys;

        private Scope(Map<String, String> keys) {
            this.keys = keys;
        }

        <T> Reading<T> read(String name, Function<String, T> parser) {
            Option<String> key = keys.get(name);
            return key.isEmpty()
                    ? Reading.none()
                    : parse(key.get(), said.get(key.get()).get(), parser);
        }

        private <T> Reading<T> parse(String found, String text, Function<String, T> parser) {
            try {
                return new Reading<>(Option.of(parser.apply(text.strip())), Option.none());
            } catch (IllegalArgumentException refusal) {
                Problem problem = new Problem(PodBehaviour.PREFIX + found, text, String.valueOf(refusal.getMessage()));
                return new Reading<>(Option.none(), Option.of(problem));
            }
        }
    }

    /** What an annotation says, or why it cannot be read; neither, if it is not there. */
    record Reading<T>(Option<T> value, Option<Problem> problem) {
        static <T> Reading<T> none() {
            return new Reading<>(Option.none(), Option.none());
        }
    }
}
