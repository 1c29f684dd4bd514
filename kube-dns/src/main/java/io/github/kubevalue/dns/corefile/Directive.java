package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;

/**
 * A line of a server block, with what is between its braces: {@code forward . 1.1.1.1 { except example.org }}.
 *
 * @param place where it begins
 * @param name the plugin
 * @param arguments the rest of its line
 * @param body the lines between its braces; none if it has no braces
 */
public record Directive(Place place, String name, Seq<String> arguments, Seq<Property> body) implements Line {}
