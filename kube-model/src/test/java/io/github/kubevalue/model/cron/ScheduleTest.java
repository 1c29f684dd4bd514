package io.github.kubevalue.model.cron;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables are those of robfig/cron v3.0.1: spec_test.go, constantdelay_test.go and parser_test.go; and what the library answers
 * where a month begins without a midnight (Havana). Where a day is left out (Apia) it would search for ever.
 */
class ScheduleTest {

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Schedule schedule(String text) {
        return Schedule.parse(text).getOrElseThrow(problem -> new AssertionError(text + ": " + problem));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2012-07-09T15:00:00Z | 0/15 * * * * | true
        2012-07-09T15:45:00Z | 0/15 * * * * | true
        2012-07-09T15:40:00Z | 0/15 * * * * | false
        2012-07-09T15:05:00Z | 5/15 * * * * | true
        2012-07-09T15:20:00Z | 5/15 * * * * | true
        2012-07-09T15:50:00Z | 5/15 * * * * | true
        2012-07-15T15:00:00Z | 0/15 * * Jul * | true
        2012-07-15T15:00:00Z | 0/15 * * Jun * | false
        2012-07-15T08:30:00Z | 30 08 ? Jul Sun | true
        2012-07-15T08:30:00Z | 30 08 15 Jul ? | true
        2012-07-16T08:30:00Z | 30 08 ? Jul Sun | false
        2012-07-16T08:30:00Z | 30 08 15 Jul ? | false
        2012-07-09T15:00:00Z | @hourly | true
        2012-07-09T15:04:00Z | @hourly | false
        2012-07-09T15:00:00Z | @daily | false
        2012-07-09T00:00:00Z | @daily | true
        2012-07-09T00:00:00Z | @weekly | false
        2012-07-08T00:00:00Z | @weekly | true
        2012-07-08T01:00:00Z | @weekly | false
        2012-07-08T00:00:00Z | @monthly | false
        2012-07-01T00:00:00Z | @monthly | true
        2012-07-15T00:00:00Z | * * 1,15 * Sun | true
        2012-06-15T00:00:00Z | * * 1,15 * Sun | true
        2012-08-01T00:00:00Z | * * 1,15 * Sun | true
        2012-07-15T00:00:00Z | * * */10 * Sun | true
        2012-07-15T00:00:00Z | * * * * Mon | false
        2012-07-09T00:00:00Z | * * 1,15 * * | false
        2012-07-15T00:00:00Z | * * 1,15 * * | true
        2012-07-15T00:00:00Z | * * */2 * Sun | true
        """)
    void scheduleIsActiveAtItsTimes(String at, String text, boolean isActive) {
        assertThat(schedule(text).next(time(at).minusSeconds(1)).contains(time(at)))
                .isEqualTo(isActive);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2012-07-09T14:45:00Z | 0/15 * * * * | 2012-07-09T15:00:00Z
        2012-07-09T14:59:00Z | 0/15 * * * * | 2012-07-09T15:00:00Z
        2012-07-09T14:59:59Z | 0/15 * * * * | 2012-07-09T15:00:00Z
        2012-07-09T15:45:00Z | 20-35/15 * * * * | 2012-07-09T16:20:00Z
        2012-07-09T23:46:00Z | */15 * * * * | 2012-07-10T00:00:00Z
        2012-07-09T23:45:00Z | 20-35/15 * * * * | 2012-07-10T00:20:00Z
        2012-07-09T23:35:00Z | 0 0 9 Apr-Oct ? | 2012-08-09T00:00:00Z
        2012-07-09T23:35:00Z | 0 0 */5 Apr,Aug,Oct Mon | 2012-08-01T00:00:00Z
        2012-07-09T23:35:00Z | 0 0 */5 Oct Mon | 2012-10-01T00:00:00Z
        2012-07-09T23:35:00Z | 0 0 * Feb Mon | 2013-02-04T00:00:00Z
        2012-07-09T23:35:00Z | 0 0 * Feb Mon/2 | 2013-02-01T00:00:00Z
        2012-12-31T23:59:45Z | * * * * * | 2013-01-01T00:00:00Z
        2012-07-09T23:35:00Z | 0 0 29 Feb ? | 2016-02-29T00:00:00Z
        2012-03-11T00:00:00-05:00 | TZ=America/New_York 30 2 11 Mar ? | 2013-03-11T02:30:00-04:00
        2012-03-11T00:00:00-05:00 | TZ=America/New_York 0 * * * ? | 2012-03-11T01:00:00-05:00
        2012-03-11T01:00:00-05:00 | TZ=America/New_York 0 * * * ? | 2012-03-11T03:00:00-04:00
        2012-03-11T03:00:00-04:00 | TZ=America/New_York 0 * * * ? | 2012-03-11T04:00:00-04:00
        2012-03-11T04:00:00-04:00 | TZ=America/New_York 0 * * * ? | 2012-03-11T05:00:00-04:00
        2012-03-11T00:00:00-05:00 | CRON_TZ=America/New_York 0 * * * ? | 2012-03-11T01:00:00-05:00
        2012-03-11T01:00:00-05:00 | CRON_TZ=America/New_York 0 * * * ? | 2012-03-11T03:00:00-04:00
        2012-03-11T03:00:00-04:00 | CRON_TZ=America/New_York 0 * * * ? | 2012-03-11T04:00:00-04:00
        2012-03-11T04:00:00-04:00 | CRON_TZ=America/New_York 0 * * * ? | 2012-03-11T05:00:00-04:00
        2012-03-11T00:00:00-05:00 | TZ=America/New_York 0 1 * * ? | 2012-03-11T01:00:00-05:00
        2012-03-11T01:00:00-05:00 | TZ=America/New_York 0 1 * * ? | 2012-03-12T01:00:00-04:00
        2012-03-11T00:00:00-05:00 | TZ=America/New_York 0 2 * * ? | 2012-03-12T02:00:00-04:00
        2012-11-04T00:00:00-04:00 | TZ=America/New_York 30 2 04 Nov ? | 2012-11-04T02:30:00-05:00
        2012-11-04T01:45:00-04:00 | TZ=America/New_York 30 1 04 Nov ? | 2012-11-04T01:30:00-05:00
        2012-11-04T00:00:00-04:00 | TZ=America/New_York 0 * * * ? | 2012-11-04T01:00:00-04:00
        2012-11-04T01:00:00-04:00 | TZ=America/New_York 0 * * * ? | 2012-11-04T01:00:00-05:00
        2012-11-04T01:00:00-05:00 | TZ=America/New_York 0 * * * ? | 2012-11-04T02:00:00-05:00
        2012-11-04T00:00:00-04:00 | TZ=America/New_York 0 1 * * ? | 2012-11-04T01:00:00-04:00
        2012-11-04T01:00:00-04:00 | TZ=America/New_York 0 1 * * ? | 2012-11-04T01:00:00-05:00
        2012-11-04T01:00:00-05:00 | TZ=America/New_York 0 1 * * ? | 2012-11-05T01:00:00-05:00
        2012-11-04T00:00:00-04:00 | TZ=America/New_York 0 2 * * ? | 2012-11-04T02:00:00-05:00
        2012-11-04T02:00:00-05:00 | TZ=America/New_York 0 2 * * ? | 2012-11-05T02:00:00-05:00
        2012-11-04T00:00:00-04:00 | TZ=America/New_York 0 3 * * ? | 2012-11-04T03:00:00-05:00
        2012-11-04T03:00:00-05:00 | TZ=America/New_York 0 3 * * ? | 2012-11-05T03:00:00-05:00
        2012-07-09T23:35:00Z | 0 0 30 Feb ? | never
        2012-07-09T23:35:00Z | 0 0 31 Apr ? | never
        2012-11-04T00:00:00-04:00 | TZ=America/New_York 0 3 3 * ? | 2012-12-03T03:00:00-05:00
        2018-10-17T05:00:00-04:00 | TZ=America/Sao_Paulo 0 9 10 * ? | 2018-11-10T06:00:00-05:00
        2018-02-14T05:00:00-05:00 | TZ=America/Sao_Paulo 0 9 22 * ? | 2018-02-22T07:00:00-05:00
        2016-01-03T13:09:03+05:30 | TZ=Asia/Kolkata 14 14 * * * | 2016-01-03T14:14:00+05:30
        2016-01-03T04:09:03+05:30 | TZ=Asia/Kolkata 14 14 * * ? | 2016-01-03T14:14:00+05:30
        2016-01-03T14:00:00+05:30 | TZ=Asia/Kolkata 14 14 * * ? | 2016-01-03T14:14:00+05:30
        2001-03-14T06:05:43Z | TZ=America/Havana 46 * ? 6 mon-fri | 2001-06-01T23:46:00-04:00
        2012-04-17T10:15:51Z | TZ=America/Havana * */5 29 mar * | 2013-03-29T00:00:00-04:00
        2011-12-28T04:17:10Z | TZ=Pacific/Apia 36 0-2 31 10-12 * | 2011-12-31T00:36:00+14:00
        """)
    void nextTimeIsTheFirstThatTheScheduleAllows(String after, String text, String next) {
        assertThat(schedule(text).next(time(after))).isEqualTo(Option.when(!next.equals("never"), () -> time(next)));
    }

