package io.github.kubevalue.model.controller.cronjob;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.cron.Schedule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The run that a CronJob owes.
 *
 * @param earliest from when on runs count
 * @param recent the last time that was scheduled since, if one was found
 * @param missed how many were passed over
 */
record Due(Instant earliest, Option<Instant> recent, Missed missed) {
    private static final Duration DELTA = Duration.ofMillis(100);
    private static final long MANY = 100;

    /** The longest time that Go knows, in seconds. */
    private static final long LONGEST = Long.MAX_VALUE / 1_000_000_000;

    /** How many runs were passed over, as far as anybody cares. */
    enum Missed {
        NONE,
        FEW,
        MANY
    }

    /** The most recent run that was due, within the starting deadline. */
    static Either<String, Due> of(CronJob job, Schedule schedule, Instant now) {
        Instant start = start(job);
        Instant deadline = deadline(job).map(now::minus).filter(start::isBefore).getOrElse(start);
        return since(deadline, schedule, now);
    }

    /** How late a run may start. */
    static Option<Duration> deadline(CronJob job) {
        return job.spec().startingDeadlineSeconds().map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST)));
    }

    private static Instant start(CronJob job) {
        return job.status()
                .lastScheduleTime()
                .orElse(job.metadata().creationTimestamp())
                .getOrElse(Instant.EPOCH);
    }

    /** The most recent run that was due after some time; where runs are not regular, an estimate may pass it over. */
    static Either<String, Due> since(Instant earliest, Schedule schedule, Instant now) {
        // pkg/controller/cronjob/utils.go, mostRecentScheduleTime
        Option<Instant> first = schedule.next(earliest);
        if (first.exists(now::isBefore)) {
            return Either.right(new Due(earliest, Option.none(), Missed.NONE));
        }
        Option<Instant> second = first.flatMap(schedule::next);
        if (second.isEmpty()) {
            return Either.left("time difference between two schedules is less than 1 second");
        }
        return Either.right(
                second.exists(now::isBefore)
                        ? new Due(earliest, first, Missed.NONE)
                        : estimate(earliest, first.get(), second.get(), schedule, now));
    }

    private static Due estimate(Instant earliest, Instant first, Instant second, Schedule schedule, Instant now) {
        long interval = Duration.between(first, second).toSeconds();
        long missed = Duration.between(first, now).toSeconds() / interval + 1;
        Instant last = first.plusSeconds((missed - 2) * interval);
        Option<Instant> recent = Option.none();
        for (Option<Instant> next = schedule.next(last); next.exists(time -> !time.isAfter(now)); ) {
            recent = next;
            next = next.flatMap(schedule::next);
        }
        return new Due(earliest, recent, missed > MANY ? Missed.MANY : Missed.FEW);
    }

    /** Returns how long it is until the next run, and a moment; nothing if there is none. */
    static Option<Duration> next(CronJob job, Schedule schedule, Instant now) {
        // pkg/controller/cronjob/utils.go, nextScheduleTimeDuration
        Instant from =
                since(start(job), schedule, now).map(due -> due.last(now)).getOrElse(now);
        return schedule.next(from).map(next -> Duration.between(now, next).plus(DELTA));
    }

    private Instant last(Instant now) {
        return recent.getOrElse(missed == Missed.NONE ? earliest : now);
    }
}
