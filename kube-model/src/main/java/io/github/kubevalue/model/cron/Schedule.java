package io.github.kubevalue.model.cron;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * When something is due, again and again: {@code Schedule.parse("30 6-16/4 * * 1-5")}.
 *
 * <p>Law: the next time is later than the time asked for, and a whole second.
 */
public sealed interface Schedule permits Crontab, Every {

    /**
     * Reads a schedule: {@code 0 0 1 * ?}, {@code @hourly}, {@code @every 90m}, each perhaps after {@code TZ=Europe/Rome}.
     *
     * @return the schedule, or what is wrong with the text in the words of the cron library
     */
    static Either<String, Schedule> parse(String text) {
        try {
            return Either.right(Reader.read(text));
        } catch (Unreadable problem) {
            return Either.left(problem.getMessage());
        }
    }

    /** Returns the first time after that one; none if there is none within five years. */
    Option<Instant> next(Instant after);
}
