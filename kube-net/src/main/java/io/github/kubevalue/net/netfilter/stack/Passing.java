package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.Entry;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A packet at a hook, as functions that are registered there see and change it. */
public interface Passing {
    /** Where and when. */
    Crossing at();

    /** Draws what is left to chance. */
    Choice choice();

    /** The packet, as changed so far. */
    InFlight inFlight();

    /** The stack, as changed so far. */
    NetfilterState state();

    /**
     * Does to the packet what a target of iptables does.
     *
     * @param target any but jumps
     * @param why what verdicts give as their reason
     * @return the verdict, if it ends the packet's way through the rules
     */
    Option<Verdict> apply(Target target, Supplier<String> why);

    /** Puts another packet in its place. */
    void replace(Packet packet);

    /** Changes its connection, in the table too if it is there. */
    void change(UnaryOperator<Entry> change);

    /** Puts rules that remember something new in the place of those with the same name. */
    void remember(HookedRules rules);

    /** Whether anybody wants evidence. */
    boolean keepsEvidence();

    /** Adds evidence. */
    void add(Evidence evidence);
}
