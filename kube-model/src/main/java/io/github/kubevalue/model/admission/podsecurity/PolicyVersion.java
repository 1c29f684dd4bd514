package io.github.kubevalue.model.admission.podsecurity;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * The release whose rules count: {@code v1.24}, or {@code latest}.
 *
 * @param minor the minor number of the release; none for the latest
 */
record PolicyVersion(Option<Integer> minor) {
    static final PolicyVersion LATEST = new PolicyVersion(Option.none());

    private static final Pattern RELEASE = Pattern.compile("v1\\.([0-9]|[1-9][0-9]{1,8})");

    /** Returns the version that a label means. */
    static Option<PolicyVersion> parse(String text) {
        if (text.equals("latest")) {
            return Option.of(LATEST);
        }
        return Option.of(RELEASE.matcher(text))
                .filter(matcher -> matcher.matches())
                .map(matcher -> new PolicyVersion(Option.of(Integer.valueOf(matcher.group(1)))));
    }

    /** Returns the minor number that decides which revision of a check counts. */
    int upTo(int newest) {
        return Math.min(minor.getOrElse(newest), newest);
    }

    /** Returns {@code v1.24} or {@code latest}. */
    @Override
    public String toString() {
        return minor.map(number -> "v1." + number).getOrElse("latest");
    }
}
