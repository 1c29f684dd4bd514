package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;

/** The text of rules. */
final class StatementText implements Statement.Visitor<String> {
    /** Who writes. */
    enum Form {
        /** kube-proxy, for {@code nft -f}. */
        WRITTEN,
        /** {@code nft list}. */
        LISTED
    }

    private final ProxyStatementText proxy;

    private StatementText(IpFamily family, Form form) {
        this.proxy = new ProxyStatementText(family, form == Form.LISTED);
    }

    static String rule(NftRule rule, IpFamily family, Form form) {
        StatementText text = new StatementText(family, form);
        return rule.statements().map(statement -> statement.accept(text)).mkString(" ")
                + rule.comment().map(comment -> " comment \"" + comment + "\"").getOrElse("");
    }

    @Override
    public String proxy(ProxyStatement statement) {
        return statement.accept(proxy);
    }

    @Override
    public String decide(Statement.Decide statement) {
        return statement.verdict().toString();
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
