package io.github.kubevalue.model.cron;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.regex.Pattern;

/** The fields of a crontab: from which number to which they go, with names for some. */
enum Bounds {
    MINUTE(0, 59),
    HOUR(0, 23),
    DAY(1, 31),
    MONTH(1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    WEEKDAY(0, 6, "sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

    private final int min;
    private final int max;

    @SuppressWarnings("ImmutableEnumChecker") // a Seq is immutable
    private final Seq<String> names;

    Bounds(int min, int max, String... names) {
        this.min = min;
        this.max = max;
        this.names = Vector.of(names);
    }

    Field all() {
        return Field.of(min, max, 1, true);
    }

    Field least() {
        return Field.of(min, min, 1, false);
    }

    /** Reads a list of ranges: {@code 1,5-7/2}. */
    Field read(String text) throws Unreadable {
        Field field = Field.NONE;
        for (String range : text.split(",", -1)) {
            field = range.isEmpty() ? field : field.or(range(range));
        }
        return field;
    }

    /** A star, a number or a range, and perhaps a step. */
    private Field range(String text) throws Unreadable {
        // parser.go, getRange
        String[] parts = text.split("/", -1);
        String[] bounds = parts[0].split("-", -1);
        boolean star = bounds[0].equals("*") || bounds[0].equals("?");
        long start = star ? min : number(bounds[0]);
        long end = star ? max : start;
        if (!star && bounds.length > 2) {
            throw new Unreadable("too many hyphens: " + text);
        }
        if (!star && bounds.length == 2) {
            end = number(bounds[1]);
        }
        long step = 1;
        if (parts.length == 2) {
            step = whole(parts[1]);
            end = bounds.length == 1 ? max : end;
        } else if (parts.length > 2) {
            throw new Unreadable("too many slashes: " + text);
        }
        check(start, end, step, text);
        return Field.of(start, end, step, star && step == 1);
    }

    private void check(long start, long end, long step, String text) throws Unreadable {
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

    private long number(String text) throws Unreadable {
        int named = names.indexOf(text.toLowerCase(Locale.ROOT));
        return named >= 0 ? named + min : whole(text);
    }

    private static long whole(String text) throws Unreadable {
        if (!WHOLE.matcher(text).matches()) {
            throw new Unreadable(
                    "failed to parse int from " + text + ": strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        try {
            long number = Long.parseLong(text);
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
