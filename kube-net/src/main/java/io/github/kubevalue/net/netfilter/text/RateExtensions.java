package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rate;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.RateMatch.Hashlimit;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The matches of extensions that count. */
final class RateExtensions {
    /** The rate of {@code -m limit} without one. */
    private static final String USUAL = "3/hour";

    /**
     * Options of the table of hashlimit on which no answer depends here, with their usual values, in the order in which they are
     * printed.
     */
    private static final Map<String, String> TABLE = LinkedHashMap.of(
            "--hashlimit-htable-size", "0", "--hashlimit-htable-max", "0", "--hashlimit-htable-gcinterval", "1000");

    private RateExtensions() {}

    static Seq<Match> limit(Extension extension) {
        String text = extension.option("--limit").map(Extension.Given::value).getOrElse(USUAL);
        return Vector.of(new RateMatch.Limit(rate(text), burst(extension, "--limit-burst", 0, 10_000)));
    }

    private static Rate rate(String text) {
        return Rate.tryParse(text).getOrElseThrow(() -> new SyntaxError("bad rate \"" + text + "\""));
    }

    private static int burst(Extension extension, String option, int least, int most) {
        return extension
                .option(option)
                .map(given -> (int) Values.within(extension.name(), option, given.value(), least, most))
                .getOrElse(RateMatch.Limit.BURST);
    }

    /** Rates of bytes are not modelled, for packets have no length. */
    static Seq<Match> hashlimit(Extension extension) {
        Option<Extension.Given> rate = extension
                .option("--hashlimit-upto")
                .orElse(extension.option("--hashlimit"))
                .orElse(extension.option("--hashlimit-above"));
        Option<String> name = extension.option("--hashlimit-name").map(Extension.Given::value);
        if (rate.isEmpty() || name.isEmpty() || rate.get().value().matches("[0-9]+[kmg]?b/.*")) {
            return Extensions.unknown(extension);
        }
        boolean above =
                rate.get().name().equals("--hashlimit-above") != rate.get().negated();
        return Vector.of(new Hashlimit(
                above,
                rate(rate.get().value()),
                burst(extension, "--hashlimit-burst", 1, 1_000_000),
                modes(extension),
                name.get(),
                bits(extension, "--hashlimit-srcmask"),
                bits(extension, "--hashlimit-dstmask"),
                table(extension),
                expire(extension, rate.get().value())));
    }

    private static String table(Extension extension) {
        return TABLE.toVector()
                .flatMap(usual -> extension
                        .option(usual._1)
                        .filter(given -> !given.value().equals(usual._2)))
                .map(Extension.Given::text)
                .mkString(" ");
    }

    private static Seq<Hashlimit.Mode> modes(Extension extension) {
        return extension
                .option("--hashlimit-mode")
                .map(option -> Vector.of(option.value().split(",")))
                .getOrElse(Vector.empty())
                .map(text -> Vector.of(Hashlimit.Mode.values())
                        .find(mode -> mode.toString().equals(text))
                        .getOrElseThrow(() -> new SyntaxError("bad mode of hashlimit \"" + text + "\"")));
    }

    private static Option<Integer> bits(Extension extension, String option) {
        return extension.option(option).map(given -> bits(option, given.value()));
    }

    private static int bits(String option, String text) {
        int bits = Values.integer(text);
        if (bits < 0 || bits > IpFamily.IPV6.bits()) {
            throw new SyntaxError("hashlimit: bad value for option \"" + option
                    + "\", neither a valid network mask nor valid CIDR (0-128).");
        }
        return bits;
    }

    // extensions/libxt_hashlimit.c, hashlimit_mt_check: if nobody says when a table forgets, after its rate's unit as
    // written
    private static Duration expire(Extension extension, String rate) {
        return extension
                .option("--hashlimit-htable-expire")
                .map(given -> Values.within("hashlimit", given.name(), given.value(), 0, 0xffff_ffffL))
                .map(Duration::ofMillis)
                .getOrElse(() -> Rate.unitOf(rate));
    }

    static Seq<Match> nth(Extension extension) {
        Option<Extension.Given> every = extension.option("--every");
        if (every.isEmpty()) {
            throw new SyntaxError("statistic: option \"--mode nth\" also requires \"--every\"");
        }
        long packet = extension
                .option("--packet")
                .map(given -> Values.within("statistic", "--packet", given.value(), 0, 0xffff_ffffL))
                .getOrElse(0L);
        long turns = Values.within("statistic", "--every", every.get().value(), 1, 0xffff_ffffL);
        if (packet >= turns) {
            throw new SyntaxError("the --packet p must be 0 <= p <= n-1");
        }
        return Vector.of(every.get().read(new RateMatch.Nth(turns, packet)));
    }
}