    @ParameterizedTest
    @CsvSource({
        "2012-07-09T14:45:00Z, 15m50ns, 2012-07-09T15:00:00Z",
        "2012-07-09T14:59:00Z, 15m, 2012-07-09T15:14:00Z",
        "2012-07-09T14:59:59Z, 15m, 2012-07-09T15:14:59Z",
        "2012-07-09T15:45:00Z, 35m, 2012-07-09T16:20:00Z",
        "2012-07-09T23:46:00Z, 14m, 2012-07-10T00:00:00Z",
        "2012-07-09T23:45:00Z, 35m, 2012-07-10T00:20:00Z",
        "2012-07-09T23:35:51Z, 44m24s, 2012-07-10T00:20:15Z",
        "2012-07-09T23:35:51Z, 25h44m24s, 2012-07-11T01:20:15Z",
        "2012-07-09T23:35:00Z, 2184h25m, 2012-10-09T00:00:00Z",
        "2012-12-31T23:59:45Z, 15s, 2013-01-01T00:00:00Z",
        "2012-07-09T14:45:00Z, 15ms, 2012-07-09T14:45:01Z",
        "2012-07-09T14:45:00.005Z, 15m, 2012-07-09T15:00:00Z",
        "2012-07-09T14:45:00.005Z, 15m50ns, 2012-07-09T15:00:00Z",
        "2012-07-09T14:45:00Z, 1.5h, 2012-07-09T16:15:00Z",
        "2012-07-09T14:45:00Z, -1h, 2012-07-09T14:45:01Z",
    })
    void everyWhileIsCountedInWholeSeconds(String after, String delay, String next) {
        assertThat(schedule("@every " + delay).next(time(after))).contains(time(next));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; empty spec string",
                "xyz; expected exactly 5 fields, found 1: [xyz]",
                "60 0 * * *; end of range (60) above maximum (59): 60",
                "0 60 * * *; end of range (60) above maximum (23): 60",
                "0 0 * * XYZ; failed to parse int from XYZ: strconv.Atoi: parsing \"XYZ\": invalid syntax",
                "0 0 * * 7; end of range (7) above maximum (6): 7",
                "0 0 0 * *; beginning of range (0) below minimum (1): 0",
                "TZ=America/New_York 15/0 * * * *; step of range should be a positive number: 15/0",
                "5 j * * *; failed to parse int from j: strconv.Atoi: parsing \"j\": invalid syntax",
                "* * * *; expected exactly 5 fields, found 4: [* * * *]",
                "5--5 * * * *; too many hyphens: 5--5",
                "*/-12 * * * *; negative number (-12) not allowed: -12",
                "*//2 * * * *; too many slashes: *//2",
                "5-3 * * * *; beginning of range (5) beyond end of range (3): 5-3",
                "@unrecognized; unrecognized descriptor: @unrecognized",
                "@every Xm; failed to parse duration @every Xm: time: invalid duration \"Xm\"",
                "@every 5; failed to parse duration @every 5: time: missing unit in duration \"5\"",
                "@every 5d; failed to parse duration @every 5d: time: unknown unit \"d\" in duration \"5d\"",
                "TZ=Nowhere * * * * *; provided bad location Nowhere: unknown time zone Nowhere",
                "TZ=UTC; invalid schedule format: runtime error: slice bounds out of range [:-1]",
            })
    void textThatIsNoScheduleIsRefusedInTheWordsOfTheLibrary(String text, String problem) {
        assertThat(Schedule.parse(text).getLeft()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5-7/2,3 * * * * | 1,3,5,7 * * * *",
                "CRON_TZ=UTC  5 * * * * | 5 * * * *",
                "@annually | 0 0 1 1 *",
                "@yearly | 0 0 1 JAN ?",
                "@midnight | 0 0 * * *",
                "TZ=Asia/Tokyo @weekly | TZ=Asia/Tokyo 0 0 * * SUN",
                "50/20 * * * * | 50 * * * *",
                "*/1 * * * * | * * * * *",
                "* * */40 * * | * * 1 * *",
            })
    void sameTimesAreTheSameSchedule(String one, String other) {
        assertThat(schedule(one)).isEqualTo(schedule(other));
    }

    @Provide
    Arbitrary<String> crontabs() {
        Arbitrary<String> minutes = Arbitraries.of("*", "0", "30", "*/15", "5,50", "10-20/3");
        Arbitrary<String> hours = Arbitraries.of("*", "0", "2", "1-3", "*/5", "23");
        Arbitrary<String> days = Arbitraries.of("*", "?", "1", "*/2", "15,31", "29");
        Arbitrary<String> months = Arbitraries.of("*", "2", "mar", "10-12", "*/5");
        Arbitrary<String> weekdays = Arbitraries.of("*", "0", "mon-fri", "*/2", "6");
        Arbitrary<String> zones = Arbitraries.of("UTC", "Europe/Rome", "America/New_York", "Australia/Lord_Howe");
        return Combinators.combine(zones, minutes, hours, days, months, weekdays)
                .as((zone, minute, hour, day, month, weekday) ->
                        String.join(" ", "TZ=" + zone, minute, hour, day, month, weekday));
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(0, Duration.ofDays(3650).toMillis())
                .map(Instant.parse("2020-01-01T00:00:00Z")::plusMillis);
    }

    @Property
    void nextTimeIsLaterAndNoTimeIsSkipped(@ForAll("crontabs") String text, @ForAll("times") Instant after) {
        Schedule schedule = schedule(text);
        Option<Instant> next = schedule.next(after);
        next.forEach(time -> {
            assertThat(time).isAfter(after);
            assertThat(time.getNano()).isZero();
            Instant between = after.plus(Duration.between(after, time).dividedBy(2));
            assertThat(schedule.next(between)).isEqualTo(next);
        });
    }
}
