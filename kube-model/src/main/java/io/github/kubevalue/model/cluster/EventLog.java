package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.EventSource;
import io.github.kubevalue.model.core.EventType;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What the controllers told, each sentence once with how often it was said. Events have a log of their own, as large clusters
 * keep them in an etcd of their own: they change no revision, and nothing depends on them.
 *
 * @param events the events, by what tells them apart
 */
public record EventLog(SortedMap<String, io.github.kubevalue.model.core.Event> events) {
    static final EventLog EMPTY = new EventLog(TreeMap.empty());

    // cmd/kube-apiserver, --event-ttl: a lease of etcd that each telling takes anew
    private static final Duration TTL = Duration.ofHours(1);

    /** Returns the events that were told, or told again, less than an hour ago. */
    Seq<io.github.kubevalue.model.core.Event> living(Instant now) {
        return events.values()
                .filter(event -> event.lastTimestamp().forAll(told -> now.isBefore(told.plus(TTL))))
                .toVector();
    }

    EventLog with(Seq<Event> told, String reporter, Instant now) {
        return told.foldLeft(this, (log, event) -> log.with(event, reporter, now));
    }

    private EventLog with(Event told, String reporter, Instant now) {
        // client-go/tools/record/events_cache.go: equal events are counted, not repeated
        String key = String.join(
                "\0", told.regarding().key().toString(), uid(told), reporter, told.reason(), told.message());
        io.github.kubevalue.model.core.Event event = events.get(key)
                .map(before ->
                        before.withCount(before.count().map(count -> count + 1)).withLastTimestamp(Option.of(now)))
                .getOrElse(() -> first(told, reporter, now, key));
        return new EventLog(events.put(key, event));
    }

    private static io.github.kubevalue.model.core.Event first(Event told, String reporter, Instant now, String key) {
        KubeObject regarding = told.regarding();
        String namespace = regarding.namespace().isEmpty() ? "default" : regarding.namespace();
        String name = regarding.name() + "." + Long.toHexString(now.toEpochMilli() << 20 ^ key.hashCode() & 0xfffffL);
        return io.github.kubevalue.model.core.Event.builder()
                .metadata(
                        ObjectMeta.named(namespace, name).withUid(Option.none()).withCreationTimestamp(Option.of(now)))
                .involvedObject(ObjectReference.builder()
                        .apiVersion(regarding.type().apiVersion())
                        .kind(regarding.type().name())
                        .namespace(regarding.metadata().namespace())
                        .name(regarding.name())
                        .uid(regarding.metadata().uid())
                        .build())
                .reason(told.reason())
                .message(told.message())
                .source(EventSource.builder().component(reporter).build())
                .firstTimestamp(now)
                .lastTimestamp(now)
                .count(1)
                .eventType(new EventType(told.severity().toString()))
                .reportingComponent(reporter)
                .build();
    }

    private static String uid(Event told) {
        return told.regarding().metadata().uid().getOrElse("");
    }
}
