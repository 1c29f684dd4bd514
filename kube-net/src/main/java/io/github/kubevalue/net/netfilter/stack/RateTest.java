package io.github.kubevalue.net.netfilter.stack;

import io.github.kubevalue.net.netfilter.RateMatch;
import io.vavr.Tuple2;

/**
 * Asks what counts, and keeps what it then remembers.
 *
 * @param run the packet
 * @param place where the rule stands
 * @param negated whether {@code !} stands before the match
 */
record RateTest(HookRun run, String place, boolean negated) implements RateMatch.Visitor<Boolean> {
    @Override
    public Boolean recent(RateMatch.Recent match) {
        Tuple2<Boolean, RecentLists> asked = run.state
                .recent()
                .apply(match, negated, run.packet().flow().source().ip(), run.at.now());
        run.state = run.state.withRecent(asked._2);
        return asked._1;
    }

    @Override
    public Boolean limit(RateMatch.Limit match) {
        return kept(run.state.rates().limit(match, place, run.at.now()));
    }

    @Override
    public Boolean hashlimit(RateMatch.Hashlimit match) {
        return kept(run.state.rates().hashlimit(match, run.packet().flow(), run.at.now()));
    }

    @Override
    public Boolean nth(RateMatch.Nth match) {
        return kept(run.state.rates().nth(match, place));
    }

    private boolean kept(Tuple2<Boolean, RateMemory> asked) {
        run.state = run.state.withRates(asked._2);
        return asked._1;
    }
}
