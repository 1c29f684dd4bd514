package io.github.kubevalue.model.validation.batch;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is wrong with the text of a schedule, in the words of the cron library. (robfig/cron v3, parser.go) */
final class CronSchedules {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Seq<String> NAMED =
            Vector.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final Seq<String> MONTHS =
            Vector.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Seq<String> DAYS = Vector.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Seq<Field> FIELDS = Vector.of(
            new Field(0, 59, Vector.empty()),
            new Field(0, 23, Vector.empty()),
            new Field(1, 31, Vector.empty()),
            new Field(1, 12, MONTHS),
            new Field(0, 6, DAYS));

    private CronSchedules() {}

    /** A text that cannot be read. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /** Returns what is wrong with the schedule, if anything. */
    static Option<String> problem(String schedule) {
        try {
            check(schedule);
            return Option.none();
        } catch (Unreadable problem) {
            return Option.of(problem.getMessage());
        }
    }

    private static void check(String schedule) throws Unreadable {
        String spec = schedule;
        if (spec.startsWith("TZ=") || spec.startsWith("CRON_TZ=")) {
            int blank = spec.indexOf(' ');
            if (blank < 0) {
                throw new Unreadable("invalid schedule format: runtime error: slice bounds out of range [:-1]");
            }
            String zone = spec.substring(spec.indexOf('=') + 1, blank);
            if (!isZone(zone)) {
                throw new Unreadable("provided bad location " + zone + ": unknown time zone " + zone);
            }
            spec = spec.substring(blank).strip();
        }
        if (spec.startsWith("@")) {
            descriptor(spec);
            return;
        }
        Vector<String> words =
                spec.isBlank() ? Vector.empty() : Vector.of(spec.strip().split("\\s+"));
        if (words.size() != FIELDS.size()) {
            throw new Unreadable(
                    "expected exactly 5 fields, found " + words.size() + ": " + words.mkString("[", " ", "]"));
        }
        for (int i = 0; i < words.size(); i++) {
            for (String range : words.get(i).split(",")) {
                if (!range.isEmpty()) {
                    FIELDS.get(i).check(range);
                }
            }
        }
    }

    private static void descriptor(String text) throws Unreadable {
        if (NAMED.contains(text)) {
            return;
        }
        if (!text.startsWith("@every ")) {
            throw new Unreadable("unrecognized descriptor: " + text);
        }
        String duration = text.substring("@every ".length());
        if (!duration.matches("[+-]?(0|([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h))+")) {
            throw new Unreadable("failed to parse duration " + text + ": time: invalid duration \"" + duration + "\"");
        }
    }

    /** Whether that is the name of a time zone. */
    static boolean isZone(String name) {
        return name.equals("UTC") || name.equals("Local") || Zones.NAMES.contains(name);
    }

    /** The time zones of the tz database. */
    private static final class Zones {
        private static final Set<String> NAMES = names();

        private static Set<String> names() {
            Set<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
            names.removeIf(name -> name.startsWith("SystemV/"));
            names.addAll(Set.of("EST", "MST", "HST", "ROC"));
            return names;
        }
    }

    /** A field of a schedule: from which number to which, with names for some. */
    private record Field(int min, int max, Seq<String> names) {

        /** A star, a number or a range, and perhaps a step. */
        private void check(String text) throws Unreadable {
            String[] parts = text.split("/", -1);
            String[] bounds = parts[0].split("-", -1);
            boolean star = bounds[0].equals("*") || bounds[0].equals("?");
            int start = star ? min : number(bounds[0]);
            int end = star ? max : start;
            if (!star && bounds.length > 2) {
                throw new Unreadable("too many hyphens: " + text);
            }
            if (!star && bounds.length == 2) {
                end = number(bounds[1]);
            }
            int step = 1;
            if (parts.length == 2) {
                step = whole(parts[1]);
                end = bounds.length == 1 ? max : end;
            } else if (parts.length > 2) {
                throw new Unreadable("too many slashes: " + text);
            }
            range(start, end, step, text);
        }

        private void range(int start, int end, int step, String text) throws Unreadable {
            if (start < min) {
                throw new Unreadable("beginning of range (" + start + ") below minimum (" + min + "): " + text);
            }
            if (end > max) {
                throw new Unreadable("end of range (" + end + ") above maximum (" + max + "): " + text);
            }
            if (start > end) {
                throw new Unreadable("beginning of range (" + start + ") beyond end of range (" + end + "): " + text);
            }
            if (step == 0) {
                throw new Unreadable("step of range should be a positive number: " + text);
            }
        }

        private int number(String text) throws Unreadable {
            int named = names.indexOf(text.toLowerCase(Locale.ROOT));
            return named >= 0 ? named + min : whole(text);
        }

        private static int whole(String text) throws Unreadable {
            if (!WHOLE.matcher(text).matches()) {
                throw new Unreadable("failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text
                        + "\": invalid syntax");
            }
            try {
                int number = Integer.parseInt(text);
                if (number < 0) {
                    throw new Unreadable("negative number (" + number + ") not allowed: " + text);
                }
                return number;
            } catch (NumberFormatException tooLarge) {
                throw new Unreadable("failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text
                        + "\": value out of range");
            }
        }
    }
}
