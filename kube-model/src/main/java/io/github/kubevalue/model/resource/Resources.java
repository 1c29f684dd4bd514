package io.github.kubevalue.model.resource;

import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;

/**
 * Amounts of resources in the units in which the scheduler counts: thousandths of a CPU, bytes, pieces; fractions are
 * rounded up. A commutative group under {@link #plus} with {@link #NONE} and {@link #minus}.
 *
 * @param milliCpu thousandths of a CPU
 * @param memory bytes
 * @param ephemeralStorage bytes
 * @param scalars further resources that are not zero: {@code nvidia.com/gpu}, {@code hugepages-2Mi}
 */
public record Resources(long milliCpu, long memory, long ephemeralStorage, SortedMap<String, Long> scalars) {
    /** The name of CPU. */
    public static final String CPU = "cpu";
    /** The name of memory. */
    public static final String MEMORY = "memory";
    /** The name of local disk. */
    public static final String EPHEMERAL_STORAGE = "ephemeral-storage";
    /** The name of the number of pods, which a node limits but no pod requests. */
    public static final String PODS = "pods";

    /** Nothing. */
    public static final Resources NONE = new Resources(0, 0, 0, TreeMap.empty());

    /** Returns the amounts of a resource list; {@code pods} is not among them. */
    public static Resources of(SortedMap<String, Quantity> list) {
        // pkg/scheduler/framework/types.go, Resource.Add
        SortedMap<String, Long> scalars = list.isEmpty()
                ? NONE.scalars
                : list.filterKeys(Resources::isScalar)
                        .mapValues(Quantity::value)
                        .filterValues(amount -> amount != 0);
        return new Resources(
                list.get(CPU).map(Quantity::milliValue).getOrElse(0L),
                list.get(MEMORY).map(Quantity::value).getOrElse(0L),
                list.get(EPHEMERAL_STORAGE).map(Quantity::value).getOrElse(0L),
                scalars);
    }

    private static boolean isScalar(String name) {
        return !name.equals(CPU) && !name.equals(MEMORY) && !name.equals(EPHEMERAL_STORAGE) && !name.equals(PODS);
    }

    /** The amount of the resource of that name, in its unit. */
    public long get(String name) {
        return switch (name) {
            case CPU -> milliCpu;
            case MEMORY -> memory;
            case EPHEMERAL_STORAGE -> ephemeralStorage;
            default -> scalars.getOrElse(name, 0L);
        };
    }

    /** Returns the sum. */
    public Resources plus(Resources other) {
        return new Resources(
                milliCpu + other.milliCpu,
                memory + other.memory,
                ephemeralStorage + other.ephemeralStorage,
                other.scalars.foldLeft(scalars, (sum, entry) -> with(sum, entry._1, get(sum, entry._1) + entry._2)));
    }

    /** Returns the difference. */
    public Resources minus(Resources other) {
        return new Resources(
                milliCpu - other.milliCpu,
                memory - other.memory,
                ephemeralStorage - other.ephemeralStorage,
                other.scalars.foldLeft(scalars, (sum, entry) -> with(sum, entry._1, get(sum, entry._1) - entry._2)));
    }

    /** Returns the larger amount of each resource. */
    public Resources max(Resources other) {
        return new Resources(
                Math.max(milliCpu, other.milliCpu),
                Math.max(memory, other.memory),
                Math.max(ephemeralStorage, other.ephemeralStorage),
                other.scalars.foldLeft(
                        scalars, (sum, entry) -> with(sum, entry._1, Math.max(get(sum, entry._1), entry._2))));
    }

    private static long get(SortedMap<String, Long> amounts, String name) {
        return amounts.getOrElse(name, 0L);
    }

    private static SortedMap<String, Long> with(SortedMap<String, Long> amounts, String name, long amount) {
        return amount == 0 ? amounts.remove(name) : amounts.put(name, amount);
    }
}
