package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;

/**
 * A line between the braces of a directive, {@code ttl 30}.
 *
 * @param place where it is
 * @param name its first word
 * @param arguments its other words
 */
public record Property(Place place, String name, Seq<String> arguments) implements Line {}
