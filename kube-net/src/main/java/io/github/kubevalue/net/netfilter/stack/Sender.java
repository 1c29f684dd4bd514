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

    private static final long NOBODY = -1;

    /** No process but the kernel itself, which answers with resets, ICMP errors and echoes: it is no user. */
    // net/netfilter/xt_owner.c, owner_mt: a socket without a file
    public static final Sender KERNEL = new Sender(NOBODY, NOBODY);
}
