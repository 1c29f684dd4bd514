package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rate;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.RateMatch.Hashlimit;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The matches of extensions that count. */
final class RateExtensions {
    /** The rate of {@code -m limit} without one. */
    private static final String USUAL = "3/hour";

    /** Options of the table of hashlimit, in the order in which they are printed. */
    private static final Vector<String> TABLE = Vector.of(
            "--hashlimit-htable-size",
            "--hashlimit-htable-max",
            "--hashlimit-htable-gcinterval",
            "--hashlimit-htable-expire");

    private RateExtensions() {}

    static Seq<Match> limit(Extension extension) {
        String text = extension.option("--limit").map(Extension.Given::value).getOrElse(USUAL);
        return Vector.of(new RateMatch.Limit(rate(text), burst(extension, "--limit-burst")));
    }

    private static Rate rate(String text) {
        return Rate.tryParse(text).getOrElseThrow(() -> new SyntaxError("bad rate \"" + text + "\""));
    }

    private static int burst(Extension extension, String option) {
        return extension
                .option(option)
                .map(given -> Values.integer(given.value()))
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
        Rate read = rate(rate.get().value());
        String unit = read.toString().replaceAll(".*/", "");
        return Vector.of(new Hashlimit(
                above,
                read,
                burst(extension, "--hashlimit-burst"),
                modes(extension),
                name.get(),
                bits(extension, "--hashlimit-srcmask"),
                bits(extension, "--hashlimit-dstmask"),
                TABLE.flatMap(extension::option).map(Extension.Given::text).mkString(" "),
                expire(extension, unit)));
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
        return extension.option(option).map(given -> Values.integer(given.value()));
    }

    // extensions/libxt_hashlimit.c, hashlimit_mt_check: a table forgets after the unit of its rate, if nobody says when
    private static Duration expire(Extension extension, String unit) {
        Duration usual = switch (unit) {
            case "day" -> Duration.ofDays(1);
            case "hour" -> Duration.ofHours(1);
            case "min" -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
        return extension
                .option("--hashlimit-htable-expire")
                .map(given -> Duration.ofMillis(Values.integer(given.value())))
                .getOrElse(usual);
    }

    static Seq<Match> nth(Extension extension) {
        Option<Extension.Given> every = extension.option("--every");
        if (every.isEmpty()) {
            throw new SyntaxError("statistic: option \"--mode nth\" also requires \"--every\"");
        }
        int packet = extension
                .option("--packet")
                .map(given -> Values.integer(given.value()))
                .getOrElse(0);
        return Vector.of(
                every.get().read(new RateMatch.Nth(Values.integer(every.get().value()), packet)));
    }
}
