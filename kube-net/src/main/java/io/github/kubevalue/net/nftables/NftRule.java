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
 */
public record NftRule(Seq<Statement> statements, Option<String> comment) implements TracedRule {

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
        return StatementText.rule(this, family, StatementText.Form.WRITTEN);
    }

    @Override
    public String shown(IpFamily family) {
        return StatementText.rule(this, family, StatementText.Form.LISTED);
    }
}
