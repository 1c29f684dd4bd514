package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Seq;

/**
 * A server block as written.
 *
 * @param place where it begins
 * @param keys what it serves, {@code example.org:53}
 * @param directives its lines
 */
public record Block(Place place, Seq<String> keys, Seq<Directive> directives) {}
