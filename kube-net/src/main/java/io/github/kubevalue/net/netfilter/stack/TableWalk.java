package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Candidate;
import io.github.kubevalue.net.netfilter.Chain;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Table;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.Packet;
import io.vavr.control.Option;
import java.util.function.Supplier;

/** A packet's way through the chains of one table at one hook: net/ipv4/netfilter/ip_tables.c, ipt_do_table. */
final class TableWalk {
    /** The kernel refuses rules that jump in a circle; no real rule set comes near this depth. */
    private static final int MAX_DEPTH = 64;

    private final HookRun run;
    private final TableName name;
    private final Table table;
    private final RuleTest test;
    private int depth;

    /** What a rule's target leads to: the next rule, or out of the chain, perhaps with a verdict for the table. */
    record Effect(boolean leaves, Option<Verdict> verdict) {
        static final Effect NEXT = new Effect(false, Option.none());
        static final Effect BACK = new Effect(true, Option.none());
        static final Effect ACCEPTED = ends(Verdict.ACCEPT);

        static Effect ends(Verdict verdict) {
            return new Effect(true, Option.some(verdict));
        }
    }

    TableWalk(HookRun run, Table table) {
        this.run = run;
        this.name = table.name();
        this.table = table;
        this.test = new RuleTest(run);
    }

    Verdict run(Chain start) {
        Option<Verdict> verdict = walk(start).verdict();
        return verdict.isDefined() ? verdict.get() : policy(start);
    }

    private Verdict policy(Chain chain) {
        if (!chain.drops()) {
            return Verdict.ACCEPT;
        }
        String note = name + " " + chain.name() + ": policy DROP";
        if (run.keepsEvidence()) {
            Packet packet = run.packet();
            run.add(new Happening(
                    run.at.hook(),
                    Option.some(name.toString()),
                    Option.some(chain.name()),
                    packet,
                    packet,
                    () -> note));
        }
        return new Verdict.Drop(note);
    }

    private Effect walk(Chain chain) {
        if (depth == MAX_DEPTH) {
            return Effect.ends(new Verdict.NotModelled(name + " " + chain.name() + ": rules jump in a circle"));
        }
        depth++;
        Effect effect = walk(
                chain,
                run.at.detail() == Crossing.Detail.ALL
                        ? chain.candidates()
                        : chain.candidates(run.packet().flow()));
        depth--;
        return effect;
    }

    /** What left the chain; at its end nothing has. */
    private Effect walk(Chain chain, Candidate[] candidates) {
        for (Candidate candidate : candidates) {
            Effect effect = visit(chain, candidate);
            if (effect.leaves()) {
                return effect;
            }
        }
        return Effect.NEXT;
    }

    private Effect visit(Chain chain, Candidate at) {
        RuleTest.Answer answer = test.test(at, place(chain, at));
        if (answer == RuleTest.Answer.NO) {
            if (run.at.detail() == Crossing.Detail.ALL) {
                record(chain, at, run.packet(), false, "does not match");
            }
            return Effect.NEXT;
        }
        if (answer == RuleTest.Answer.UNKNOWN) {
            return notModelled(chain, at, test.unknown());
        }
        return apply(chain, at);
    }

    /** Where a rule stands, by which what it remembers is known. */
    private Supplier<String> place(Chain chain, Candidate at) {
        return at.remembers() ? () -> family() + " " + name + " " + chain.name() + " " + chain.place(at) : String::new;
    }

    private IpFamily family() {
        return run.packet().flow().source().ip().family();
    }

    private Effect notModelled(Chain chain, Candidate at, String what) {
        String text = name + " " + chain.name() + " rule " + (chain.place(at) + 1) + ": " + what;
        record(chain, at, run.packet(), true, "not modelled: " + what);
        return Effect.ends(new Verdict.NotModelled(text));
    }

    private Effect apply(Chain chain, Candidate at) {
        Rule rule = at.rule();
        if (rule.target() instanceof Target.Jump jump) {
            return jump(chain, at, jump.chain(), false);
        }
        if (rule.target() instanceof Target.Goto jump) {
            return jump(chain, at, jump.chain(), true);
        }
        if (rule.target() instanceof Target.Unknown unknown) {
            return notModelled(chain, at, unknown.text());
        }
        Packet before = run.packet();
        Supplier<String> why =
                () -> name + " " + chain.name() + ": " + rule.comment().getOrElse(rule::toString);
        Effect effect = rule.target().accept(new TargetRun(run, why));
        record(chain, at, before, true, "");
        return effect;
    }

    private Effect jump(Chain from, Candidate at, String to, boolean forGood) {
        Option<Chain> next = at.chain(table, to);
        if (next.isEmpty()) {
            return notModelled(from, at, "no chain " + to);
        }
        record(from, at, run.packet(), true, "");
        Effect effect = walk(next.get());
        if (effect.verdict().isDefined()) {
            return effect;
        }
        return forGood ? Effect.BACK : Effect.NEXT;
    }

    private void record(Chain chain, Candidate at, Packet before, boolean matched, String remark) {
        if (run.keepsEvidence()) {
            run.add(new MetRule(run.at.hook(), name, chain, at, matched, before, run.packet(), remark));
        }
    }
}
