package io.github.kubevalue.net.netfilter.text;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.Zone;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.netfilter.NatTarget;
import io.github.kubevalue.net.netfilter.NatTarget.PortChoice;
import io.github.kubevalue.net.netfilter.Target;
import io.github.kubevalue.net.packet.PortRange;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The target that the words after {@code -j} stand for. */
final class Targets {
    /** Targets on which no verdict depends. */
    private static final Set<String> ASIDE = HashSet.of(
            "LOG",
            "NFLOG",
            "TRACE",
            "AUDIT",
            "TCPMSS",
            "CHECKSUM",
            "DSCP",
            "TOS",
            "CLASSIFY",
            "LED",
            "IDLETIMER",
            "RATEEST",
            "ECN",
            "TCPOPTSTRIP",
            "SECMARK",
            "CONNSECMARK");

    private static final Set<String> FLAGS =
            HashSet.of("--random", "--random-fully", "--persistent", "--notrack", "--save-mark", "--restore-mark");

    private final String name;
    private final Vector<Words.Word> raw;
    private final Vector<String> words;

    private Targets(String name, Vector<Words.Word> raw) {
        this.name = name;
        this.raw = raw;
        this.words = raw.map(Words.Word::text);
    }

    /** Returns the target of that name with the words after it; a name that is no target is a chain or unknown. */
    static Target of(String name, Vector<Words.Word> words, Set<String> chains) {
        if (chains.contains(name)) {
            return new Target.Jump(name);
        }
        return new Targets(name, words).target();
    }

    private Target target() {
        return switch (name) {
            case "ACCEPT" -> Target.ACCEPT;
            case "DROP" -> Target.DROP;
            case "RETURN" -> Target.RETURN;
            case "REJECT" -> only(HashSet.of("--reject-with"), this::reject);
            case "DNAT" -> only(HashSet.of("--to-destination", "--random", "--persistent"), this::dnat);
            case "SNAT" -> only(HashSet.of("--to-source", "--random", "--random-fully", "--persistent"), this::snat);
            case "MASQUERADE" -> only(HashSet.of("--to-ports", "--random", "--random-fully"), this::masquerade);
            case "REDIRECT" -> only(HashSet.of("--to-ports", "--random"), this::redirect);
            case "MARK" -> mark();
            case "CONNMARK" -> connmark();
            case "NOTRACK" -> only(HashSet.empty(), () -> new Target.Notrack(name));
            case "NETMAP" -> only(HashSet.of("--to"), this::netmap);
            case "TPROXY" -> only(HashSet.of("--on-port", "--on-ip", "--tproxy-mark"), this::tproxy);
            case "TTL", "HL" -> ttl();
            case "CT" -> ct();
            default -> ASIDE.contains(name) ? new Target.Aside(text()) : unknown();
        };
    }

    private interface Reader {
        Target read();
    }

    /** Reads the target if it has no other options than these, and none of them twice. */
    private Target only(Set<String> options, Reader reader) {
        return hasOnly(options) ? reader.read() : unknown();
    }

    private boolean hasOnly(Set<String> options) {
        return options().forAll(options::contains)
                && options().size() == options().distinct().size();
    }

    private Vector<String> options() {
        return words.filter(word -> word.startsWith("--"));
    }

    private Target unknown() {
        return new Target.Unknown(text());
    }

    private String text() {
        return "-j " + name + raw.map(word -> " " + word.raw()).mkString();
    }

    private boolean has(String option) {
        return words.contains(option);
    }

    private Option<String> value(String option) {
        int at = words.indexOf(option);
        if (at < 0 || FLAGS.contains(option)) {
            return Option.none();
        }
        if (at + 1 == words.size()) {
            throw new SyntaxError("option \"" + option + "\" requires an argument");
        }
        return Option.some(words.get(at + 1));
    }

    private Target reject() {
        return new Target.Reject(value("--reject-with")
                .map(text -> RejectNames.find(text)
                        .getOrElseThrow(() -> new SyntaxError("unknown reject type \"" + text + "\""))));
    }

    /** Where NAT goes: {@code 10.0.0.1-10.0.0.9:80-90}, {@code [2001:db8::1]:80}, {@code :80}. */
    private record To(Option<Ip> first, Option<Ip> last, Option<PortRange> ports) {
        static To parse(String text) {
            boolean bracketed = text.startsWith("[");
            int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
            boolean bareV6 = !bracketed && colon >= 0 && text.indexOf(':', colon + 1) > 0;
            boolean hasPort = colon > 0 && !bareV6 || text.startsWith(":") && !bareV6;
            String ips = (hasPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
            Option<PortRange> ports =
                    hasPort ? Option.some(Values.ports(text.substring(colon + 1), '-')) : Option.none();
            int dash = ips.indexOf('-');
            return new To(
                    ips.isEmpty() ? Option.none() : Option.some(Values.ip(dash < 0 ? ips : ips.substring(0, dash))),
                    dash < 0 ? Option.none() : Option.some(Values.ip(ips.substring(dash + 1))),
                    ports);
        }
    }

    private Target netmap() {
        return new NatTarget.Netmap(
                Values.cidr(value("--to").getOrElseThrow(() -> new SyntaxError(name + " requires --to"))));
    }

