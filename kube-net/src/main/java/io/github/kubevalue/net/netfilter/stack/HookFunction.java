package io.github.kubevalue.net.netfilter.stack;

/**
 * A function at a hook: the kernel's {@code nf_hook_ops}.
 *
 * @param priority when its turn is; the lowest comes first
 * @param translates whether it translates addresses: then only the first packet of a connection meets it, and not if another
 *     function has translated that already
 * @param work what it does
 */
public record HookFunction(int priority, boolean translates, Work work) {

    /** What a function does to a packet. */
    @FunctionalInterface
    public interface Work {
        /** Decides about the packet, and perhaps changes it. */
        Verdict run(Passing packet);
    }
}
