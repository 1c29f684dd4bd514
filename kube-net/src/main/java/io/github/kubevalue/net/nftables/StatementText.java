package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import java.util.Locale;

/** The text of rules. */
final class StatementText implements Statement.Visitor<String> {
    /** Who writes. */
    enum Form {
        /** kube-proxy, for {@code nft -f}. */
        WRITTEN,
        /** {@code nft list}. */
        LISTED
    }

    private final IpFamily family;
    private final boolean listed;

    private StatementText(IpFamily family, Form form) {
        this.family = family;
        this.listed = form == Form.LISTED;
    }

    static String rule(NftRule rule, IpFamily family, Form form) {
        StatementText text = new StatementText(family, form);
        return rule.statements().map(statement -> statement.accept(text)).mkString(" ")
                + rule.comment().map(comment -> " comment \"" + comment + "\"").getOrElse("");
    }

    private String ip() {
        return Field.ip(family);
    }

    private String address(Statement.End end, boolean negated) {
        return ip() + " " + end.name().toLowerCase(Locale.ROOT) + (negated ? " != " : " ");
    }

    private static String block(Cidr block) {
        return block.prefix() == block.ip().family().bits() ? block.ip().toString() : block.toString();
    }

    @Override
    public String prefix(Statement.Prefix statement) {
        return address(statement.end(), statement.negated()) + block(statement.block());
    }

    @Override
    public String prefixes(Statement.Prefixes statement) {
        String address = address(statement.end(), statement.negated());
        Seq<Cidr> all = statement.blocks().appendAll(statement.hosts().map(Cidr::host));
        if (!listed) {
            Seq<String> written = statement
                    .blocks()
                    .map(Cidr::toString)
                    .appendAll(statement.hosts().map(Object::toString));
            return address + braces(written, " , ");
        }
        return address + (all.size() == 1 ? block(all.head()) : braces(Intervals.texts(all), ", "));
    }

    private static String braces(Seq<String> elements, String comma) {
        return elements.mkString("{ ", comma, " }");
    }

    @Override
    public String inSet(Statement.InSet statement) {
        return Field.text(statement.key(), family) + " @" + statement.set();
    }

    @Override
    public String inInterface(Statement.InInterface statement) {
        String name = listed ? "\"" + statement.name() + "\"" : statement.name();
        return "iifname " + (statement.negated() ? "!= " : "") + name;
    }

    @Override
    public String l4Proto(Statement.L4Proto statement) {
        return "meta l4proto " + statement.protocol();
    }

    @Override
    public String inState(Statement.InState statement) {
        return "ct state " + statement.state().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String translated(Statement.Translated statement) {
        return "ct status dnat";
    }

    @Override
    public String fib(Statement.Fib statement) {
        return "fib " + statement.end().name().toLowerCase(Locale.ROOT) + " type "
                + statement.type().name().toLowerCase(Locale.ROOT);
    }

    private static String hex(int bits) {
        return String.format("0x%08x", bits);
    }

    @Override
    public String marked(Statement.Marked statement) {
        if (!listed) {
            return "mark and " + hex(statement.bits()) + " != 0";
        }
        // src/netlink_delinearize.c: a mask of the highest bits is taken for a prefix
        return statement.bits() == Integer.MIN_VALUE
                ? "meta mark != 0x00000000/1"
                : "meta mark & " + hex(statement.bits()) + " != 0x00000000";
    }

    @Override
    public String setMark(Statement.SetMark statement) {
        String operation = statement.operation().name().toLowerCase(Locale.ROOT);
        String sign = switch (statement.operation()) {
            case OR -> "|";
            case XOR -> "^";
            case AND -> "&";
            case SET_MARK, SET_XMARK -> throw new IllegalArgumentException(operation + " is none of nft's");
        };
        return listed
                ? "meta mark set meta mark " + sign + " " + hex(statement.bits())
                : "mark set mark " + operation + " " + hex(statement.bits());
    }

    @Override
    public String decide(Statement.Decide statement) {
        return statement.verdict().toString();
    }

    @Override
    public String vmap(Statement.Vmap statement) {
        return Field.text(statement.key(), family) + " vmap @" + statement.map();
    }

    private String numbered(Seq<String> values) {
        return values.zipWithIndex((value, i) -> i + " : " + value).mkString("{ ", listed ? ", " : " , ", " }");
    }

    @Override
    public String randomVmap(Statement.RandomVmap statement) {
        Seq<NftVerdict> verdicts = statement.verdicts();
        return "numgen random mod " + verdicts.size() + " vmap " + numbered(verdicts.map(Object::toString));
    }

    @Override
    public String reject(Statement.Reject statement) {
        return statement.ipv4().isEmpty() && statement.ipv6().isEmpty() ? "reject" : asRead(statement);
    }

    /** What kube-proxy does not write comes from a text that was read, and its rule keeps that text. */
    private static String asRead(Statement statement) {
        throw new IllegalStateException("only a rule that was read has a text for " + statement);
    }

    @Override
    public String dnat(Statement.Dnat statement) {
        return "dnat to " + statement.to();
    }

    @Override
    public String randomDnat(Statement.RandomDnat statement) {
        Seq<Endpoint> to = statement.to();
        return "dnat " + ip() + (listed ? " to" : " addr . port to") + " numgen random mod " + to.size() + " map "
                + numbered(to.map(each -> each.ip() + " . " + each.port().number()));
    }

    @Override
    public String masquerade(Statement.Masquerade statement) {
        return statement.fullyRandom() ? "masquerade fully-random" : "masquerade";
    }

    @Override
    public String update(Statement.Update statement) {
        return "update @" + statement.set() + " { " + Field.text(statement.key(), family) + " }";
    }

    @Override
    public String compare(Statement.Compare statement) {
        return asRead(statement);
    }

    @Override
    public String contained(Statement.Contained statement) {
        return asRead(statement);
    }

    @Override
    public String choose(Statement.Choose statement) {
        return asRead(statement);
    }

    @Override
    public String assign(Statement.Assign statement) {
        return asRead(statement);
    }

    @Override
    public String translate(Statement.Translate statement) {
        return asRead(statement);
    }

    @Override
    public String learn(Statement.Learn statement) {
        return asRead(statement);
    }

    @Override
    public String notrack(Statement.Notrack statement) {
        return "notrack";
    }

    @Override
    public String aside(Statement.Aside statement) {
        return statement.text();
    }

    @Override
    public String unknown(Statement.Unknown statement) {
        return statement.text();
    }
}
