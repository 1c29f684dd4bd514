package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.Port;
import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.AddressType;
import io.github.kubevalue.net.netfilter.MarkOperation;
import io.github.kubevalue.net.nftables.Field;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.NftVerdict;
import io.github.kubevalue.net.nftables.Statement;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** Reads one rule as {@code nft list} prints it. */
final class RuleReader {
    private final Tokens tokens;

    RuleReader(Tokens tokens) {
        this.tokens = tokens;
    }

    NftRule rule() {
        Vector<Statement> statements = Vector.empty();
        while (tokens.hasNext() && !tokens.at("comment")) {
            statements = statements.append(statement());
        }
        Option<String> comment = tokens.skip("comment") ? Option.some(tokens.quoted()) : Option.none();
        return new NftRule(statements, comment);
    }

    private Statement statement() {
        String word = tokens.next();
        return switch (word) {
            case "ip", "ip6" -> address();
            case "meta" -> meta();
            case "iifname" -> new Statement.InInterface(tokens.skip("!="), tokens.quoted());
            case "ct" -> connection();
            case "fib" -> fib();
            case "numgen" -> new Statement.RandomVmap(drawn("vmap").map(RuleReader::verdict));
            case "dnat" -> dnat();
            case "reject" -> new Statement.Reject();
            case "masquerade" -> new Statement.Masquerade(tokens.skip("fully-random"));
            case "update" -> update();
            default -> new Statement.Decide(verdict(word));
        };
    }

    private Statement.End end() {
        return switch (tokens.next()) {
            case "saddr" -> Statement.End.SADDR;
            case "daddr" -> Statement.End.DADDR;
            default -> throw tokens.unexpected();
        };
    }

    private Statement address() {
        Statement.End end = end();
        if (tokens.at(".") || tokens.at("vmap") || tokens.peek().startsWith("@")) {
            return lookup(end == Statement.End.SADDR ? Field.SADDR : Field.DADDR);
        }
        boolean negated = tokens.skip("!=");
        if (!tokens.skip("{")) {
            return new Statement.Prefix(end, negated, block(tokens.next()));
        }
        Seq<Cidr> read = tokens.until("}", ",").flatMap(words -> blocks(words.mkString(" ")));
        // a set of one block was written as several that touch: else it would be listed without braces
        Seq<Cidr> blocks = read.size() == 1 ? Blocks.halves(read.head()) : read;
        return new Statement.Prefixes(end, negated, blocks, Vector.empty());
    }

    /** A block, or the blocks that make up {@code 10.0.0.0-10.0.0.191}. */
    private Seq<Cidr> blocks(String text) {
        String[] ends = text.split("-");
        return ends.length == 2 ? Blocks.of(Ip.parse(ends[0]), Ip.parse(ends[1])) : Vector.of(block(text));
    }

    private Cidr block(String text) {
        return Cidr.tryParse(text)
                .orElse(() -> Ip.tryParse(text).map(Cidr::host))
                .getOrElseThrow(tokens::unexpected);
    }

    /** The rest of a key, and the set or map that is asked. */
    private Statement lookup(Field first) {
        Vector<Field> key = Vector.of(first);
        while (tokens.skip(".")) {
            key = key.append(field());
        }
        return tokens.skip("vmap") ? new Statement.Vmap(key, tokens.named()) : new Statement.InSet(key, tokens.named());
    }

    private Field field() {
        return switch (tokens.next() + " " + tokens.next()) {
            case "ip saddr", "ip6 saddr" -> Field.SADDR;
            case "ip daddr", "ip6 daddr" -> Field.DADDR;
            case "meta l4proto" -> Field.L4PROTO;
            case "th dport" -> Field.DPORT;
            default -> throw tokens.unexpected();
        };
    }

    private Statement meta() {
        if (tokens.skip("l4proto")) {
            return tokens.at(".") ? lookup(Field.L4PROTO) : new Statement.L4Proto(protocol(tokens.next()));
        }
        tokens.expect("mark");
        if (tokens.skip("set")) {
            tokens.expect("meta").expect("mark");
            return new Statement.SetMark(operation(), bits());
        }
        if (tokens.skip("!=")) {
            tokens.expect("0x00000000/1");
            return new Statement.Marked(Integer.MIN_VALUE);
        }
        tokens.expect("&");
        int bits = bits();
        tokens.expect("!=").expect("0x00000000");
        return new Statement.Marked(bits);
    }

    private MarkOperation operation() {
        return switch (tokens.next()) {
            case "|" -> MarkOperation.OR;
            case "^" -> MarkOperation.XOR;
            case "&" -> MarkOperation.AND;
            default -> throw tokens.unexpected();
        };
    }

    private int bits() {
        String text = tokens.next();
        if (!text.matches("0x[0-9a-f]{8}")) {
            throw tokens.unexpected();
        }
        return Integer.parseUnsignedInt(text.substring(2), 16);
    }

    private IpProtocol protocol(String text) {
        return IpProtocol.tryParse(text).getOrElseThrow(tokens::unexpected);
    }

    private Statement connection() {
        if (tokens.skip("status")) {
            tokens.expect("dnat");
            return new Statement.Translated();
        }
        tokens.expect("state");
        String state = tokens.next().toUpperCase(Locale.ROOT);
        return new Statement.InState(Vector.of(CtState.values())
                .find(each -> each.name().equals(state))
                .getOrElseThrow(tokens::unexpected));
    }

    private Statement fib() {
        Statement.End end = end();
        tokens.expect("type");
        String type = tokens.next().toUpperCase(Locale.ROOT);
        return new Statement.Fib(
                end,
                Vector.of(AddressType.values())
                        .find(each -> each.name().equals(type))
                        .getOrElseThrow(tokens::unexpected));
    }

    /** {@code random mod 2 vmap { 0 : …, 1 : … }}: what is drawn from, in order. */
    private Seq<Vector<String>> drawn(String what) {
        tokens.expect("random").expect("mod").next();
        tokens.expect(what).expect("{");
        return tokens.until("}", ",").map(words -> words.drop(2));
    }

    private Statement dnat() {
        boolean drawn = tokens.skip("ip") || tokens.skip("ip6");
        tokens.expect("to");
        if (!drawn) {
            return new Statement.Dnat(Endpoint.parse(tokens.next()));
        }
        tokens.expect("numgen");
        return new Statement.RandomDnat(drawn("map")
                .map(words -> new Endpoint(Ip.parse(words.get(0)), Port.of(Integer.parseInt(words.get(2))))));
    }

    private Statement update() {
        String set = tokens.named();
        tokens.expect("{");
        Vector<Field> key = Vector.of(field());
        while (tokens.skip(".")) {
            key = key.append(field());
        }
        tokens.expect("}");
        return new Statement.Update(set, key);
    }

    private NftVerdict verdict(String word) {
        return switch (word) {
            case "accept" -> NftVerdict.ACCEPT;
            case "drop" -> NftVerdict.DROP;
            case "return" -> NftVerdict.RETURN;
            case "jump" -> new NftVerdict.Jump(tokens.next());
            case "goto" -> new NftVerdict.Goto(tokens.next());
            default -> throw tokens.unexpected();
        };
    }

    /** A verdict in a map: {@code drop}, {@code goto reject-chain}. */
    static NftVerdict verdict(Seq<String> words) {
        return new RuleReader(new Tokens(words.tail().toVector())).verdict(words.head());
    }
}
