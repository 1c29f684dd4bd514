package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.Elements;
import io.github.kubevalue.net.nftables.Expression;
import io.github.kubevalue.net.nftables.Expression.Operator;
import io.github.kubevalue.net.nftables.Key;
import io.github.kubevalue.net.nftables.Members;
import io.github.kubevalue.net.nftables.NftFamily;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Reads what has a value for each packet: {@code ip saddr . tcp dport}, {@code meta mark & 0x00004000}. */
final class ExpressionReader {
    private static final int MOST_WORDS = 4;

    /** What other versions, and other places, call the same key. */
    private static final Map<String, String> ALIASES = HashMap.ofEntries(
                    Vector.of("iif", "oif", "iifname", "oifname").map(name -> Tuple.of("meta " + name, name)))
            .put("mark", "meta mark")
            .put("skuid", "meta skuid")
            .put("skgid", "meta skgid")
            .put("pkttype", "meta pkttype");

    /** By how much they bind, the loosest first; rules of iptables-nft are listed with words. */
    private static final Seq<Map<String, Operator>> OPERATORS = Vector.of(
            LinkedHashMap.of("|", Operator.OR, "or", Operator.OR),
            LinkedHashMap.of("^", Operator.XOR, "xor", Operator.XOR),
            LinkedHashMap.of("&", Operator.AND, "and", Operator.AND),
            LinkedHashMap.of("<<", Operator.LEFT, ">>", Operator.RIGHT));

    private final Tokens tokens;
    private final NftFamily family;

    ExpressionReader(Tokens tokens, NftFamily family) {
        this.tokens = tokens;
        this.family = family;
    }

    /** An expression; constants in it are numbers. */
    Expression expression() {
        return expression(DataType.INTEGER);
    }

    /** An expression whose constants have that type. */
    Expression expression(DataType constants) {
        Expression first = joined(0, constants);
        Vector<Expression> parts = Vector.of(first);
        while (tokens.skip(".")) {
            parts = parts.append(joined(0, constants));
        }
        return parts.size() == 1 ? first : new Expression.Concatenation(parts);
    }

    private Expression joined(int level, DataType constants) {
        if (level == OPERATORS.size()) {
            return primary(constants);
        }
        Expression left = joined(level + 1, constants);
        Option<Operator> operator = OPERATORS.get(level).get(tokens.peek());
        while (operator.isDefined()) {
            tokens.next();
            Expression right = joined(level + 1, types(left).head());
            left = new Expression.Bitwise(numeric(left), operator.get(), numeric(right));
            operator = OPERATORS.get(level).get(tokens.peek());
        }
        return left;
    }

    /** Bits of addresses and names are not modelled. */
    private Expression numeric(Expression expression) {
        boolean isNumber = types(expression)
                .forAll(type -> !type.isAddress() && type != DataType.IFNAME && type != DataType.IFACE_INDEX);
        if (!isNumber) {
            throw tokens.notUnderstood();
        }
        return expression;
    }

    private Expression primary(DataType constants) {
        if (tokens.skip("(")) {
            Expression inside = expression(constants);
            tokens.expect(")");
            return inside;
        }
        if (tokens.skip("numgen")) {
            return numgen();
        }
        Option<Key> key = key();
        if (key.isDefined()) {
            return new Expression.Of(key.get());
        }
        return new Expression.Constant(Vector.of(new ValueReader(tokens).value(constants)));
    }

    private Expression numgen() {
        if (!tokens.skip("random")) {
            throw tokens.notUnderstood();
        }
        tokens.expect("mod");
        int modulus = number(tokens.next());
        return new Expression.Drawn(modulus, tokens.skip("offset") ? number(tokens.next()) : 0);
    }

    private int number(String word) {
        return DataType.INTEGER
                .value(word)
                .flatMap(Datum::number)
                .getOrElseThrow(tokens::notUnderstood)
                .intValue();
    }

    /** The longest words that are a key. */
    Option<Key> key() {
        for (int count = MOST_WORDS; count > 0; count--) {
            String text = Vector.range(0, count).map(tokens::peek).mkString(" ");
            Option<Key> found = Key.tryParse(name(text));
            if (found.isDefined()) {
                Vector.range(0, count).forEach(word -> tokens.next());
                return found;
            }
        }
        return Option.none();
    }

    private String name(String text) {
        String ip = family == NftFamily.IP6 ? " ip6 " : " ip ";
        return ALIASES.getOrElse(text, text.replaceFirst("^ct (original|reply) ([sd]addr)$", "ct $1" + ip + "$2"));
    }

    /** The types of the parts of an expression. */
    static Seq<DataType> types(Expression expression) {
        if (expression instanceof Expression.Of of) {
            return Vector.of(of.key().type());
        }
        if (expression instanceof Expression.Concatenation all) {
            return all.parts().flatMap(ExpressionReader::types);
        }
        if (expression instanceof Expression.Bitwise bitwise) {
            DataType type = types(bitwise.left()).head();
            return Vector.of(type == DataType.INET_SERVICE || type == DataType.INET_PROTO ? DataType.INTEGER : type);
        }
        return Vector.of(DataType.INTEGER);
    }

    /** An expression that may be looked up in a map, whose data has those types: {@code ip saddr map { … }}. */
    Expression mapped(Seq<DataType> data) {
        Expression key = expression(data.head());
        return tokens.skip("map")
                ? new Expression.Mapped(key, members(types(key), new Statements(tokens, family).data(data)))
                : key;
    }

    /** {@code @name}, or elements in braces. */
    Members members(Seq<DataType> types, ElementReader.Data data) {
        String word = tokens.next();
        if (word.startsWith("@")) {
            return new Members.Named(word.substring(1));
        }
        if (!word.equals("{")) {
            throw tokens.error("a set is expected, not " + word);
        }
        Elements elements = new ElementReader(tokens, types, data)
                .elements()
                .foldLeft(Elements.NONE, (all, read) -> all.with(read.key(), read.element()));
        return new Members.Anonymous(elements);
    }
}
