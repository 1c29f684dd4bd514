package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.networking.IPBlock;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyPeer;
import io.github.kubevalue.model.networking.NetworkPolicyPort;
import io.github.kubevalue.model.networking.NetworkPolicySpec;
import io.github.kubevalue.model.networking.PolicyType;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on network policies. (pkg/apis/networking/validation/validation.go) */
public final class NetworkPolicyRules {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private NetworkPolicyRules() {}

    /** Returns the faults of a policy. */
    public static Seq<FieldError> faults(NetworkPolicy policy) {
        NetworkPolicySpec spec = policy.spec();
        Faults rules = Faults.NONE
                .selector(Option.of(spec.podSelector()), SPEC.child("podSelector"))
                .each(
                        spec.ingress(),
                        SPEC.child("ingress"),
                        (rule, path) -> Faults.NONE
                                .each(rule.ports(), path.child("ports"), NetworkPolicyRules::port)
                                .each(rule.from(), path.child("from"), NetworkPolicyRules::peer)
                                .found())
                .each(
                        spec.egress(),
                        SPEC.child("egress"),
                        (rule, path) -> Faults.NONE
                                .each(rule.ports(), path.child("ports"), NetworkPolicyRules::port)
                                .each(rule.to(), path.child("to"), NetworkPolicyRules::peer)
                                .found());
        FieldPath types = SPEC.child("policyTypes");
        return spec.policyTypes().size() > 2
                ? rules.when(
                                true,
                                types.invalid(
                                        spec.policyTypes().map(PolicyType::text),
                                        "may not specify more than two policyTypes"))
                        .found()
                : rules.each(
                                spec.policyTypes(),
                                types,
                                (type, path) -> Faults.NONE
                                        .oneOf(Option.of(type), path, "Ingress", "Egress")
                                        .found())
                        .found();
    }

    private static Seq<FieldError> port(NetworkPolicyPort port, FieldPath path) {
        FieldPath end = path.child("endPort");
        Faults faults = Faults.NONE.oneOf(port.protocol(), path.child("protocol"), "TCP", "UDP", "SCTP");
        if (port.port().isEmpty()) {
            return faults.and(port.endPort()
                            .map(last -> end.invalid(last, "may not be specified when `port` is not specified"))
                            .toVector())
                    .found();
        }
        IntOrString first = port.port().get();
        Faults named = faults.and(Checks.portNumberOrName(first, path.child("port")));
        if (first instanceof IntOrString.Number number) {
            return named.given(
                            port.endPort(),
                            last -> Faults.NONE
                                    .when(
                                            last < number.value(),
                                            end.invalid(number.value(), "must be greater than or equal to `port`"))
                                    .port(last, end)
                                    .found())
                    .found();
        }
        return named.and(port.endPort()
                        .map(last -> end.invalid(last, "may not be specified when `port` is non-numeric"))
                        .toVector())
                .found();
    }

    private static Seq<FieldError> peer(NetworkPolicyPeer peer, FieldPath path) {
        boolean selects =
                peer.podSelector().isDefined() || peer.namespaceSelector().isDefined();
        return Faults.NONE
                .selector(peer.podSelector(), path.child("podSelector"))
                .selector(peer.namespaceSelector(), path.child("namespaceSelector"))
                .given(peer.ipBlock(), block -> block(block, path.child("ipBlock")))
                .when(!selects && peer.ipBlock().isEmpty(), path.required("must specify a peer"))
                .when(
                        selects && peer.ipBlock().isDefined(),
                        path.forbidden("may not specify both ipBlock and another peer"))
                .found();
    }

    private static Seq<FieldError> block(IPBlock block, FieldPath path) {
        if (block.cidr().isEmpty()) {
            return Vector.of(path.child("cidr").required(""));
        }
        Option<Cidr> all = Cidr.tryParse(block.cidr());
        return Faults.NONE
                .and(Checks.cidr(block.cidr(), path.child("cidr")))
                .each(block.except(), path.child("except"), (text, each) -> except(text, all, each))
                .found();
    }

    private static Seq<FieldError> except(String text, Option<Cidr> all, FieldPath path) {
        Option<Cidr> part = Cidr.tryParse(text);
        boolean outside = all.isDefined()
                && part.exists(cidr ->
                        !all.get().contains(cidr) || cidr.prefix() <= all.get().prefix());
        return Faults.NONE
                .and(all.isEmpty() ? Vector.empty() : Checks.cidr(text, path))
                .when(outside, path.invalid(text, "must be a strict subset of `cidr`"))
                .found();
    }
}
