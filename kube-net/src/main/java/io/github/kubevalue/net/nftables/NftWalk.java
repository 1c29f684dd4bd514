package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.netfilter.Policy;
import io.github.kubevalue.net.netfilter.stack.Passing;
import io.github.kubevalue.net.netfilter.stack.Verdict;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A packet's way through the chains of a table at one hook: net/netfilter/nf_tables_core.c, nft_do_chain. */
final class NftWalk {
    /** The kernel refuses rules that jump in a circle, and deeper jumps than this. */
    // include/net/netfilter/nf_tables.h, NFT_JUMP_STACK_SIZE
    private static final int MAX_DEPTH = 16;

    private final Passing packet;
    private final NftTable table;
    private int depth;

    NftWalk(Passing packet, NftTable table) {
        this.packet = packet;
        this.table = table;
    }

    /** Runs a base chain; its policy decides about whoever falls off its end. */
    Verdict run(NftChain base) {
        return walk(base).getOrElse(() -> policy(base));
    }

    private Verdict policy(NftChain base) {
        return base.base().exists(hook -> hook.policy() == Policy.DROP)
                ? new Verdict.Drop(table.name() + " " + base.name() + ": policy drop")
                : Verdict.ACCEPT;
    }

    private Option<Verdict> walk(NftChain chain) {
        Seq<NftRule> rules = chain.rules();
        for (int number = 1; number <= rules.size(); number++) {
            NftRule rule = rules.get(number - 1);
            StatementRun run = new StatementRun(packet, table, chain, rule);
            Packet before = packet.inFlight().packet();
            Step step = run.run();
            if (step != Step.BREAK && packet.keepsEvidence()) {
                packet.add(run.met(number, step, before));
            }
            if (step instanceof Step.Ends ends) {
                return Option.some(placed(ends.verdict(), chain, number));
            }
            if (step instanceof Step.Decides decides) {
                Option<Option<Verdict>> left = left(decides.verdict(), run);
                if (left.isDefined()) {
                    return left.get();
                }
            }
        }
        return Option.none();
    }

    /** What is not modelled is named with its place. */
    private Verdict placed(Verdict verdict, NftChain chain, int number) {
        return verdict instanceof Verdict.NotModelled not
                ? new Verdict.NotModelled(table.name() + " " + chain.name() + " rule " + number + ": " + not.text())
                : verdict;
    }

    /** What a verdict comes to: nothing if the chain goes on, else how it is left. */
    private Option<Option<Verdict>> left(NftVerdict verdict, StatementRun run) {
        if (verdict instanceof NftVerdict.Accept) {
            return Option.some(Option.some(Verdict.ACCEPT));
        }
        if (verdict instanceof NftVerdict.Drop) {
            return Option.some(Option.some(new Verdict.Drop(run.why())));
        }
        if (verdict instanceof NftVerdict.Jump jump) {
            Option<Verdict> inside = enter(jump.chain());
            return inside.isDefined() ? Option.some(inside) : Option.none();
        }
        return Option.some(verdict instanceof NftVerdict.Goto next ? enter(next.chain()) : Option.none());
    }

    private Option<Verdict> enter(String name) {
        Option<NftChain> chain = table.chains().get(name);
        if (chain.isEmpty() || depth == MAX_DEPTH) {
            return Option.some(new Verdict.NotModelled(
                    table.name() + ": " + (chain.isEmpty() ? "no chain " + name : "rules jump in a circle")));
        }
        depth++;
        Option<Verdict> verdict = walk(chain.get());
        depth--;
        return verdict;
    }
}
