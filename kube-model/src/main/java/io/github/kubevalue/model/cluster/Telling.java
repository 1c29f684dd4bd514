package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.EventSource;
import io.github.kubevalue.model.core.EventType;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * A sentence about an object that was told, perhaps more than once. Tellings of one key are ordered by what tells them apart; two
 * that differ only in when are the same in that order.
 *
 * @param subject the object
 * @param reporter who told it
 * @param reason in one word
 * @param message in a sentence
 * @param severity whether it was as expected
 * @param first when it was told first
 * @param last when it was told last
 * @param count how often
 */
record Telling(
        Subject subject,
        String reporter,
        String reason,
        String message,
        Event.Severity severity,
        Instant first,
        Instant last,
        int count)
        implements Comparable<Telling> {
    private static final Comparator<Telling> ORDER = Comparator.<Telling, String>comparing(
                    telling -> telling.subject.life())
            .thenComparing(Telling::reporter)
            .thenComparing(Telling::reason)
            .thenComparing(Telling::message);

    /**
     * One life of an object.
     *
     * @param kind its kind
     * @param namespace its namespace
     * @param name its name
     * @param uid what tells its lives apart
     */
    record Subject(Kind<?> kind, Option<String> namespace, String name, Option<String> uid) {
        static Subject of(KubeObject object) {
            ObjectMeta metadata = object.metadata();
            return new Subject(object.type(), metadata.namespace(), object.name(), metadata.uid());
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
                    .build();
        }
    }

    /**
     * Returns what is told for the first time.
     *
     * @param known subjects that it may share
     */
    static Telling of(Event event, String reporter, Instant now, Seq<Subject> known) {
        Subject subject = Subject.of(event.regarding());
        return new Telling(
                known.find(subject::equals).getOrElse(subject),
                reporter,
                event.reason(),
                event.message(),
                event.severity(),
                now,
                now,
                1);
    }

    Telling again(Instant now) {
        return new Telling(subject, reporter, reason, message, severity, first, now, count + 1);
    }

    /** The event as the API has it. */
    io.github.kubevalue.model.core.Event event() {
        return io.github.kubevalue.model.core.Event.builder()
                .metadata(ObjectMeta.named(subject.house(), name())
                        .withUid(Option.none())
                        .withCreationTimestamp(Option.of(first)))
                .involvedObject(subject.reference())
                .reason(reason)
                .message(message)
                .source(EventSource.builder().component(reporter).build())
                .firstTimestamp(first)
                .lastTimestamp(last)
                .count(count)
                .eventType(new EventType(severity.toString()))
                .reportingComponent(reporter)
                .build();
    }

    private String name() {
        String key =
                subject.kind.key(subject.namespace.getOrElse(""), subject.name).toString();
        int hash = String.join("\0", key, subject.life(), reporter, reason, message)
                .hashCode();
        return subject.name + "." + Long.toHexString(first.toEpochMilli() << 20 ^ hash & 0xfffffL);
    }

    @Override
    public int compareTo(Telling other) {
        return ORDER.compare(this, other);
    }
}
