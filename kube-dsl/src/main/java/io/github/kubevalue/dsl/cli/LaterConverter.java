package io.github.kubevalue.dsl.cli;

import picocli.CommandLine;

/** Reads what happens later. */
final class LaterConverter implements CommandLine.ITypeConverter<Later> {
    @Override
    public Later convert(String text) {
        return Later.parse(text);
    }
}
