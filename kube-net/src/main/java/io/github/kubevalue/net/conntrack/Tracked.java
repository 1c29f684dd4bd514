package io.github.kubevalue.net.conntrack;

/**
 * What comes of tracking a packet.
 *
 * @param table the table afterwards
 * @param tracking what is known of the packet
 */
public record Tracked(ConntrackTable table, Tracking tracking) {}
