package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.net.netfilter.Counters;
import io.github.kubevalue.net.netfilter.HeaderMatch;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Reads what follows {@code -A CHAIN}. */
final class RuleParser {
    private static final Set<String> HEAD = HashSet.of(
            "-s",
            "--source",
            "--src",
            "-d",
            "--destination",
            "--dst",
            "-i",
            "--in-interface",
            "-o",
            "--out-interface",
            "-p",
            "--protocol",
            "-m",
            "--match",
            "-j",
            "--jump",
            "-g",
            "--goto",
            "-c",
            "--set-counters",
            "-f",
            "!");

    private final Words words;
    private final Set<String> chains;
    /** Matches of the head, and extensions at the place where they were loaded, in order. */
    private Vector<Object> parts = Vector.empty();

    private Target target = Target.NONE;
    private Option<Counters> counters = Option.none();
    private String protocol = "";

    RuleParser(Words words, Set<String> chains) {
        this.words = words;
        this.chains = chains;
    }

    Rule parse(Option<Counters> counted) {
        counters = counted;
        while (words.hasNext()) {
            boolean negated = words.peek().equals("!");
            if (negated) {
                words.take();
            }
            option(words.value("!"), negated);
        }
        Seq<Match> matches = parts.flatMap(
                part -> part instanceof Extension extension ? Extensions.matches(extension) : Vector.of((Match) part));
        return new Rule(matches, target, counters);
    }

    private void option(String name, boolean negated) {
        switch (name) {
            case "-s", "--source", "--src" -> block("-s ", words.value(name), negated, Match.Source::new);
            case "-d", "--destination", "--dst" -> block("-d ", words.value(name), negated, Match.Destination::new);
            case "-i", "--in-interface" -> head(new Match.InInterface(words.value(name)), negated);
            case "-o", "--out-interface" -> head(new Match.OutInterface(words.value(name)), negated);
            case "-p", "--protocol" -> protocol(words.value(name), negated);
            case "-m", "--match" -> parts = parts.append(Extension.loaded(extensionName(words.value(name))));
            case "-j", "--jump" -> target = Targets.of(words.value(name), targetWords(), chains);
            case "-g", "--goto" -> target = new Target.Goto(words.value(name));
            case "-c", "--set-counters" ->
                counters = Option.some(new Counters(count(words.value(name)), count(words.value(name))));
            case "-f", "--fragment" -> head(new HeaderMatch.Fragment(), negated);
            default -> extensionOption(name, negated);
        }
    }

    /** A mask with holes, {@code 10.0.0.0/255.0.255.0}, makes no block; that of {@code any/0} asks nothing. */
    private void block(String option, String text, boolean negated, Function<Cidr, Match> match) {
        if (negated || !Values.isEverything(text)) {
            head(Values.hasHoles(text) ? new Match.Unknown(option + text) : match.apply(Values.cidr(text)), negated);
        }
    }

    private static String extensionName(String name) {
        return name.equals("icmpv6") ? "icmp6" : name;
    }

    private static long count(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SyntaxError("not a counter: \"" + text + "\"");
        }
    }

    private void head(Match match, boolean negated) {
        parts = parts.append(negated ? match.negated() : match);
    }

    private void protocol(String name, boolean negated) {
        String text = Values.number(name).map(String::valueOf).getOrElse(name);
        if (text.equals("all") || text.equals("0")) {
            return;
        }
        Option<IpProtocol> known = IpProtocol.tryParse(text);
        protocol = known.map(IpProtocol::toString).getOrElse(text);
        head(
                known.<Match>map(Match.Protocol::new)
                        .getOrElse(() -> new HeaderMatch.OtherProtocol(Values.protocol(text))),
                negated);
    }

    private Vector<Words.Word> targetWords() {
        Vector<Words.Word> taken = Vector.empty();
        while (words.hasNext() && !isHead()) {
            taken = taken.append(words.takeWord());
        }
        return taken;
    }

    private void extensionOption(String name, boolean negated) {
        if (!name.startsWith("-")) {
            throw new SyntaxError("Bad argument \"" + name + "\"");
        }
        Option<String> implied = Extension.implied(protocol, name);
        int owner = parts.lastIndexWhere(part ->
                part instanceof Extension extension && (extension.owns(name) || implied.contains(extension.name())));
        if (owner < 0) {
            owner = parts.lastIndexWhere(part -> part instanceof Extension);
            if (implied.isDefined()) {
                owner = parts.size();
                parts = parts.append(Extension.loaded(implied.get()));
            }
        }
        if (owner < 0) {
            throw new SyntaxError("unknown option \"" + name + "\"");
        }
        Extension extension = (Extension) parts.get(owner);
        Vector<Words.Word> values = extension.owns(name) ? values(name) : unknownValues();
        parts = parts.update(owner, extension.with(new Extension.Given(negated, name, values)));
    }

    private boolean isHead() {
        return words.isBare() && HEAD.contains(words.peek());
    }

    private Vector<Words.Word> values(String name) {
        Vector<Words.Word> values = Vector.empty();
        for (int i = 0; i < Extension.valuesOf(name); i++) {
            values = values.append(words.word(name));
        }
        return values;
    }

    /** The values of an option that nobody knows: all words up to the next option. */
    private Vector<Words.Word> unknownValues() {
        Vector<Words.Word> taken = Vector.empty();
        while (words.hasNext() && !isHead() && !(words.isBare() && words.peek().startsWith("--"))) {
            taken = taken.append(words.takeWord());
        }
        return taken;
    }
}
