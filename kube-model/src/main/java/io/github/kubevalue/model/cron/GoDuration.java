package io.github.kubevalue.model.cron;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code -1.5s}. (time/format.go, ParseDuration) */
final class GoDuration {
    private static final Pattern PART = Pattern.compile("([0-9]*)(?:\\.([0-9]*))?([^0-9.]*)");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Map<String, Duration> UNITS = Map.of(
            "ns", Duration.ofNanos(1),
            "us", Duration.ofNanos(1000),
            "µs", Duration.ofNanos(1000),
            "μs", Duration.ofNanos(1000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    private GoDuration() {}

    static Duration read(String text) throws Unreadable {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        if (digits.equals("0")) {
            return Duration.ZERO;
        }
        BigDecimal nanos = digits.isEmpty() ? BigDecimal.valueOf(-1) : BigDecimal.ZERO;
        Matcher parts = PART.matcher(digits);
        for (int at = 0; at < digits.length() && parts.find(at); at = parts.end()) {
            nanos = nanos.add(nanos(parts, text));
        }
        if (nanos.signum() < 0 || nanos.compareTo(MOST) > 0) {
            throw invalid(text);
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return text.startsWith("-") ? duration.negated() : duration;
    }

    private static BigDecimal nanos(Matcher part, String text) throws Unreadable {
        String whole = part.group(1);
        String fraction = part.group(2) == null ? "" : part.group(2);
        if (whole.isEmpty() && fraction.isEmpty()) {
            throw invalid(text);
        }
        String unit = part.group(3);
        if (unit.isEmpty()) {
            throw new Unreadable("time: missing unit in duration \"" + text + "\"");
        }
        Duration one = UNITS.get(unit);
        if (one == null) {
            throw new Unreadable("time: unknown unit \"" + unit + "\" in duration \"" + text + "\"");
        }
        return new BigDecimal("0" + whole + "." + fraction + "0").multiply(BigDecimal.valueOf(one.toNanos()));
    }

    private static Unreadable invalid(String text) {
        return new Unreadable("time: invalid duration \"" + text + "\"");
    }
}
