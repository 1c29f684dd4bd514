package io.github.kubevalue.model.cron;

import io.vavr.control.Either;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The time zones of the tz database, by name. */
public final class TimeZones {
    /** Names of the tz database that Java does not have, and the places whose clocks they mean. */
    private static final Map<String, String> LINKS =
            Map.of("EST", "America/Panama", "MST", "America/Phoenix", "HST", "Pacific/Honolulu", "ROC", "Asia/Taipei");

    private static final Set<String> NAMES = names();

    private TimeZones() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
        names.removeIf(name -> name.startsWith("SystemV/"));
        names.addAll(LINKS.keySet());
        return names;
    }

    /**
     * Returns the time zone of that name, UTC for none and for the local one of a server; or Go's words of why there is no such
     * zone.
     */
    public static Either<String, ZoneId> of(String name) {
        // time/zoneinfo.go, LoadLocation
        if (name.isEmpty() || name.equals("UTC") || name.equals("Local")) {
            return Either.right(ZoneOffset.UTC);
        }
        if (name.contains("..") || name.startsWith("/") || name.startsWith("\\")) {
            return Either.left("time: invalid location name");
        }
        return NAMES.contains(name)
                ? Either.right(ZoneId.of(LINKS.getOrDefault(name, name)))
                : Either.left("unknown time zone " + name);
    }
}
