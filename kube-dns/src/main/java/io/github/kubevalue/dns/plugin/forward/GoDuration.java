package io.github.kubevalue.dns.plugin.forward;

import java.math.BigDecimal;
import java.time.Duration;

/** How Go prints a duration: {@code 1m30s}, {@code 1.5s}, {@code 250ms}. */
// time, Duration.String
final class GoDuration {
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long MICRO = 1_000L;

    private GoDuration() {}

    static String text(Duration duration) {
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < SECOND) {
            return nanos < MICRO
                    ? nanos + "ns"
                    : nanos < MILLI ? decimal(nanos, MICRO) + "µs" : decimal(nanos, MILLI) + "ms";
        }
        String hours = duration.toHours() > 0 ? duration.toHours() + "h" : "";
        String minutes = duration.toMinutes() > 0 ? duration.toMinutesPart() + "m" : "";
        return hours + minutes + decimal(nanos % (60 * SECOND), SECOND) + "s";
    }

    private static String decimal(long nanos, long unit) {
        BigDecimal number = BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(unit));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
