package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.MicroTime;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Something that happened to an object, told for people. */
@Value.Immutable
@JsonDeserialize(builder = Event.Builder.class)
public interface Event extends KubeObject, WithEvent {
    /** The kind {@code v1 Event}. */
    Kind<Event> KIND = Kind.of("v1", "Event", "events", Scope.NAMESPACED, Event.class);

    /** Returns an Event of that name. */
    static Event named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Event> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The object. */
    @Value.Default
    default ObjectReference involvedObject() {
        return ObjectReference.builder().build();
    }

    /** Why, in one word: {@code FailedScheduling}. */
    Option<String> reason();

    /** What happened, in words for people. */
    Option<String> message();

    /** Who tells it. */
    @Value.Default
    default EventSource source() {
        return EventSource.builder().build();
    }

    /** When it first happened. */
    @JsonInclude
    Option<Instant> firstTimestamp();

    /** When it last happened. */
    @JsonInclude
    Option<Instant> lastTimestamp();

    /** How often it happened. */
    Option<Integer> count();

    /** How grave it is. The field is called {@code type}. */
    @JsonProperty("type")
    Option<EventType> eventType();

    /** When it was first seen. */
    @JsonInclude
    Option<MicroTime> eventTime();

    /** How often it happened since. */
    Option<EventSeries> series();

    /** What was done about the object. */
    Option<String> action();

    /** A second object that it concerns. */
    Option<ObjectReference> related();

    /** The controller that tells it. */
    @JsonInclude
    @Value.Default
    default String reportingComponent() {
        return "";
    }

    /** The instance of that controller. */
    @JsonInclude
    @Value.Default
    default String reportingInstance() {
        return "";
    }

    /** When it was seen last, in whichever form that is said. */
    // pkg/printers/internalversion/printers.go, printEvent
    default Option<Instant> lastSeen() {
        return series().isDefined()
                ? series().flatMap(EventSeries::lastObservedTime).map(MicroTime::time)
                : lastTimestamp().orElse(firstSeen());
    }

    /** When it was seen first, likewise. */
    default Option<Instant> firstSeen() {
        return firstTimestamp().orElse(eventTime().map(MicroTime::time));
    }

    @Override
    Event withMetadata(ObjectMeta metadata);

    /** Builds an {@link Event}. */
    final class Builder extends ImmutableEvent.Builder {
        Builder() {}
    }
}
