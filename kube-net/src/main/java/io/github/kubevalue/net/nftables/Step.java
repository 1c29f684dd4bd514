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

    /** Returns what nft's trace says of a rule that led to this. */
    String shown();

    /** On to the next. */
    record Next() implements Step {
        @Override
        public String shown() {
            return "continue";
        }
    }

    /** No match. */
    record Break() implements Step {
        @Override
        public String shown() {
            return "continue";
        }
    }

    /** A verdict about the way through the chains. */
    record Decides(NftVerdict verdict) implements Step {
        @Override
        public String shown() {
            return verdict.toString();
        }
    }

    /** The end of the way. */
    record Ends(Verdict verdict) implements Step {
        @Override
        public String shown() {
            return verdict.isAccept() ? "accept" : "drop";
        }
    }
}
