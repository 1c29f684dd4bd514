package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Agenda;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Fingerprint;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.footprint.Census;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;

/** Numbers what a state holds beside its objects, modulo what a canonical form leaves out. */
record Beside(Census census, java.util.Map<Work, Integer> works) {
    /** How many numbers come after those of what is to be done now. */
    static final int ROOM = 3;

    Beside(Census census) {
        this(census, new HashMap<>());
    }

    /** What is to be done now, or so much later. */
    private record Waiting(int work, Option<Duration> left, int failures) {}

    /** What is remembered of a work. */
    private record Remembered(int work, Object memory) {}

    private int work(Work work) {
        return works.computeIfAbsent(
                work, each -> census.of(Tuple.of(each.controller(), Canonical.family(each.key()))));
    }

    int pending(Work work, int failures) {
        return census.of(new Waiting(work(work), Option.none(), failures));
    }

    int later(Work work, Duration left, int failures) {
        return census.of(new Waiting(work(work), Option.of(left), failures));
    }

    int memory(Work work, Memory memory, Instant now) {
        return census.of(new Remembered(work(work), memory.asOf(now)));
    }

    int ahead(Adversity adversity, Instant now) {
        return census.of(Fingerprint.ahead(adversity, now));
    }

    /** Returns the number of all; the numbers of what is to be done now come first, in whatever order. */
    int all(int[] numbers, int later, int memories, int ahead) {
        int pending = numbers.length - ROOM;
        Arrays.sort(numbers, 0, pending);
        numbers[pending] = later;
        numbers[pending + 1] = memories;
        numbers[pending + 2] = ahead;
        return census.of(numbers, numbers.length);
    }

    /**
     * Returns the number of all that a cluster holds beside its objects.
     *
     * @param ahead the number of what may go wrong there, and of what is not seen as it is
     */
    int all(Cluster cluster, int ahead) {
        Agenda agenda = cluster.agenda();
        int[] pending = agenda.pending()
                .toJavaStream()
                .mapToInt(work -> pending(work, agenda.failures(work)))
                .toArray();
        int later = census.all(agenda.timers()
                .map(timer -> later(
                        timer.work(), Duration.between(cluster.now(), timer.at()), agenda.failures(timer.work()))));
        return all(Arrays.copyOf(pending, pending.length + ROOM), later, memories(cluster), ahead);
    }

    private int memories(Cluster cluster) {
        Map<Work, Memory> memories = cluster.memories();
        return census.all(memories.toVector().map(each -> memory(each._1, each._2, cluster.now())));
    }
}
