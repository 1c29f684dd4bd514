package io.github.kubevalue.model.canonical;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a text that are drawn, counted or read off a clock, and what stands for them in a canonical form. */
final class Masks {
    // apimachinery/pkg/util/rand/rand.go: the letters of generated suffixes; cronjob/utils.go, getJobName: minutes
    // since 1970
    private static final Pattern DRAWN = Pattern.compile("(?<uid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
            + "|(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)"
            + "|(?<ip>\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|\\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})"
            + "|(?<name>-(?:[bcdfghjklmnpqrstvwxz2456789]{5}|\\d{8})(?![a-z0-9]))");

    private Masks() {}

    /** Returns the text with {@code -*} for generated ends of names, {@code <uid>}, {@code <time>} and {@code <ip>}. */
    static String masked(String text) {
        if (text.indexOf('-') < 0 && text.indexOf('.') < 0 && text.indexOf(':') < 0) {
            return text;
        }
        Matcher matcher = DRAWN.matcher(text);
        return matcher.find() ? matcher.replaceAll(found -> mask(matcher)) : text;
    }

    private static String mask(Matcher found) {
        if (found.group("name") != null) {
            return "-*";
        }
        return found.group("uid") != null ? "<uid>" : found.group("time") != null ? "<time>" : "<ip>";
    }
}
