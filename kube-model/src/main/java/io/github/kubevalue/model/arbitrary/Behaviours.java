package io.github.kubevalue.model.arbitrary;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Annotations that say how a pod's containers behave. */
public final class Behaviours {
    private Behaviours() {}

    /** Ready at once, or later, or never; the most common first. */
    public static Arbitrary<SortedMap<String, String>> readiness() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(TreeMap.<String, String>empty())),
                Tuple.of(3, readyAfter()),
                Tuple.of(1, Arbitraries.just(TreeMap.of("kubevalue.io/ready", "never"))));
    }

    /** Ready at once, late, or never; slow to start; ending with an error now and again. */
    public static Arbitrary<SortedMap<String, String>> behaviours() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, readiness()),
                Tuple.of(1, seconds().map(time -> TreeMap.of("kubevalue.io/start-after", time))),
                Tuple.of(1, Arbitraries.just(TreeMap.of("kubevalue.io/image-pull", "fail"))),
                Tuple.of(
                        1,
                        seconds()
                                .map(time ->
                                        TreeMap.of("kubevalue.io/exit-code", "1", "kubevalue.io/exit-after", time))));
    }

    private static Arbitrary<SortedMap<String, String>> readyAfter() {
        return seconds().map(time -> TreeMap.of("kubevalue.io/ready-after", time));
    }

    private static Arbitrary<String> seconds() {
        return Arbitraries.integers().between(0, 60).map(seconds -> seconds + "s");
    }
}
