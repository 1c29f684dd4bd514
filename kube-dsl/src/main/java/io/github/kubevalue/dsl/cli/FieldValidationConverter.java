package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.manifest.FieldValidation;
import picocli.CommandLine;

/** Reads {@code strict}, {@code warn}, {@code ignore}, and the truth values that {@code kubectl} still takes. */
final class FieldValidationConverter implements CommandLine.ITypeConverter<FieldValidation> {
    @Override
    public FieldValidation convert(String text) {
        // kubectl/pkg/cmd/util/helpers.go, GetValidationDirective
        return FieldValidation.parse(text)
                .getOrElseThrow(() -> new CommandLine.TypeConversionException("invalid - validate option \"" + text
                        + "\"; must be one of: strict (or true), warn, ignore (or false)"));
    }
}