    private Target tproxy() {
        Option<String[]> mark = value("--tproxy-mark").map(text -> text.split("/", 2));
        return new Target.Tproxy(
                value("--on-port")
                        // extensions/libxt_TPROXY.c: of a greater number the low bits are taken
                        .map(port -> Values.integer(port) & 0xffff)
                        .getOrElseThrow(() -> new SyntaxError(name + " requires --on-port")),
                value("--on-ip").map(Values::ip),
                mark.map(parts -> Values.bits(parts[0])).getOrElse(0),
                mark.map(parts -> parts.length == 1 ? -1 : Values.bits(parts[1]))
                        .getOrElse(0));
    }

    private Target ttl() {
        String prefix = "--" + name.toLowerCase(Locale.ROOT) + "-";
        return single(Vector.of(Target.Ttl.Operation.values()), operation -> prefix + operation, this::ttl);
    }

    private Target ttl(Target.Ttl.Operation operation, String option) {
        int least = operation == Target.Ttl.Operation.SET ? 0 : 1;
        return new Target.Ttl(
                operation, (int) Values.within(name, option, value(option).get(), least, 255));
    }

    /** Reads a target that is told one thing only, by an option for each way to tell it. */
    private <O> Target single(Vector<O> ways, Function<O, String> option, BiFunction<O, String, Target> reader) {
        return ways.find(way -> options().equals(Vector.of(option.apply(way))))
                .map(way -> reader.apply(way, option.apply(way)))
                .getOrElse(this::unknown);
    }

    private To to(String option) {
        return To.parse(value(option).getOrElseThrow(() -> new SyntaxError(name + " requires " + option)));
    }

    private Target dnat() {
        if (value("--to-destination").exists(text -> text.contains("/"))) {
            return unknown();
        }
        To to = to("--to-destination");
        return new NatTarget.Dnat(to.first(), to.last(), to.ports(), has("--random"), has("--persistent"));
    }

    private Target snat() {
        To to = to("--to-source");
        return new NatTarget.Snat(to.first(), to.last(), to.ports(), portChoice(), has("--persistent"));
    }

    private PortChoice portChoice() {
        return Vector.of(PortChoice.RANDOM_FULLY, PortChoice.RANDOM)
                .find(choice -> has(choice.toString()))
                .getOrElse(PortChoice.KEPT);
    }

    private Option<PortRange> toPorts() {
        return value("--to-ports").map(text -> Values.ports(text, '-'));
    }

    private Target masquerade() {
        return new NatTarget.Masquerade(toPorts(), portChoice());
    }

    private Target redirect() {
        return new NatTarget.Redirect(toPorts(), has("--random"));
    }

    private Target mark() {
        return single(Vector.of(MarkOperation.values()), Targets::optionOf, this::mark);
    }

    private Target mark(MarkOperation operation, String option) {
        String[] parts = value(option).get().split("/", 2);
        int mask = parts.length == 1 ? -1 : Values.bits(parts[1]);
        return new Target.Mark(operation, Values.bits(parts[0]), mask);
    }

    private static String optionOf(MarkOperation operation) {
        return switch (operation) {
            case OR -> "--or-mark";
            case XOR -> "--xor-mark";
            case AND -> "--and-mark";
            case SET_MARK -> "--set-mark";
            case SET_XMARK -> "--set-xmark";
        };
    }

    private Target connmark() {
        if (has("--save-mark")) {
            return copied(Target.Connmark.Operation.SAVE_MARK, "--save-mark");
        }
        if (has("--restore-mark")) {
            return copied(Target.Connmark.Operation.RESTORE_MARK, "--restore-mark");
        }
        Target target = mark();
        return target instanceof Target.Mark written
                ? new Target.Connmark(
                        Target.Connmark.Operation.SET_XMARK,
                        written.canonical().value(),
                        written.canonical().mask(),
                        -1)
                : target;
    }

    /** One mask is for both marks; else each has its own. */
    private Target copied(Target.Connmark.Operation operation, String option) {
        return hasOnly(HashSet.of(option, "--mask")) || hasOnly(HashSet.of(option, "--nfmask", "--ctmask"))
                ? new Target.Connmark(operation, 0, mask("--ctmask"), mask("--nfmask"))
                : unknown();
    }

    private int mask(String option) {
        return value("--mask").orElse(value(option)).map(Values::bits).getOrElse(-1);
    }

    private Target ct() {
        if (words.equals(Vector.of("--notrack"))) {
            return new Target.Notrack();
        }
        return words.size() == 2 && Values.number(words.get(1)).isDefined()
                ? zone(words.head(), words.get(1))
                : unknown();
    }

    private Target zone(String option, String id) {
        return switch (option) {
            case "--zone" -> zone(id, Zone.Scope.BOTH);
            case "--zone-orig" -> zone(id, Zone.Scope.ORIGINAL);
            case "--zone-reply" -> zone(id, Zone.Scope.REPLY);
            default -> unknown();
        };
    }

    // extensions/libxt_CT.c, ct_parse_zone_id
    private static Target zone(String text, Zone.Scope scope) {
        int id = Values.number(text)
                .filter(value -> value <= 65535)
                .getOrElseThrow(() -> new SyntaxError("Cannot parse " + text + " as a zone ID"))
                .intValue();
        return new Target.Zone(new Zone(id, scope));
    }
}
