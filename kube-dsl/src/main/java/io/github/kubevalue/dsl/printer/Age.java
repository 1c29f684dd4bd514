package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Spans of time as kubectl shortens them: {@code 12s}, {@code 5m30s}, {@code 3h}, {@code 2d4h}. */
// apimachinery/pkg/util/duration/duration.go, HumanDuration
final class Age {
    private Age() {}

    static String of(KubeObject object, Instant now) {
        return since(object.metadata().creationTimestamp(), now);
    }

    static String since(Option<Instant> start, Instant now) {
        return start.map(time -> human(Duration.between(time, now))).getOrElse("<unknown>");
    }

    static String human(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        long hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (hours < 192) {
            return two(hours / 24, "d", hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return hours / 24 + "d";
        }
        return hours < 24 * 365 * 8 ? two(hours / 24 / 365, "y", hours / 24 % 365, "d") : hours / 24 / 365 + "y";
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return small == 0 ? large + unit : large + unit + small + smallUnit;
    }
}
