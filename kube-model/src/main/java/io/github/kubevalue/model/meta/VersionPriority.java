package io.github.kubevalue.model.meta;

import io.vavr.control.Option;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of a kind comes first: {@code v2, v1, v1beta2, v1beta1, v10alpha1, foo}. Stable ones before beta before alpha, and
 * then later ones; what does not look like a version, last and by its letters.
 */
// apimachinery/pkg/version/helpers.go, CompareKubeAwareVersionStrings
public final class VersionPriority implements Comparator<String> {
    /** The order, the best version first. */
    public static final VersionPriority BEST_FIRST = new VersionPriority();

    private static final Pattern VERSION = Pattern.compile("v([0-9]{1,18})(?:(alpha|beta)([0-9]{1,18}))?");
    private static final Comparator<Matcher> BY_NUMBERS = Comparator.<Matcher>comparingInt(VersionPriority::stability)
            .thenComparing(VersionPriority::major)
            .thenComparing(VersionPriority::minor)
            .reversed();

    private VersionPriority() {}

    @Override
    public int compare(String one, String other) {
        Matcher first = VERSION.matcher(one);
        Matcher second = VERSION.matcher(other);
        if (first.matches() && second.matches()) {
            return BY_NUMBERS.compare(first, second);
        }
        boolean isOneVersion = first.matches();
        boolean isOtherVersion = second.matches();
        return isOneVersion == isOtherVersion ? one.compareTo(other) : isOneVersion ? -1 : 1;
    }

    private static int stability(Matcher version) {
        return Option.of(version.group(2))
                .map(word -> word.equals("beta") ? 1 : 0)
                .getOrElse(2);
    }

    private static long major(Matcher version) {
        return Long.parseLong(version.group(1));
    }

    private static long minor(Matcher version) {
        return Option.of(version.group(3)).map(Long::parseLong).getOrElse(0L);
    }
}
