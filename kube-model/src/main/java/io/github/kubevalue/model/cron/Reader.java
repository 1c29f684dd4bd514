package io.github.kubevalue.model.cron;

import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.Vector;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Reads schedules. (robfig/cron v3, parser.go) */
final class Reader {
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String EVERY = "@every ";

    private Reader() {}

    static Schedule read(String text) throws Unreadable {
        if (text.isEmpty()) {
            throw new Unreadable("empty spec string");
        }
        if (!text.startsWith("TZ=") && !text.startsWith("CRON_TZ=")) {
            return read(text, ZoneOffset.UTC);
        }
        int blank = text.indexOf(' ');
        if (blank < 0) {
            // pkg/util/parsers/parsers.go, ParseCronScheduleWithPanicRecovery
            throw new Unreadable("invalid schedule format: runtime error: slice bounds out of range [:-1]");
        }
        return read(text.substring(blank).strip(), zone(text.substring(text.indexOf('=') + 1, blank)));
    }

    private static ZoneId zone(String name) throws Unreadable {
        return TimeZones.of(name)
                .getOrElseThrow(problem -> new Unreadable("provided bad location " + name + ": " + problem));
    }

    private static Schedule read(String text, ZoneId zone) throws Unreadable {
        if (text.startsWith("@")) {
            return named(text, zone);
        }
        Vector<String> words = Vector.of(BLANKS.split(text)).reject(String::isEmpty);
        if (words.size() != Bounds.values().length) {
            throw new Unreadable(
                    "expected exactly 5 fields, found " + words.size() + ": " + words.mkString("[", " ", "]"));
        }
        return new Crontab(
                Bounds.MINUTE.read(words.get(0)),
                Bounds.HOUR.read(words.get(1)),
                Bounds.DAY.read(words.get(2)),
                Bounds.MONTH.read(words.get(3)),
                Bounds.WEEKDAY.read(words.get(4)),
                zone);
    }

    private static Schedule named(String text, ZoneId zone) throws Unreadable {
        Field minute = Bounds.MINUTE.least();
        Field hour = Bounds.HOUR.least();
        Field first = Bounds.DAY.least();
        Field days = Bounds.DAY.all();
        Field months = Bounds.MONTH.all();
        Field week = Bounds.WEEKDAY.all();
        return switch (text) {
            case "@yearly", "@annually" -> new Crontab(minute, hour, first, Bounds.MONTH.least(), week, zone);
            case "@monthly" -> new Crontab(minute, hour, first, months, week, zone);
            case "@weekly" -> new Crontab(minute, hour, days, months, Bounds.WEEKDAY.least(), zone);
            case "@daily", "@midnight" -> new Crontab(minute, hour, days, months, week, zone);
            case "@hourly" -> new Crontab(minute, Bounds.HOUR.all(), days, months, week, zone);
            default -> every(text);
        };
    }

    private static Schedule every(String text) throws Unreadable {
        if (!text.startsWith(EVERY)) {
            throw new Unreadable("unrecognized descriptor: " + text);
        }
        try {
            return new Every(DurationText.parseGo(text.substring(EVERY.length())));
        } catch (IllegalArgumentException problem) {
            throw new Unreadable("failed to parse duration " + text + ": " + problem.getMessage());
        }
    }
}
