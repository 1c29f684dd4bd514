package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.Expression;
import io.github.kubevalue.net.nftables.Key;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.Pattern;
import io.github.kubevalue.net.nftables.Relation;
import io.github.kubevalue.net.nftables.Statement;
import io.github.kubevalue.net.nftables.Statement.Learn.Operation;
import io.github.kubevalue.net.nftables.Statement.Translate.Kind;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;

/** Reads one rule as {@code nft list} prints it. What is not understood is kept word for word. */
final class RuleReader {
    private static final java.util.regex.Pattern PARTS =
            java.util.regex.Pattern.compile("(.*?)(?: comment \"([^\"]*)\")?(?: # handle (\\d+))?");

    private static final Map<String, Relation> RELATIONS = HashMap.of(
            "==", Relation.EQUAL,
            "!=", Relation.NOT_EQUAL,
            "!", Relation.NONE_OF,
            "<", Relation.LESS,
            "<=", Relation.AT_MOST,
            ">", Relation.GREATER,
            ">=", Relation.AT_LEAST);

    /** What can be set, to one word, without any verdict depending on it. */
    private static final Set<String> WITHOUT_EFFECT = HashSet.of("meta nftrace", "meta priority");

    private static final Seq<String> SEGMENT_SIZE = Vector.of("tcp", "option", "maxseg", "size", "set");

    /** To what setting an option of TCP comes: it ends the rule for a packet that is none of TCP. */
    // net/netfilter/nft_exthdr.c, nft_exthdr_tcp_set_eval
    private static final Statement IS_TCP = new Statement.Compare(
            new Expression.Of(Key.META_L4PROTO),
            Relation.EQUAL,
            Vector.of(new Pattern.One(new Datum.Protocol(IpProtocol.TCP))));

    private static final Set<Key> SETTABLE = HashSet.of(Key.META_MARK, Key.CT_MARK, Key.CT_ZONE);

    private final NftFamily family;
    private final Tokens tokens;
    private final ExpressionReader expressions;
    private final Statements statements;

    private RuleReader(NftFamily family, Tokens tokens) {
        this.family = family;
        this.tokens = tokens;
        this.expressions = new ExpressionReader(tokens, family);
        this.statements = new Statements(tokens, family);
    }

    /** Reads a rule that begins after so many columns of its line. */
    static NftRule rule(NftFamily family, String line, int indent) {
        Matcher parts = PARTS.matcher(line);
        if (!parts.matches()) {
            throw new NftSyntaxError(indent + 1, "no rule");
        }
        String body = parts.group(1);
        Option<Integer> handle = Option.of(parts.group(3)).map(Integer::parseInt);
        String listed = handle.isEmpty() ? line : line.substring(0, line.lastIndexOf(" # handle "));
        Seq<Statement> read = new RuleReader(family, Tokens.of(body, indent)).all();
        return new NftRule(read, Option.of(parts.group(2)), Option.some(listed), handle);
    }

    private Seq<Statement> all() {
        Vector<Statement> all = Vector.empty();
        while (tokens.hasNext()) {
            int start = tokens.place();
            try {
                all = all.append(statement(start));
            } catch (NotUnderstood what) {
                return all.append(new Statement.Unknown(tokens.from(start)));
            }
        }
        return all;
    }

    private Statement statement(int start) {
        String word = tokens.next();
        return switch (word) {
            case "accept", "drop", "return", "continue", "jump", "goto" ->
                new Statement.Decide(statements.verdict(word));
            case "counter" -> statements.counter(start);
            case "log" -> statements.log(start);
            case "last" -> statements.last(start);
            case "notrack" -> new Statement.Notrack();
            case "reject" -> statements.reject();
            case "snat" -> nat(Kind.SNAT);
            case "dnat" -> nat(Kind.DNAT);
            case "masquerade" -> nat(Kind.MASQUERADE);
            case "redirect" -> nat(Kind.REDIRECT);
            case "add" -> statements.learn(Operation.ADD);
            case "update" -> statements.learn(Operation.UPDATE);
            case "delete" -> statements.learn(Operation.DELETE);
            default -> {
                tokens.back(start);
                yield setsAside()
                        ? new Statement.Aside(tokens.since(start))
                        : setsSegmentSize() ? IS_TCP : aboutExpression();
            }
        };
    }

    private Statement nat(Kind kind) {
        return new NatReader(tokens, family).statement(kind);
    }

    /** The trace and the class of traffic decide nothing. */
    private boolean setsAside() {
        boolean is = WITHOUT_EFFECT.contains(tokens.peek() + " " + tokens.peek(1))
                && tokens.peek(2).equals("set");
        if (is) {
            Vector.range(0, 4).forEach(word -> tokens.next());
        }
        return is;
    }

    /** The greatest size of segments, {@code 1400} or {@code rt mtu}, decides nothing where there are segments. */
    private boolean setsSegmentSize() {
        boolean is =
                SEGMENT_SIZE.zipWithIndex().forAll(word -> tokens.peek(word._2).equals(word._1));
        if (is) {
            SEGMENT_SIZE.forEach(word -> tokens.next());
            String size = tokens.next();
            boolean isSize = size.equals("rt")
                    ? tokens.skip("mtu")
                    : DataType.INTEGER.value(size).isDefined();
            if (!isSize) {
                throw tokens.notUnderstood();
            }
        }
        return is;
    }

    private Statement aboutExpression() {
        Expression left = expressions.expression();
        if (left instanceof Expression.Constant) {
            throw tokens.notUnderstood();
        }
        if (tokens.skip("set")) {
            return assign(left);
        }
        Seq<DataType> types = ExpressionReader.types(left);
        if (tokens.skip("vmap")) {
            return new Statement.Choose(left, expressions.members(types, statements::verdict));
        }
        Option<Relation> written = RELATIONS.get(tokens.peek());
        written.forEach(relation -> tokens.next());
        Relation relation = written.getOrElse(Relation.IMPLICIT);
        if (tokens.at("{") || tokens.peek().startsWith("@")) {
            return new Statement.Contained(
                    left, relation == Relation.NOT_EQUAL, expressions.members(types, RuleReader::noData));
        }
        return compare(left, relation, types);
    }

    private static NftElement noData(NftElement element) {
        throw new NotUnderstood("a map where a set is expected");
    }

    private Statement compare(Expression left, Relation relation, Seq<DataType> types) {
        DataType type = types.head();
        if (types.size() > 1 || !type.isFlags()) {
            return new Statement.Compare(left, relation, new ValueReader(tokens).patterns(types));
        }
        ValueReader values = new ValueReader(tokens);
        long bits = values.list(type);
        if (!tokens.skip("/")) {
            return new Statement.Compare(left, relation, flags(bits));
        }
        Expression mask = new Expression.Constant(Vector.of(new Datum.Number(values.list(type))));
        return new Statement.Compare(
                new Expression.Bitwise(left, Expression.Operator.AND, mask),
                relation == Relation.IMPLICIT ? Relation.EQUAL : relation,
                flags(bits));
    }

    private static Vector<Pattern> flags(long bits) {
        return Vector.of(new Pattern.One(new Datum.Number(bits)));
    }

    private Statement assign(Expression left) {
        if (!(left instanceof Expression.Of of) || !SETTABLE.contains(of.key())) {
            throw tokens.notUnderstood();
        }
        Expression value = expressions.mapped(Vector.of(of.key().type()));
        return new Statement.Assign(of.key(), value);
    }
}
