package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import java.util.Locale;

/**
 * The text of what kube-proxy writes.
 *
 * @param family the family of the table
 * @param listed whether it is as {@code nft list} prints it, and not as kube-proxy writes it
 */
record ProxyStatementText(IpFamily family, boolean listed) implements ProxyStatement.Visitor<String> {
    private String ip() {
        return Field.ip(family);
    }

    private String address(ProxyStatement.End end, boolean negated) {
        return ip() + " " + end.name().toLowerCase(Locale.ROOT) + (negated ? " != " : " ");
    }

    private static String braces(Seq<String> elements, String comma) {
        return elements.mkString("{ ", comma, " }");
    }

    private static String hex(int bits) {
        return String.format("0x%08x", bits);
    }

    private String numbered(Seq<String> values) {
        return values.zipWithIndex((value, i) -> i + " : " + value).mkString("{ ", listed ? ", " : " , ", " }");
    }

    @Override
    public String prefix(ProxyStatement.Prefix statement) {
        return address(statement.end(), statement.negated()) + statement.block().toShortString();
    }

    @Override
    public String prefixes(ProxyStatement.Prefixes statement) {
        String address = address(statement.end(), statement.negated());
        Seq<Cidr> all = statement.blocks().appendAll(statement.hosts().map(Cidr::host));
        if (!listed) {
            Seq<String> written = statement
                    .blocks()
                    .map(Cidr::toString)
                    .appendAll(statement.hosts().map(Object::toString));
            return address + braces(written, " , ");
        }
        return address + (all.size() == 1 ? all.head().toShortString() : braces(Intervals.texts(all), ", "));
    }

    @Override
    public String inSet(ProxyStatement.InSet statement) {
        return Field.text(statement.key(), family) + " @" + statement.set();
    }

    @Override
    public String inInterface(ProxyStatement.InInterface statement) {
        String name = listed ? "\"" + statement.name() + "\"" : statement.name();
        return "iifname " + (statement.negated() ? "!= " : "") + name;
    }

    @Override
    public String l4Proto(ProxyStatement.L4Proto statement) {
        return "meta l4proto " + statement.protocol();
    }

    @Override
    public String inState(ProxyStatement.InState statement) {
        return "ct state " + statement.state().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String translated(ProxyStatement.Translated statement) {
        return "ct status dnat";
    }

    @Override
    public String fib(ProxyStatement.Fib statement) {
        return "fib " + statement.end().name().toLowerCase(Locale.ROOT) + " type "
                + statement.type().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String marked(ProxyStatement.Marked statement) {
        if (!listed) {
            return "mark and " + hex(statement.bits()) + " != 0";
        }
        // src/netlink_delinearize.c: a mask of the highest bits is taken for a prefix
        return statement.bits() == Integer.MIN_VALUE
                ? "meta mark != 0x00000000/1"
                : "meta mark & " + hex(statement.bits()) + " != 0x00000000";
    }

    @Override
    public String setMark(ProxyStatement.SetMark statement) {
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
    public String vmap(ProxyStatement.Vmap statement) {
        return Field.text(statement.key(), family) + " vmap @" + statement.map();
    }

    @Override
    public String randomVmap(ProxyStatement.RandomVmap statement) {
        Seq<NftVerdict> verdicts = statement.verdicts();
        return "numgen random mod " + verdicts.size() + " vmap " + numbered(verdicts.map(Object::toString));
    }

    @Override
    public String dnat(ProxyStatement.Dnat statement) {
        return "dnat to " + statement.to();
    }

    @Override
    public String randomDnat(ProxyStatement.RandomDnat statement) {
        Seq<Endpoint> to = statement.to();
        return "dnat " + ip() + (listed ? " to" : " addr . port to") + " numgen random mod " + to.size() + " map "
                + numbered(to.map(each -> each.ip() + " . " + each.port().number()));
    }

    @Override
    public String masquerade(ProxyStatement.Masquerade statement) {
        return statement.fullyRandom() ? "masquerade fully-random" : "masquerade";
    }

    @Override
    public String update(ProxyStatement.Update statement) {
        return "update @" + statement.set() + " { " + Field.text(statement.key(), family) + " }";
    }
}
