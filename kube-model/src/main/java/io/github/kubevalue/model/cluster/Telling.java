package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.EventSeries;
import io.github.kubevalue.model.core.EventSource;
import io.github.kubevalue.model.core.EventType;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.MicroTime;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * A sentence about an object that was told, perhaps more than once. Tellings of one object are ordered by what tells them apart; two
 * that differ only in when are the same in that order.
 *
 * @param subject the object
 * @param reporter who told it
 * @param host on which node that is; none if it is on none
 * @param reason in one word
 * @param message in a sentence
 * @param severity whether it was as expected
 * @param place how many were told of the object before it
 * @param isCombined whether it stands for many that differ in their message
 * @param first when it was told first
 * @param last when it was told last, as far as that was written
 * @param count how often, as far as that was written; 0 if it never was
 * @param observed how often
 */
record Telling(
        Subject subject,
        String reporter,
        Option<String> host,
        String reason,
        String message,
        Event.Severity severity,
        int place,
        boolean isCombined,
        Instant first,
        Instant last,
        int count,
        int observed)
        implements Comparable<Telling> {
    private static final Comparator<Telling> ORDER = Comparator.<Telling, String>comparing(
                    telling -> telling.subject.life())
            .thenComparing(telling -> telling.subject.version().getOrElse(""))
            .thenComparing(
                    telling -> telling.isCombined ? "" : telling.subject.part().getOrElse(""))
            .thenComparing(Telling::reporter)
            .thenComparing(Telling::severity)
            .thenComparing(Telling::reason)
            .thenComparing(Telling::isCombined)
            .thenComparing(telling -> telling.isCombined ? "" : telling.message);

    private static final String COMBINED = "(combined from similar events): ";

    // pkg/scheduler/schedule_one.go, bind and handleSchedulingFailure; framework/preemption/executor.go, PreemptPod
    private static final Map<String, String> ACTIONS =
            HashMap.of("Scheduled", "Binding", "FailedScheduling", "Scheduling", "Preempted", "Preempting");

    private static final String SCHEDULER = "default-scheduler";

    /** How many names are apart that differ only in how many were told before. */
    private static final int SPACING = 2000;

    /**
     * One life of an object, or of a part of it.
     *
     * @param kind its kind
     * @param namespace its namespace
     * @param name its name
     * @param uid what tells its lives apart
     * @param part the field that stands for the part
     * @param version the version of the object, where that tells events apart
     */
    record Subject(
            Kind<?> kind,
            Option<String> namespace,
            String name,
            Option<String> uid,
            Option<String> part,
            Option<String> version) {
        static Subject of(Event event, boolean isOfVersion) {
            KubeObject object = event.regarding();
            ObjectMeta metadata = object.metadata();
            return new Subject(
                    object.type(),
                    metadata.namespace(),
                    object.name(),
                    metadata.uid(),
                    event.part(),
                    isOfVersion ? metadata.resourceVersion() : Option.none());
        }

        private String life() {
            return uid.getOrElse("");
        }

        private String house() {
            return namespace.filter(text -> !text.isEmpty()).getOrElse("default");
        }

        private ObjectReference reference() {
            return ObjectReference.builder()
                    .apiVersion(kind.apiVersion())
                    .kind(kind.name())
                    .namespace(namespace)
                    .name(name)
                    .uid(uid)
                    .fieldPath(part)
                    .resourceVersion(version)
                    .build();
        }
    }

    /**
     * Of what no more than so much may be told.
     *
     * @param life the object
     * @param reporter who tells it
     * @param severity whether it is as expected
     */
    record Source(String life, String reporter, Event.Severity severity) {}

    /**
     * What differs in its message alone, or in the part that it is about.
     *
     * @param source who tells it of what
     * @param reason in one word
     */
    record Sort(Source source, String reason) {}

    /**
     * Returns what is told for the first time.
     *
     * @param known what was told of the object before
     */
    static Telling of(Event event, String reporter, Instant now, Seq<Telling> known) {
        boolean isScheduler = reporter.equals(SCHEDULER);
        Subject subject = Subject.of(event, isScheduler);
        return new Telling(
                known.map(Telling::subject).find(subject::equals).getOrElse(subject),
                isScheduler ? profile(event.regarding()) : reporter,
                reporter.equals("kubelet") ? node(event.regarding()) : Option.none(),
                event.reason(),
                event.message(),
                event.severity(),
                known.size(),
                false,
                now,
                now,
                1,
                1);
    }

    // pkg/scheduler/profile/profile.go, newProfile: the scheduler tells under the name of the profile
    private static String profile(KubeObject object) {
        return object instanceof Pod pod ? pod.spec().schedulerName().getOrElse(SCHEDULER) : SCHEDULER;
    }

    private static Option<String> node(KubeObject object) {
        if (object instanceof Pod pod) {
            return pod.spec().nodeName();
        }
        return Option.when(object instanceof Node, object::name);
    }

    /** Whether it goes through the recorder of client-go/tools/record; otherwise through that of tools/events. */
    boolean isCorrelated() {
        return subject.version().isEmpty();
    }

    /** Whether the API server has been told of it. */
    boolean isWritten() {
        return count > 0;
    }

    Source source() {
        return new Source(subject.life(), reporter, severity);
    }

    // client-go/tools/record/events_cache.go, EventAggregatorByReasonFunc
    Sort sort() {
        return new Sort(source(), reason);
    }

    /** Returns the telling that stands for this and for others. */
    Telling combined() {
        return new Telling(
                subject,
                reporter,
                host,
                reason,
                COMBINED + message,
                severity,
                place,
                true,
                first,
                last,
                count,
                observed);
    }

    /** Returns what was told, but not to the API server. */
    Telling unwritten() {
        return new Telling(
                subject, reporter, host, reason, message, severity, place, isCombined, first, last, 0, observed);
    }

    /** Returns this telling, after so many more that were dropped. */
    Telling dropped(int times) {
        return new Telling(
                subject,
                reporter,
                host,
                reason,
                message,
                severity,
                place,
                isCombined,
                first,
                last,
                count,
                observed + times);
    }

    Telling again(String said, Instant now, boolean isWritten) {
        return new Telling(
                subject,
                reporter,
                host,
                reason,
                isWritten ? said : message,
                severity,
                place,
                isCombined,
                first,
                isWritten ? now : last,
                isWritten ? observed + 1 : count,
                observed + 1);
    }

    /** The event as the API has it. */
    io.github.kubevalue.model.core.Event event() {
        io.github.kubevalue.model.core.Event.Builder event = io.github.kubevalue.model.core.Event.builder()
                .metadata(ObjectMeta.named(subject.house(), name())
                        .withUid(Option.none())
                        .withCreationTimestamp(Option.of(first)))
                .involvedObject(subject.reference())
                .reason(reason)
                .message(message)
                .eventType(new EventType(severity.toString()))
                .reportingComponent(reporter);
        return isCorrelated()
                ? event.source(EventSource.builder()
                                .component(reporter)
                                .host(host)
                                .build())
                        .firstTimestamp(first)
                        .lastTimestamp(last)
                        .count(count)
                        .reportingInstance(host.getOrElse(""))
                        .build()
                : event.eventTime(new MicroTime(first))
                        .action(ACTIONS.get(reason))
                        .series(series())
                        .build();
    }

    // client-go/tools/events/event_broadcaster.go, recordToSink
    private Option<EventSeries> series() {
        return Option.when(
                count > 1,
                () -> EventSeries.builder()
                        .count(count)
                        .lastObservedTime(new MicroTime(last))
                        .build());
    }

    /** The name, which has the time in it: of one object, what is told later comes later. */
    // client-go/tools/internal/events, GenerateEventName
    private String name() {
        String key =
                subject.kind.key(subject.namespace.getOrElse(""), subject.name).toString();
        int hash = Math.floorMod(String.join("\0", key, subject.life()).hashCode(), SPACING);
        return subject.name + "." + Long.toHexString(first.toEpochMilli() * 1_000_000 + (long) place * SPACING + hash);
    }

    @Override
    public int compareTo(Telling other) {
        return ORDER.compare(this, other);
    }
}
