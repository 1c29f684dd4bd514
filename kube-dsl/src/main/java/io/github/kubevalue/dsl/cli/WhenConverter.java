package io.github.kubevalue.dsl.cli;

import picocli.CommandLine;

/** Reads {@code 90s}, {@code +5m}. */
final class WhenConverter implements CommandLine.ITypeConverter<When> {
    @Override
    public When convert(String text) {
        try {
            return When.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
