package io.github.kubevalue.model.kubelet.eviction;

import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What kubelets are told about evictions, in the documents of kind {@code KubeletConfiguration}.
 *
 * @param thresholds when pods are evicted
 * @param transitionPeriod how long a condition of a node holds after it was last found
 */
public record EvictionConfig(Seq<Threshold> thresholds, Duration transitionPeriod) {
    /** What holds unless more is said. */
    // pkg/kubelet/apis/config/v1beta1/defaults.go
    public static final EvictionConfig DEFAULT = new EvictionConfig(ThresholdReader.DEFAULT, Duration.ofMinutes(5));

    /**
     * Returns what a configuration says of thresholds, by signal: {@code memory.available} is {@code 100Mi}. Those that are not
     * named are not watched.
     *
     * @param hard the hard thresholds; the usual ones if nothing is said of them
     * @throws IllegalArgumentException if it cannot be read, with the kubelet's message
     */
    // cmd/kubelet/app/server.go, loadConfigFile: only what is not said at all has a default
    public static EvictionConfig of(
            Option<SortedMap<String, String>> hard,
            SortedMap<String, String> soft,
            SortedMap<String, String> softGrace,
            SortedMap<String, String> minReclaim) {
        SortedMap<String, String> named = hard.getOrElse(ThresholdReader.USUAL);
        return DEFAULT.withThresholds(new ThresholdReader(named, soft, softGrace, minReclaim).all());
    }

    /** Returns this configuration with other thresholds. */
    public EvictionConfig withThresholds(Seq<Threshold> other) {
        return new EvictionConfig(other, transitionPeriod);
    }

    /** Returns this configuration with another transition period. */
    public EvictionConfig withTransitionPeriod(Duration period) {
        return new EvictionConfig(thresholds, period);
    }
}
