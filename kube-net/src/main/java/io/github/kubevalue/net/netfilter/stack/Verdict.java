package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.RejectWith;

/** What a hook decides about a packet. */
@SuppressWarnings("ClassInitializationDeadlock") // the cases initialize nothing that needs this interface
public sealed interface Verdict {
    /** It goes on. */
    Verdict ACCEPT = new Accept();

    /** IPVS sends it anew. */
    Verdict RESENT = new Resent();

    /** Whether the packet goes on. */
    default boolean isAccept() {
        return this instanceof Accept;
    }

    /** It goes on. */
    record Accept() implements Verdict {}

    /** It does not reach this host, but goes on from hook OUTPUT as if this host had sent it. */
    record Resent() implements Verdict {}

    /**
     * It vanishes.
     *
     * @param reason why: the rule's text, a chain's policy, a clash of connections
     */
    record Drop(String reason) implements Verdict {}

    /**
     * It is refused, and its sender told.
     *
     * @param with the answer
     * @param reason the rule's text
     */
    record Reject(RejectWith with, String reason) implements Verdict {}

    /**
     * Nobody knows: a match or target that is not modelled decides.
     *
     * @param text what is not modelled
     */
    record NotModelled(String text) implements Verdict {}
}
