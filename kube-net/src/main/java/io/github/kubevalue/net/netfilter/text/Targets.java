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
            case "NOTRACK" -> new Target.Notrack(name);
            case "NETMAP" -> netmap();
            case "TPROXY" -> only(HashSet.of("--on-port", "--on-ip", "--tproxy-mark"), this::tproxy);
            case "TTL", "HL" -> ttl();
            case "CT" -> ct();
            default -> ASIDE.contains(name) ? new Target.Aside(text()) : unknown();
        };
    }

    private interface Reader {
        Target read();
    }

    /** Reads the target if it has no other options than these. */
    private Target only(Set<String> options, Reader reader) {
        return words.filter(word -> word.startsWith("--")).forAll(options::contains) ? reader.read() : unknown();
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
                Values.integer(value("--on-port").getOrElseThrow(() -> new SyntaxError(name + " requires --on-port"))),
                value("--on-ip").map(Values::ip),
                mark.map(parts -> Values.bits(parts[0])).getOrElse(0),
                mark.map(parts -> parts.length == 1 ? -1 : Values.bits(parts[1]))
                        .getOrElse(0));
    }

    private Target ttl() {
        String prefix = "--" + name.toLowerCase(Locale.ROOT) + "-";
        return Vector.of(Target.Ttl.Operation.values())
                .flatMap(operation ->
                        value(prefix + operation).<Target>map(text -> new Target.Ttl(operation, Values.integer(text))))
                .headOption()
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
        for (MarkOperation operation : MarkOperation.values()) {
            String option = optionOf(operation);
            if (value(option).isDefined()) {
                String[] parts = value(option).get().split("/", 2);
                int mask = parts.length == 1 ? -1 : Values.bits(parts[1]);
                return new Target.Mark(operation, Values.bits(parts[0]), mask);
            }
        }
        return unknown();
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
        int packetMask =
                value("--mask").orElse(value("--nfmask")).map(Values::bits).getOrElse(-1);
        int mask = value("--mask").orElse(value("--ctmask")).map(Values::bits).getOrElse(-1);
        if (has("--save-mark")) {
            return new Target.Connmark(Target.Connmark.Operation.SAVE_MARK, 0, mask, packetMask);
        }
        if (has("--restore-mark")) {
            return new Target.Connmark(Target.Connmark.Operation.RESTORE_MARK, 0, mask, packetMask);
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

    private Target ct() {
        if (words.equals(Vector.of("--notrack"))) {
            return new Target.Notrack();
        }
        return words.size() == 2 && words.get(1).matches("[0-9]{1,5}")
                ? zone(words.head(), Values.integer(words.get(1)))
                : unknown();
    }

    private Target zone(String option, int zone) {
        return switch (option) {
            case "--zone" -> new Target.Zone(zone);
            case "--zone-orig" -> new Target.Zone(zone, Zone.Scope.ORIGINAL);
            case "--zone-reply" -> new Target.Zone(zone, Zone.Scope.REPLY);
            default -> unknown();
        };
    }
}
