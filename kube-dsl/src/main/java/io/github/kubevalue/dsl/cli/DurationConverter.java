package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.meta.DurationText;
import java.time.Duration;
import picocli.CommandLine;

/** Reads {@code 90s}, {@code 5m}, {@code 1h30m}. */
final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
