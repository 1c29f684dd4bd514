package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.TracedRule;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One rule of a chain.
 *
 * @param statements its parts, from left to right
 * @param comment what its author says of it
 * @param listed how nft has listed it, if it was read: it is printed so again
 * @param handle its handle, if that was listed
 */
public record NftRule(Seq<Statement> statements, Option<String> comment, Option<String> listed, Option<Integer> handle)
        implements TracedRule {

    /** Makes a rule that has not been read from anywhere. */
    public NftRule(Seq<Statement> statements, Option<String> comment) {
        this(statements, comment, Option.none(), Option.none());
    }

    /** Returns the rule of those parts. */
    public static NftRule of(Statement... statements) {
        return new NftRule(Vector.of(statements), Option.none());
    }

    /** Returns this rule with a comment. */
    public NftRule commented(String text) {
        return new NftRule(statements, Option.some(text));
    }

    /** Returns this rule as {@code nft -f} reads it. */
    public String written(IpFamily family) {
        return listed.getOrElse(() -> StatementText.rule(this, family, StatementText.Form.WRITTEN));
    }

    @Override
    public String shown(IpFamily family) {
        return listed.getOrElse(() -> StatementText.rule(this, family, StatementText.Form.LISTED));
    }

    /** Returns the statements that are not modelled: those after one of them are not reached. */
    public Seq<Statement.Unknown> unknown() {
        return statements.filter(Statement.Unknown.class::isInstance).map(Statement.Unknown.class::cast);
    }
}
