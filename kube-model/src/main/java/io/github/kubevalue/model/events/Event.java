package io.github.kubevalue.model.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.EventSource;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.MicroTime;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What happened to an object, in the form of events.k8s.io. */
@Value.Immutable
@JsonDeserialize(builder = Event.Builder.class)
public interface Event extends KubeObject, WithEvent {
    /** The kind {@code events.k8s.io/v1 Event}. */
    Kind<Event> KIND = Kind.of("events.k8s.io/v1", "Event", "events", Scope.NAMESPACED, Event.class);

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

    /** When it was first seen. */
    @JsonInclude
    Option<MicroTime> eventTime();

    /** How often it happened since. */
    Option<EventSeries> series();

    /** The controller that tells it. */
    Option<String> reportingController();

    /** The instance of that controller. */
    Option<String> reportingInstance();

    /** What was done. */
    Option<String> action();

    /** Why, in one word: {@code FailedScheduling}. */
    Option<String> reason();

    /** The object. */
    @Value.Default
    default ObjectReference regarding() {
        return ObjectReference.builder().build();
    }

    /** A second object that it concerns. */
    Option<ObjectReference> related();

    /** What happened, in words for people. */
    Option<String> note();

    /** How grave it is. The field is called {@code type}. */
    @JsonProperty("type")
    Option<String> eventType();

    /** Who tells it, in the older form. */
    @Value.Default
    default EventSource deprecatedSource() {
        return EventSource.builder().build();
    }

    /** When it first happened, in the older form. */
    @JsonInclude
    Option<Instant> deprecatedFirstTimestamp();

    /** When it last happened, in the older form. */
    @JsonInclude
    Option<Instant> deprecatedLastTimestamp();

    /** How often it happened, in the older form. */
    Option<Integer> deprecatedCount();

    @Override
    Event withMetadata(ObjectMeta metadata);

    /** Builds an {@link Event}. */
    final class Builder extends ImmutableEvent.Builder {
        Builder() {}
    }
}
