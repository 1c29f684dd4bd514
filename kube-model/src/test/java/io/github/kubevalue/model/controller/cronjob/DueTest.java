package io.github.kubevalue.model.controller.cronjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.batch.CronJob;
import io.github.kubevalue.model.batch.CronJobSpec;
import io.github.kubevalue.model.cron.Schedule;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables are those of pkg/controller/cronjob/utils_test.go; times are since ten o'clock of 19 May 2016, a Thursday. */
class DueTest {
    private static final Instant TEN = Instant.parse("2016-05-19T10:00:00Z");
    private static final String NEVER = "never";

    private static Option<Instant> time(String sinceTen) {
        return Option.when(!sinceTen.equals(NEVER), () -> TEN.plus(Duration.parse("PT" + sinceTen)));
    }

    private static CronJob cronJob(String created, String last, long deadline) {
        CronJob job = CronJob.builder()
                .metadata(ObjectMeta.named("demo", "tick").withCreationTimestamp(time(created)))
                .spec(CronJobSpec.builder()
                        .startingDeadlineSeconds(Option.when(deadline > 0, deadline))
                        .build())
                .build();
        return job.withStatus(job.status().withLastScheduleTime(time(last)));
    }

    private static Schedule schedule(String text) {
        return Schedule.parse(text).get();
    }

    @ParameterizedTest
    @CsvSource({
        "0 * * * *,           0S,     never, 30S,     0S,     never,   NONE",
        "0 * * * *,           0S,     never, 61M,     0S,     60M,     NONE",
        "0 * * * *,           10S,    never, 301M,    10S,    300M,    FEW",
        "30 6-16/4 * * 1-5,   0S,     30M,   24H31M,  30M,    24H30M,  FEW",
        "'30 10,11,12 * * 1-5', 0S,   30M,   30H30M,  30M,    never,   FEW",
        "30 6-16/4 * * 1-5,   0S,     30M,   96H31M,  30M,    96H30M,  FEW",
        "30 6-16/4 * * 1-5,   0S,     never, 24H31M,  0S,     24H30M,  FEW",
        "@every 1h,           -59M,   1M,    168H,    1M,     167H1M,  MANY",
        "0 * * * *,           0S,     0S,    30S,     0S,     never,   NONE",
        "*/5 * * * *,         0S,     30M,   31M,     30M,    never,   NONE",
    })
    void mostRecentRunIsFoundSinceTheLast(
            String text, String created, String last, String now, String earliest, String recent, Due.Missed missed) {
        Instant start = time(last).orElse(time(created)).get();
        Either<String, Due> due = Due.since(start, schedule(text), time(now).get());
        assertThat(due.get()).isEqualTo(new Due(time(earliest).get(), time(recent), missed));
    }

    @ParameterizedTest
    @CsvSource({
        "*/5 * * * *, 0S,   30M,   60,   31M,      30M,      never",
        "*/5 * * * *, 0S,   30M,   60,   32M,      31M,      never",
        "0 * * * ?,   -10M, never, 0,    -7M,      -10M,     never",
        "0 * * * ?,   -10M, never, 0,    2S,       -10M,     0S",
        "0 * * * ?,   -10M, 0S,    0,    2M,       0S,       never",
        "0 * * * ?,   -10M, 0S,    0,    65M,      0S,       60M",
        "0 * * * ?,   -2H,  -1H,   0,    65M,      -1H,      60M",
        "0 * * * ?,   -2H,  -1H,   0,    241H,     -1H,      241H",
        "0 * * * ?,   -2H,  -1H,   7200, 241H,     239H,     241H",
    })
    void runThatIsTooLateDoesNotCount(
            String text, String created, String last, long deadline, String now, String earliest, String recent) {
        Due due = Due.of(
                        cronJob(created, last, deadline),
                        schedule(text),
                        time(now).get())
                .get();
        assertThat(due.earliest()).isEqualTo(time(earliest).get());
        assertThat(due.recent()).isEqualTo(time(recent));
    }

    @ParameterizedTest
    @CsvSource({"59 23 31 2 *, 10S, 60M"})
    void scheduleThatNeverComesIsFaulty(String text, String created, String now) {
        Either<String, Due> due =
                Due.of(cronJob(created, NEVER, 0), schedule(text), time(now).get());
        assertThat(due.getLeft()).isEqualTo("time difference between two schedules is less than 1 second");
    }

    @ParameterizedTest
    @CsvSource({
        "30 6-16/4 * * 1-5,     30M,   24H31M,   3H59M0.1S",
        "'30 10,11,12 * * 1-5', 30M,   30H30M,   66H0.1S",
        "0 12 * * 4,            2H,    457H30M,  48H30M0.1S",
        "0 12 * * 5,            never, 6H,       20H0.1S",
    })
    void nextLookIsAMomentAfterTheNextRun(String text, String last, String now, String delay) {
        assertThat(Due.next(cronJob("0S", last, 0), schedule(text), time(now).get()))
                .contains(Duration.parse("PT" + delay));
    }
}
