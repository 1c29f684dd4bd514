package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A time to the microsecond, as leases and events have it; its text always has six decimals,
 * {@code 2026-01-01T00:00:00.000000Z}.
 *
 * @param time the time
 */
@JsonDeserialize(using = MicroTimeReader.class)
public record MicroTime(Instant time) implements Comparable<MicroTime> {
    // apimachinery, meta/v1/micro_time.go, RFC3339Micro
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /** Drops what is finer than a microsecond. */
    public MicroTime {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public int compareTo(MicroTime other) {
        return time.compareTo(other.time);
    }

    @Override
    @JsonValue
    public String toString() {
        return FORMAT.format(time);
    }
}
