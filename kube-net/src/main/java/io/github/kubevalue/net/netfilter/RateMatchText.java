package io.github.kubevalue.net.netfilter;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.MatchText.Form;
import io.github.kubevalue.net.netfilter.MatchText.Words;
import io.vavr.control.Option;
import java.util.Locale;

/** The text of matches that count. */
record RateMatchText(Form form, IpFamily family) implements RateMatch.Visitor<Words> {
    @Override
    public Words recent(RateMatch.Recent match) {
        String action = "--" + match.action().name().toLowerCase(Locale.ROOT);
        String time = match.seconds().map(seconds -> " --seconds " + seconds).getOrElse("")
                + (match.reap() ? " --reap" : "")
                + match.hitcount().map(hits -> " --hitcount " + hits).getOrElse("");
        if (form == Form.WRITTEN) {
            return new Words("recent", "--name " + match.name() + " " + action + time);
        }
        String mask = family == IpFamily.IPV4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
        return new Words("recent", action + time + " --name " + match.name() + " --mask " + mask + " --rsource");
    }

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
                        + (match.expire().equals(match.rate().unit())
                                ? ""
                                : " --hashlimit-htable-expire " + match.expire().toMillis())
                        + mask(" --hashlimit-srcmask ", match.sourcePrefix())
                        + mask(" --hashlimit-dstmask ", match.destinationPrefix()));
    }

    /** The kernel does not tell a mask that hides nothing from none. */
    private String mask(String option, Option<Integer> prefix) {
        return prefix.filter(bits -> form == Form.WRITTEN || bits != family.bits())
                .map(bits -> option + bits)
                .getOrElse("");
    }

    @Override
    public Words nth(RateMatch.Nth match) {
        return new Words("statistic", "--mode nth --every " + match.every() + " --packet " + match.packet());
    }
}
