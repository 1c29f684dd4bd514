package io.github.kubevalue.model.validation.networking;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.networking.IPBlock;
import io.github.kubevalue.model.networking.NetworkPolicy;
import io.github.kubevalue.model.networking.NetworkPolicyPeer;
import io.github.kubevalue.model.networking.NetworkPolicyPort;
import io.github.kubevalue.model.networking.NetworkPolicySpec;
import io.github.kubevalue.model.networking.PolicyType;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.LabelRules;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on NetworkPolicies. (pkg/apis/networking/validation/validation.go, ValidateNetworkPolicySpec) */
public final class NetworkPolicyRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final int DIRECTIONS = 2;

    private NetworkPolicyRules() {}

    /** What a policy got away with before: values of selectors, and CIDRs. */
    private record Before(boolean anyValues, Seq<String> cidrs) {
        private static final Before NOTHING = new Before(false, Vector.empty());

        private static Before of(NetworkPolicySpec spec) {
            Seq<NetworkPolicyPeer> peers = spec.ingress()
                    .flatMap(rule -> rule.from())
                    .appendAll(spec.egress().flatMap(rule -> rule.to()));
            Seq<String> cidrs = peers.flatMap(NetworkPolicyPeer::ipBlock)
                    .flatMap(block -> block.except().prepend(block.cidr()));
            return new Before(!LabelRules.isUsable(spec.podSelector()), cidrs);
        }
    }

    /** Returns the faults of a new policy that has its defaults. */
    public static Seq<FieldError> faults(NetworkPolicy policy) {
        return spec(policy.spec(), Before.NOTHING);
    }

    /** Returns the faults of a policy that replaces another; CIDRs that it had already are let stand. */
    public static Seq<FieldError> updated(NetworkPolicy after, NetworkPolicy before) {
        return spec(after.spec(), Before.of(before.spec()));
    }

    private static Seq<FieldError> spec(NetworkPolicySpec spec, Before before) {
        return Faults.NONE
                .and(selector(spec.podSelector(), before, SPEC.child("podSelector")))
                .each(
                        spec.ingress(),
                        SPEC.child("ingress"),
                        (rule, path) -> Faults.NONE
                                .each(rule.ports(), path.child("ports"), NetworkPolicyRules::port)
                                .each(rule.from(), path.child("from"), (peer, each) -> peer(peer, before, each))
                                .found())
                .each(
                        spec.egress(),
                        SPEC.child("egress"),
                        (rule, path) -> Faults.NONE
                                .each(rule.ports(), path.child("ports"), NetworkPolicyRules::port)
                                .each(rule.to(), path.child("to"), (peer, each) -> peer(peer, before, each))
                                .found())
                .and(types(spec.policyTypes().map(PolicyType::text), SPEC.child("policyTypes")))
                .found();
    }

    private static Seq<FieldError> types(Seq<String> types, FieldPath path) {
        return types.size() > DIRECTIONS
                ? Vector.of(path.invalid(types, "may not specify more than two policyTypes"))
                : Faults.NONE
                        .each(
                                types,
                                path,
                                (type, each) -> Faults.NONE
                                        .oneOf(Option.of(type), each, "Ingress", "Egress")
                                        .found())
                        .found();
    }

    private static Seq<FieldError> selector(LabelSelector selector, Before before, FieldPath path) {
        return before.anyValues() ? LabelRules.lenientSelector(selector, path) : LabelRules.selector(selector, path);
    }

    private static Seq<FieldError> port(NetworkPolicyPort port, FieldPath path) {
        return Faults.NONE
                .oneOf(port.protocol().map(Protocol::text), path.child("protocol"), "TCP", "UDP", "SCTP")
                .and(range(port.port(), port.endPort(), path))
                .found();
    }

    private static Seq<FieldError> range(Option<IntOrString> port, Option<Integer> end, FieldPath path) {
        FieldPath first = path.child("port");
        FieldPath last = path.child("endPort");
        if (port.isEmpty()) {
            return end.map(number -> last.invalid(number, "may not be specified when `port` is not specified"))
                    .toVector();
        }
        if (port.get() instanceof IntOrString.Number number) {
            int start = number.value();
            return Faults.NONE
                    .port(start, first)
                    .when(
                            end.exists(most -> most < start),
                            () -> last.invalid(start, "must be greater than or equal to `port`"))
                    .given(end, most -> Faults.NONE.port(most, last).found())
                    .found();
        }
        return Faults.NONE
                .and(end.map(number -> last.invalid(number, "may not be specified when `port` is non-numeric"))
                        .toVector())
                .and(first.invalid(port.get().toString(), Names.PORT_NAME))
                .found();
    }

    private static Seq<FieldError> peer(NetworkPolicyPeer peer, Before before, FieldPath path) {
        boolean selects =
                peer.podSelector().isDefined() || peer.namespaceSelector().isDefined();
        return Faults.NONE
                .given(peer.podSelector(), selector -> selector(selector, before, path.child("podSelector")))
                .given(
                        peer.namespaceSelector(),
                        selector -> selector(selector, before, path.child("namespaceSelector")))
                .given(peer.ipBlock(), block -> block(block, before, path.child("ipBlock")))
                .when(!selects && peer.ipBlock().isEmpty(), () -> path.required("must specify a peer"))
                .when(
                        selects && peer.ipBlock().isDefined(),
                        () -> path.forbidden("may not specify both ipBlock and another peer"))
                .found();
    }

    private static Seq<FieldError> block(IPBlock block, Before before, FieldPath path) {
        FieldPath at = path.child("cidr");
        if (block.cidr().isEmpty()) {
            return Vector.of(at.required());
        }
        Option<Cidr> whole = AddressRules.sloppyCidr(block.cidr());
        return Faults.NONE
                .and(AddressRules.cidr(block.cidr(), at, before.cidrs()))
                .each(
                        whole.isEmpty() ? Vector.<String>empty() : block.except(),
                        path.child("except"),
                        (except, each) -> except(except, whole.get(), before, each))
                .found();
    }

    private static Seq<FieldError> except(String text, Cidr whole, Before before, FieldPath path) {
        boolean outside = AddressRules.sloppyCidr(text)
                .exists(part -> !whole.contains(part.first()) || whole.prefix() >= part.prefix());
        return Faults.NONE
                .and(AddressRules.cidr(text, path, before.cidrs()))
                .when(outside, () -> path.invalid(text, "must be a strict subset of `cidr`"))
                .found();
    }
}
