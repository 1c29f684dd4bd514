package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * Reads thresholds as a configuration states them: {@code memory.available: 100Mi}.
 *
 * @param hard evictionHard
 * @param soft evictionSoft
 * @param softGrace evictionSoftGracePeriod
 * @param minReclaim evictionMinimumReclaim
 */
record ThresholdReader(
        SortedMap<String, String> hard,
        SortedMap<String, String> soft,
        SortedMap<String, String> softGrace,
        SortedMap<String, String> minReclaim) {
    // pkg/kubelet/eviction/defaults_linux.go, DefaultEvictionHard
    static final SortedMap<String, String> USUAL = TreeMap.of(
            "memory.available", "100Mi",
            "nodefs.available", "10%",
            "nodefs.inodesFree", "5%",
            "imagefs.available", "15%",
            "imagefs.inodesFree", "5%");

    /** The thresholds of a kubelet that is told none. */
    static final Seq<Threshold> DEFAULT =
            new ThresholdReader(USUAL, TreeMap.empty(), TreeMap.empty(), TreeMap.empty()).all();

    /**
     * Returns the thresholds, with those that follow from them.
     *
     * @throws IllegalArgumentException if they cannot be read, with the kubelet's message
     */
    // pkg/kubelet/eviction/helpers.go, ParseThresholdConfig and UpdateContainerFsThresholds
    Seq<Threshold> all() {
        Seq<Threshold> stated = stated();
        Seq<Threshold> ofAllocatable = stated.filter(
                        threshold -> threshold.signal() == Signal.MEMORY_AVAILABLE && threshold.isHard())
                .map(threshold -> as(Signal.ALLOCATABLE_MEMORY_AVAILABLE, threshold));
        Seq<Threshold> ofContainers = stated.flatMap(threshold -> switch (threshold.signal()) {
            case NODE_FS_AVAILABLE -> Option.of(as(Signal.CONTAINER_FS_AVAILABLE, threshold));
            case NODE_FS_INODES_FREE -> Option.of(as(Signal.CONTAINER_FS_INODES_FREE, threshold));
            default -> Option.none();
        });
        return stated.reject(threshold -> isOfContainers(threshold.signal()))
                .appendAll(ofAllocatable)
                .appendAll(ofContainers);
    }

    private static boolean isOfContainers(Signal signal) {
        return signal == Signal.CONTAINER_FS_AVAILABLE || signal == Signal.CONTAINER_FS_INODES_FREE;
    }

    private static Threshold as(Signal signal, Threshold threshold) {
        return new Threshold(signal, threshold.value(), threshold.grace(), threshold.minReclaim());
    }

    /** The thresholds that the configuration names. */
    Seq<Threshold> stated() {
        Map<Signal, Duration> graces = softGrace.toVector().toMap(entry -> signal(entry._1), entry -> grace(entry._2));
        Map<Signal, ThresholdValue> reclaims =
                minReclaim.toVector().toMap(entry -> signal(entry._1), entry -> reclaim(entry._1, entry._2));
        Seq<Threshold> hardOnes = hard.toVector()
                .flatMap(entry -> value(entry._1, entry._2)
                        .map(value ->
                                new Threshold(signal(entry._1), value, Duration.ZERO, reclaims.get(signal(entry._1)))));
        Seq<Threshold> softOnes = soft.toVector()
                .flatMap(entry -> value(entry._1, entry._2)
                        .map(value -> new Threshold(
                                signal(entry._1),
                                value,
                                graces.get(signal(entry._1))
                                        .getOrElseThrow(() -> new IllegalArgumentException(
                                                "grace period must be specified for the soft eviction threshold "
                                                        + entry._1)),
                                reclaims.get(signal(entry._1)))));
        return hardOnes.appendAll(softOnes);
    }

    private static Signal signal(String text) {
        return Signal.named(text)
                .getOrElseThrow(() -> new IllegalArgumentException("unsupported eviction signal " + text));
    }

    private static Duration grace(String text) {
        Duration grace = DurationText.parseGo(text);
        if (grace.isNegative()) {
            throw new IllegalArgumentException(
                    "invalid eviction grace period specified: " + text + ", must be a positive value");
        }
        return grace;
    }

    /** The value of a threshold; none if it switches the threshold off. */
    // pkg/kubelet/eviction/helpers.go, parseThresholdStatement
    private static Option<ThresholdValue> value(String signal, String text) {
        signal(signal);
        if (!text.endsWith("%")) {
            Quantity quantity = Quantity.parse(text);
            if (quantity.amount().signum() <= 0) {
                throw new IllegalArgumentException("eviction threshold " + signal + " must be positive: " + quantity);
            }
            return Option.of(new ThresholdValue.Amount(quantity));
        }
        if (text.equals("0%") || text.equals("100%")) {
            return Option.none();
        }
        float share = share(text);
        if (share < 0) {
            throw new IllegalArgumentException("eviction percentage threshold " + signal + " must be >= 0%: " + text);
        }
        if (share > 1) {
            throw new IllegalArgumentException("eviction percentage threshold " + signal + " must be <= 100%: " + text);
        }
        return Option.of(new ThresholdValue.Share(share));
    }

    // pkg/kubelet/eviction/helpers.go, parseMinimumReclaims
    private static ThresholdValue reclaim(String signal, String text) {
        signal(signal);
        if (text.endsWith("%")) {
            float share = share(text);
            if (share <= 0) {
                throw new IllegalArgumentException(
                        "eviction percentage minimum reclaim " + signal + " must be positive: " + text);
            }
            return new ThresholdValue.Share(share);
        }
        Quantity quantity = Quantity.parse(text);
        if (quantity.amount().signum() < 0) {
            throw new IllegalArgumentException("negative eviction minimum reclaim specified for " + signal);
        }
        return new ThresholdValue.Amount(quantity);
    }

    private static float share(String text) {
        String number = text.replaceAll("%+$", "");
        if (!number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw new IllegalArgumentException("strconv.ParseFloat: parsing \"" + number + "\": invalid syntax");
        }
        return Float.parseFloat(number) / 100;
    }
}
