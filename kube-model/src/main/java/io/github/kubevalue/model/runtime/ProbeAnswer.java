package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * When a process answers a probe with success, counted from its start: {@code 0s-5m,8m-} is for five minutes, and again from
 * the eighth on.
 *
 * @param successes the spans of time in which it does, one after the other
 */
public record ProbeAnswer(Seq<Span> successes) {
    /** Always. */
    public static final ProbeAnswer ALWAYS = from(Duration.ZERO);

    /** Never. */
    public static final ProbeAnswer NEVER = new ProbeAnswer(Vector.empty());

    /**
     * A span of time.
     *
     * @param from when it begins
     * @param until when it is over; none if it lasts
     */
    public record Span(Duration from, Option<Duration> until) {
        /** Returns {@code 0s-5m0s}; {@code 8m0s-} if it lasts. */
        @Override
        public String toString() {
            return DurationText.of(from) + "-" + until.map(DurationText::of).getOrElse("");
        }
    }

    /** Returns the answer from some time on, and ever after. */
    public static ProbeAnswer from(Duration after) {
        return new ProbeAnswer(Vector.of(new Span(after, Option.none())));
    }

    /**
     * Reads {@code 0s-5m,8m-}, or {@code never}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static ProbeAnswer parse(String text) {
        if (text.equals("never")) {
            return NEVER;
        }
        Vector<Span> spans = Vector.of(text.split(",")).map(String::strip).map(ProbeAnswer::span);
        Seq<Duration> times = spans.flatMap(span -> Vector.of(span.from).appendAll(span.until));
        boolean inOrder = times.zip(times.drop(1)).forAll(pair -> pair._1.compareTo(pair._2) < 0)
                && spans.dropRight(1).forAll(span -> span.until.isDefined());
        if (!inOrder) {
            throw unreadable();
        }
        return new ProbeAnswer(spans);
    }

    private static Span span(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 2) {
            throw unreadable();
        }
        try {
            return new Span(
                    DurationText.parse(parts[0]),
                    parts[1].isEmpty() ? Option.none() : Option.of(DurationText.parse(parts[1])));
        } catch (IllegalArgumentException refusal) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("must be never, or when it is so, as in 0s-5m,8m-");
    }

    /** Returns the text of the annotation. */
    @Override
    public String toString() {
        return successes.isEmpty() ? "never" : successes.mkString(",");
    }
}
