package io.github.kubevalue.net.netfilter.stack;

/**
 * The process that sends a packet, as {@code -m owner} sees it.
 *
 * @param user its effective user id
 * @param group its effective group id
 */
public record Sender(long user, long group) {
    /** The superuser: what host processes and most containers run as. */
    public static final Sender ROOT = new Sender(0, 0);
}
