package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;

/**
 * A block of the Corefile: the zones that it serves and its plugins.
 *
 * @param zones the zones; the root for every name
 * @param plugins in the order in which a query meets them, whatever the order of their lines
 */
public record ServerBlock(Seq<DomainName> zones, Seq<Plugin> plugins) {}
