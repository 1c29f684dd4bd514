package io.github.kubevalue.net.nftables;

/** What a rule or an element of a map decides. */
public sealed interface NftVerdict {
    /** Ends the base chain. */
    NftVerdict ACCEPT = new Accept();

    /** Drops the packet. */
    NftVerdict DROP = new Drop();

    /** Goes back to the calling chain. */
    NftVerdict RETURN = new Return();

    /** Goes on with the next rule. */
    NftVerdict CONTINUE = new Continue();

    /** {@code continue}: what a rule without verdict does. */
    record Continue() implements NftVerdict {
        @Override
        public String toString() {
            return "continue";
        }
    }

    /** {@code accept}: ends the base chain; those of later turns still have their say. */
    record Accept() implements NftVerdict {
        @Override
        public String toString() {
            return "accept";
        }
    }

    /** {@code drop}: ends everything. */
    record Drop() implements NftVerdict {
        @Override
        public String toString() {
            return "drop";
        }
    }

    /** {@code return}. */
    record Return() implements NftVerdict {
        @Override
        public String toString() {
            return "return";
        }
    }

    /**
     * {@code jump CHAIN}: its end comes back here.
     *
     * @param chain the chain
     */
    record Jump(String chain) implements NftVerdict {
        @Override
        public String toString() {
            return "jump " + chain;
        }
    }

    /**
     * {@code goto CHAIN}: its end goes back to the caller of this chain.
     *
     * @param chain the chain
     */
    record Goto(String chain) implements NftVerdict {
        @Override
        public String toString() {
            return "goto " + chain;
        }
    }
}
