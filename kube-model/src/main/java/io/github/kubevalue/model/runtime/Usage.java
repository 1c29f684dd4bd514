package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How much of a resource a process uses, from its start on: {@code 100Mi,2Gi@10m} is 100 MiB, and 2 GiB once it has run for
 * ten minutes.
 *
 * @param levels what is used from some time on, by time; nothing before the first
 */
public record Usage(Seq<Level> levels) {
    /** Uses nothing. */
    public static final Usage NONE = new Usage(Vector.empty());

    /**
     * What is used from some time on.
     *
     * @param after the time from the start of the process
     * @param amount the amount
     */
    public record Level(Duration after, Quantity amount) {
        /** Returns {@code 2Gi@10m}; {@code 2Gi} if so from the start. */
        @Override
        public String toString() {
            return after.isZero() ? amount.toString() : amount + "@" + DurationText.of(after);
        }
    }

    /** Returns what uses that much all the time. */
    public static Usage of(Quantity amount) {
        return new Usage(Vector.of(new Level(Duration.ZERO, amount)));
    }

    /**
     * Reads {@code 100Mi,2Gi@10m}.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Usage parse(String text) {
        return new Usage(
                Vector.of(text.split(",")).map(String::strip).map(Usage::level).sortBy(Level::after));
    }

    /** Reads it likewise, or says why it cannot be read. */
    static Either<String, Usage> tryParse(String text) {
        try {
            return Either.right(parse(text));
        } catch (IllegalArgumentException refusal) {
            return Either.left(String.valueOf(refusal.getMessage()));
        }
    }

    private static Level level(String text) {
        int at = text.indexOf('@');
        try {
            return at < 0
                    ? new Level(Duration.ZERO, Quantity.parse(text))
                    : new Level(DurationText.parse(text.substring(at + 1)), Quantity.parse(text.substring(0, at)));
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException("must list amounts and since when, as in 100Mi,2Gi@10m", refusal);
        }
    }

    /** Returns what is used after a process has run for that time. */
    public Quantity at(Duration run) {
        return levels.findLast(level -> level.after.compareTo(run) <= 0)
                .map(Level::amount)
                .getOrElse(Quantity.ZERO);
    }

    /** After how long a run the use exceeds an amount for the first time; none if it never does. */
    public Option<Duration> exceeds(Quantity amount) {
        return levels.find(level -> level.amount.compareTo(amount) > 0).map(Level::after);
    }

    /** Returns the text of the annotation. */
    @Override
    public String toString() {
        return levels.mkString(",");
    }
}
