package io.github.kubevalue.net.conntrack;

/**
 * Why a new connection is not taken into the table; its packet is dropped.
 *
 * @param entry the new connection
 * @param reason which flow is taken already, or that the table is full
 */
public record Clash(Entry entry, String reason) {}
