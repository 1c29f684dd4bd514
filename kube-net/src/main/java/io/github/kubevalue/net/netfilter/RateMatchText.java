package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.net.netfilter.MatchText.Words;

/** The text of matches that count. */
final class RateMatchText implements RateMatch.Visitor<Words> {
    @Override
    public Words limit(RateMatch.Limit match) {
        String burst = match.burst() == RateMatch.Limit.BURST ? "" : " --limit-burst " + match.burst();
        return new Words("limit", "--limit " + match.rate() + burst);
    }

    // extensions/libxt_hashlimit.c, hashlimit_mt_save
    @Override
    public Words hashlimit(RateMatch.Hashlimit match) {
        return new Words(
                "hashlimit",
                (match.above() ? "--hashlimit-above " : "--hashlimit-upto ")
                        + match.rate()
                        + " --hashlimit-burst " + match.burst()
                        + (match.modes().isEmpty()
                                ? ""
                                : " --hashlimit-mode " + match.modes().mkString(","))
                        + " --hashlimit-name " + match.name()
                        + (match.table().isEmpty() ? "" : " " + match.table())
                        + match.sourcePrefix()
                                .map(bits -> " --hashlimit-srcmask " + bits)
                                .getOrElse("")
                        + match.destinationPrefix()
                                .map(bits -> " --hashlimit-dstmask " + bits)
                                .getOrElse(""));
    }

    @Override
    public Words nth(RateMatch.Nth match) {
        return new Words("statistic", "--mode nth --every " + match.every() + " --packet " + match.packet());
    }
}
