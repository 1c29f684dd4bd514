package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.netfilter.stack.Verdict;

/** What running a statement, or a whole rule, leads to. */
@SuppressWarnings("ClassInitializationDeadlock") // the cases initialize nothing that needs this interface
sealed interface Step {
    /** On to the next. */
    Step NEXT = new Next();

    /** No match: the rest of the rule is left out. */
    Step BREAK = new Break();

    /** Returns what a condition leads to. */
    static Step when(boolean matches) {
        return matches ? NEXT : BREAK;
    }

    /** On to the next. */
    record Next() implements Step {}

    /** No match. */
    record Break() implements Step {}

    /** A verdict about the way through the chains. */
    record Decides(NftVerdict verdict) implements Step {}

    /** The end of the way. */
    record Ends(Verdict verdict) implements Step {}
}
