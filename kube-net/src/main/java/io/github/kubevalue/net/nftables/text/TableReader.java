package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.nftables.BaseHook;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table as {@code nft list table} prints it. What rules have put into sets is left out. */
final class TableReader {
    private static final Pattern TIME = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
    private static final Pattern BASE =
            Pattern.compile("type (filter|nat) hook (\\w+) priority ([a-z]*)(?: ([-+]) )?(-?\\d*); policy accept;");

    private final Vector<String> lines;
    private int line;

    TableReader(String text) {
        this.lines = Vector.of(text.split("\n"));
    }

    /** The line that was read last, counted from 1. */
    int line() {
        return line;
    }

    private String next() {
        if (line == lines.size()) {
            throw new NftSyntaxError("the text ends too early");
        }
        return lines.get(line++).trim();
    }

    NftTable table() {
        Tokens head = Tokens.of(next());
        IpFamily family = head.expect("table").next().equals("ip") ? IpFamily.IPV4 : IpFamily.IPV6;
        NftTable table = NftTable.of(family, head.next());
        for (String text = next(); !text.equals("}"); text = next()) {
            Tokens tokens = Tokens.of(text);
            if (tokens.hasNext()) {
                table = object(table, tokens);
            }
        }
        return table;
    }

    private NftTable object(NftTable table, Tokens tokens) {
        return switch (tokens.next()) {
            case "comment" -> table.withComment(Option.some(tokens.quoted()));
            case "set" -> table.withAllSets(Vector.of(set(NftSet.set(tokens.next()))));
            case "map" -> table.withAllSets(Vector.of(set(NftSet.map(tokens.next()))));
            case "chain" -> table.withAllChains(Vector.of(chain(tokens.next())));
            default -> throw tokens.unexpected();
        };
    }

    private NftSet set(NftSet empty) {
        NftSet set = empty;
        for (String text = next(); !text.equals("}"); text = next()) {
            Tokens tokens = Tokens.of(text);
            set = switch (tokens.next()) {
                case "type" -> set.withType(types(text));
                case "comment" -> set.commented(tokens.quoted());
                case "timeout" -> set.withTimeout(Option.some(time(tokens.next())));
                case "size", "flags" -> set;
                case "elements" -> withElements(set, text);
                default -> throw tokens.unexpected();
            };
        }
        return set;
    }

    private static Seq<DataType> types(String text) {
        return Vector.of(text.replaceFirst("^type ", "")
                        .replace(" : verdict", "")
                        .split(" \\. "))
                .map(name -> Vector.of(DataType.values())
                        .find(type -> type.toString().equals(name))
                        .getOrElseThrow(() -> new NftSyntaxError("not modelled: " + name)));
    }

    private static Duration time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new NftSyntaxError("not modelled: " + text);
        }
        return Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
                .plusSeconds(number(matcher, 4));
    }

    private static long number(Matcher matcher, int group) {
        return Option.of(matcher.group(group)).map(Long::parseLong).getOrElse(0L);
    }

    private NftSet withElements(NftSet set, String first) {
        StringBuilder all = new StringBuilder(first);
        while (all.lastIndexOf("}") < 0) {
            all.append(' ').append(next());
        }
        Tokens tokens = Tokens.of(all.toString()).expect("elements").expect("=").expect("{");
        Seq<Vector<String>> elements = tokens.until("}", ",");
        return set.timeout().isDefined() ? set : set.withAll(elements.map(words -> element(set, words)));
    }

    private static NftElement element(NftSet set, Vector<String> words) {
        int end = set.type().size() * 2 - 1;
        Vector<String> key = words.take(end).reject(word -> word.equals("."));
        NftElement element =
                new NftElement(key.zipWith(set.type(), TableReader::datum).toVector(), Option.none(), Option.none());
        Tokens rest = new Tokens(words.drop(end));
        NftElement commented = rest.skip("comment") ? element.commented(rest.quoted()) : element;
        return rest.skip(":") ? commented.to(RuleReader.verdict(words.drop(words.lastIndexOf(":") + 1))) : commented;
    }

    private static Datum datum(String text, DataType type) {
        return switch (type) {
            case IPV4_ADDR, IPV6_ADDR -> new Datum.Address(Ip.parse(text));
            case INET_PROTO ->
                new Datum.Protocol(
                        IpProtocol.tryParse(text).getOrElseThrow(() -> new NftSyntaxError("not modelled: " + text)));
            case INET_SERVICE -> new Datum.Service(Integer.parseInt(text));
        };
    }

    private NftChain chain(String name) {
        NftChain chain = NftChain.of(name, Vector.empty());
        for (String text = next(); !text.equals("}"); text = next()) {
            chain = with(chain, text);
        }
        return chain;
    }

    private static NftChain with(NftChain chain, String text) {
        if (text.startsWith("comment ")) {
            return chain.commented(Tokens.of(text).expect("comment").quoted());
        }
        if (text.startsWith("type ")) {
            return new NftChain(chain.name(), Option.some(base(text)), chain.comment(), chain.rules());
        }
        NftRule rule = new RuleReader(Tokens.of(text)).rule();
        return new NftChain(
                chain.name(), chain.base(), chain.comment(), chain.rules().append(rule));
    }

    private static BaseHook base(String text) {
        Matcher matcher = BASE.matcher(text);
        if (!matcher.matches()) {
            throw new NftSyntaxError("not modelled: " + text);
        }
        Hook hook = Hook.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        BaseHook.Type type = BaseHook.Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        int distance = matcher.group(5).isEmpty() ? 0 : Integer.parseInt(matcher.group(5));
        return new BaseHook(
                type, hook, priority(matcher.group(3)) + ("-".equals(matcher.group(4)) ? -distance : distance));
    }

    private static int priority(String name) {
        return name.isEmpty()
                ? 0
                : BaseHook.priority(name).getOrElseThrow(() -> new NftSyntaxError("not modelled: priority " + name));
    }
}
