package io.github.kubevalue.net.proxy.iptables;

import io.github.kubevalue.net.conntrack.CtState;
import io.github.kubevalue.net.netfilter.ConnectionMatch;
import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.Rule;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.netfilter.Target;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules of the built-in chains that lead to kube-proxy's own. */
// pkg/proxy/iptables/proxier.go, iptablesJumpChains and iptablesKubeletJumpChains: kube-proxy puts them in from last to
// first, each at the head; here they stand as they end up
final class JumpRules {
    private static final Match NEW = new ConnectionMatch.Conntrack(Vector.of(CtState.NEW));

    private static final Jump FIREWALL = new Jump(ChainName.FIREWALL, Option.none(), false);
    private static final Jump PROXY_FIREWALL =
            new Jump(ChainName.PROXY_FIREWALL, Option.some("kubernetes load balancer firewall"), true);
    private static final Jump HEALTH_CHECKS =
            new Jump(ChainName.NODE_PORTS, Option.some("kubernetes health check service ports"), false);
    private static final Jump EXTERNAL_SERVICES =
            new Jump(ChainName.EXTERNAL_SERVICES, Option.some("kubernetes externally-visible service portals"), true);
    private static final Jump FORWARD = new Jump(ChainName.FORWARD, Option.some("kubernetes forwarding rules"), false);
    private static final Jump SERVICES = new Jump(ChainName.SERVICES, Option.some("kubernetes service portals"), true);
    private static final Jump NAT_SERVICES =
            new Jump(ChainName.SERVICES, Option.some("kubernetes service portals"), false);
    private static final Jump POSTROUTING =
            new Jump(ChainName.POSTROUTING, Option.some("kubernetes postrouting rules"), false);

    private JumpRules() {}

    /** Adds the jumps at the end of the built-in chains. */
    static Ruleset addTo(Ruleset ruleset) {
        Ruleset filter = append(
                append(
                        append(
                                ruleset,
                                TableName.FILTER,
                                Hook.INPUT,
                                Vector.of(FIREWALL, PROXY_FIREWALL, HEALTH_CHECKS, EXTERNAL_SERVICES)),
                        TableName.FILTER,
                        Hook.FORWARD,
                        Vector.of(PROXY_FIREWALL, FORWARD, SERVICES, EXTERNAL_SERVICES)),
                TableName.FILTER,
                Hook.OUTPUT,
                Vector.of(FIREWALL, PROXY_FIREWALL, SERVICES));
        return append(
                append(
                        append(filter, TableName.NAT, Hook.PREROUTING, Vector.of(NAT_SERVICES)),
                        TableName.NAT,
                        Hook.OUTPUT,
                        Vector.of(NAT_SERVICES)),
                TableName.NAT,
                Hook.POSTROUTING,
                Vector.of(POSTROUTING));
    }

    private static Ruleset append(Ruleset ruleset, TableName table, Hook hook, Seq<Jump> jumps) {
        return ruleset.map(
                table, before -> jumps.foldLeft(before, (each, jump) -> each.append(hook.name(), jump.rule())));
    }

    /** A jump to one of kube-proxy's chains, perhaps only for packets that open a connection. */
    private record Jump(String chain, Option<String> comment, boolean onlyNew) {
        Rule rule() {
            Seq<Match> matches = onlyNew ? Vector.of(NEW) : Vector.empty();
            return Rule.of(new Target.Jump(chain), matches.appendAll(comment.map(Match.Comment::new)));
        }
    }
}
