package io.github.kubevalue.dns.render;

/**
 * What a run of a program printed.
 *
 * @param text the lines, on standard output
 * @param exitStatus 0 if the program was content
 */
public record Printed(String text, int exitStatus) {}
