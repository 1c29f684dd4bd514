package io.github.kubevalue.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Ongoing;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final Instant START = Cluster.EPOCH;
    private static final KubeObject OWNER = ConfigMap.named("demo", "web");
    private static final Pod POD = placed();

    private static Pod placed() {
        Pod pod = Pod.named("demo", "web-1");
        return pod.withSpec(pod.spec().withNodeName(Option.of("n1")));
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static EventLog told(EventLog log, Event event, String reporter, long seconds) {
        return log.with(Vector.of(event), reporter, at(seconds));
    }

    private static EventLog created(int pods) {
        return Vector.rangeClosed(1, pods)
                .foldLeft(
                        EventLog.EMPTY,
                        (log, number) -> told(
                                log,
                                Event.normal(OWNER, "SuccessfulCreate", "Created pod: web-" + number),
                                "replicaset-controller",
                                0));
    }

    private static Seq<String> lines(EventLog log, long seconds) {
        return log.living(at(seconds), key -> true)
                .map(event -> event.count().getOrElse(0) + " " + event.message().get());
    }

    @Test
    void eventsOfOneObjectAreInTheOrderInWhichTheyWereToldFirst() {
        Event pulled = Event.normal(POD, "Pulled", "image").of("spec.containers{app}");
        Event created = Event.normal(POD, "Created", "Container created").of("spec.containers{app}");
        EventLog log = EventLog.EMPTY
                .with(Vector.of(Event.normal(POD, "Scheduled", "assigned")), "default-scheduler", at(0))
                .with(Vector.of(pulled, created, created), "kubelet", at(0))
                .with(Vector.of(Event.normal(OWNER, "Other", "other")), "gitops", at(0))
                .with(Vector.of(pulled), "kubelet", at(9));
        assertThat(log.living(at(9), key -> true).map(event -> event.reason().get()))
                .containsExactly("Scheduled", "Pulled", "Created", "Other");
        assertThat(log.living(at(9), key -> true).map(event -> event.count().getOrElse(0)))
                .containsExactly(1, 2, 2, 1);
    }

    @Test
    void whatIsToldOfTwoContainersIsTwoEvents() {
        Event created = Event.normal(POD, "Created", "Container created");
        EventLog log = EventLog.EMPTY.with(
                Vector.of(created.of("spec.containers{a}"), created.of("spec.containers{b}")), "kubelet", START);
        assertThat(log.living(START, key -> true)
                        .map(event -> event.involvedObject().fieldPath().get()))
                .containsExactly("spec.containers{a}", "spec.containers{b}");
    }

    @Test
    void aKubeletSaysOnWhichNodeItIs() {
        EventLog log = told(EventLog.EMPTY, Event.normal(POD, "Created", "Container created"), "kubelet", 0);
        EventLog all = told(log, Event.normal(Node.named("n2"), "NodeHasDiskPressure", ""), "kubelet", 0);
        assertThat(all.living(START, key -> true)
                        .map(event -> event.source().host().get()))
                .containsExactlyInAnyOrder("n1", "n2");
    }

    @Test
    void theSchedulerTellsInTheFormOfEventsK8sIo() {
        Pod pod = Pod.named("demo", "web-1").withMetadata(POD.metadata().withResourceVersion(Option.of("7")));
        Event failed = Event.warning(pod, "FailedScheduling", "0/1 nodes are available");
        EventLog once = told(EventLog.EMPTY, failed, "default-scheduler", 0);
        var event = once.living(START, key -> true).single();
        assertThat(event.count()).isEmpty();
        assertThat(event.firstTimestamp()).isEmpty();
        assertThat(event.action()).contains("Scheduling");
        assertThat(event.series()).isEmpty();
        assertThat(event.involvedObject().resourceVersion()).contains("7");

        var again = told(once, failed, "default-scheduler", 30)
                .living(at(30), key -> true)
                .single();
        assertThat(again.series().flatMap(series -> series.count())).contains(2);
        assertThat(again.lastSeen()).contains(at(30));
    }

    @Test
    void manyThatDifferInTheirMessageAreCombined() {
        assertThat(lines(created(9), 0)).hasSize(9).allMatch(line -> line.startsWith("1 Created pod"));
        assertThat(lines(created(12), 0))
                .hasSize(10)
                .last()
                .isEqualTo("3 (combined from similar events): Created pod: web-12");
    }

    @Test
    void tenMinutesLaterTheyAreToldOneByOneAgain() {
        Event next = Event.normal(OWNER, "SuccessfulCreate", "Created pod: web-13");
        assertThat(lines(told(created(12), next, "replicaset-controller", 600), 600))
                .contains("4 (combined from similar events): Created pod: web-13");
        assertThat(lines(told(created(12), next, "replicaset-controller", 601), 601))
                .contains("1 Created pod: web-13");
    }

    @Test
    void whatIsTooMuchIsDroppedButCounted() {
        Event event = Event.warning(POD, "BackOff", "Back-off");
        EventLog many = Vector.range(0, 40).foldLeft(EventLog.EMPTY, (log, turn) -> told(log, event, "kubelet", turn));
        assertThat(lines(many, 40)).containsExactly("25 Back-off");
        assertThat(lines(told(many, event, "kubelet", 299), 299)).containsExactly("25 Back-off");
        assertThat(lines(told(many, event, "kubelet", 301), 301)).containsExactly("41 Back-off");
        // what is expected has its own measure
        assertThat(lines(told(many, Event.normal(POD, "Pulled", "image"), "kubelet", 40), 40))
                .contains("1 image");
    }

    /** The recorder of client-go, word by word; of ten messages it forgets the last. */
    private static final class Recorder {
        private final Map<String, Set<String>> keys = new HashMap<>();
        private final Map<String, Instant> last = new HashMap<>();
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, String> written = new HashMap<>();
        private double tokens = 25;
        private Instant refilled = START;

        void record(String reason, String message, Instant now) {
            Instant before = last.put(reason, now);
            Set<String> known = keys.computeIfAbsent(reason, key -> new LinkedHashSet<>());
            if (before != null && before.plusSeconds(600).isBefore(now)) {
                known.clear();
            }
            boolean combined = !known.contains(message) && known.size() == 9;
            if (!combined) {
                known.add(message);
            }
            String key = combined ? reason : reason + " " + message;
            int count = counts.merge(key, 1, Integer::sum);
            tokens = Math.min(25, tokens + Duration.between(refilled, now).toSeconds() / 300.0);
            refilled = now;
            if (tokens >= 1) {
                tokens--;
                written.put(key, count + " " + (combined ? "(combined from similar events): " : "") + message);
            }
        }
    }

    private record Said(int reason, int message, int pause) {}

    @Property(tries = 1000)
    void itIsWhatTheRecorderOfClientGoWouldWrite(
            @ForAll @Size(max = 80) List<@IntRange(max = 1) Integer> reasons,
            @ForAll @Size(value = 80) List<@IntRange(max = 14) Integer> messages,
            @ForAll @Size(value = 80) List<@IntRange(max = 25) Integer> pauses) {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            said.add(new Said(reasons.get(i), messages.get(i), pauses.get(i)));
        }
        Recorder recorder = new Recorder();
        EventLog log = EventLog.EMPTY;
        Instant now = START;
        for (Said one : said) {
            now = now.plusSeconds(one.pause());
            String reason = "Reason" + one.reason();
            String message = "message " + one.message();
            recorder.record(reason, message, now);
            log = log.with(Vector.of(Event.normal(OWNER, reason, message)), "replicaset-controller", now);
        }
        assertThat(lines(log, Duration.between(START, now).toSeconds()))
                .containsExactlyInAnyOrderElementsOf(recorder.written.values());
    }

    @Property(tries = 200)
    void whatGoesOnIsAsIfItWereToldEachTime(
            @ForAll @IntRange(min = 1, max = 400) int pause,
            @ForAll @IntRange(max = 498) int times,
            @ForAll @IntRange(max = 399) int more) {
        Event event = Event.warning(POD, "Unhealthy", "Readiness probe failed");
        Work work = new Work("kubelet", POD.key());
        Seq<Ongoing> ongoing = Vector.of(Ongoing.every(Duration.ofSeconds(pause), event));
        EventLog first = told(EventLog.EMPTY, event, "kubelet", 0);
        EventLog each = Vector.rangeClosed(1, times)
                .foldLeft(first, (log, turn) -> told(log, event, "kubelet", (long) turn * pause));
        long now = (long) times * pause + more % pause;
        EventLog going = first.with(work, ongoing, "kubelet", START).with(work, ongoing, "kubelet", at(now / 2));
        assertThat(lines(going, now)).isEqualTo(lines(each, now));
        EventLog over = going.with(work, Vector.empty(), "kubelet", at(now + 1));
        assertThat(lines(over, now + 1)).isEqualTo(lines(each, now + 1));
        assertThat(lines(over, now + 3000)).isEqualTo(lines(each, now + 3000));
    }

    @Property(tries = 50)
    void whatGoesOnForLongIsCountedAtMostFiveMinutesLate(
            @ForAll @IntRange(min = 1, max = 60) int pause, @ForAll @IntRange(min = 501, max = 100_000) int times) {
        Event event = Event.warning(POD, "Unhealthy", "Readiness probe failed");
        EventLog going = told(EventLog.EMPTY, event, "kubelet", 0)
                .with(
                        new Work("kubelet", POD.key()),
                        Vector.of(Ongoing.every(Duration.ofSeconds(pause), event)),
                        "kubelet",
                        START);
        int count = going.living(at((long) times * pause), key -> true)
                .single()
                .count()
                .get();
        assertThat(count).isBetween(times + 1 - 300 / pause - 1, times + 1);
    }
}
