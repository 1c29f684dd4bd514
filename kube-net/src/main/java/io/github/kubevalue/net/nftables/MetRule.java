package io.github.kubevalue.net.nftables;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.TracedRule;

/**
 * A rule that a packet has met, with what came of it.
 *
 * @param rule the rule
 * @param verdict the verdict, as nft's trace says it: {@code jump web}, {@code continue}
 */
public record MetRule(NftRule rule, String verdict) implements TracedRule {
    @Override
    public String shown(IpFamily family) {
        return rule.shown(family);
    }
}
