package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.EndpointAddress;
import io.github.kubevalue.model.core.EndpointPort;
import io.github.kubevalue.model.core.EndpointSubset;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on Endpoints. (pkg/apis/core/validation/validation.go, ValidateEndpoints) */
public final class EndpointsRules {
    private static final FieldPath SUBSETS = FieldPath.of("subsets");

    private static final EndpointSubset NOTHING = EndpointSubset.builder().build();

    private EndpointsRules() {}

    /** Returns the faults of new Endpoints that have their defaults. */
    public static Seq<FieldError> faults(Endpoints endpoints) {
        return faults(endpoints, Vector.empty());
    }

    private static Seq<FieldError> faults(Endpoints endpoints, Seq<EndpointSubset> before) {
        return endpoints
                .subsets()
                .zipWithIndex()
                .flatMap(subset -> subset(
                        subset._1,
                        subset._2 < before.size() ? before.get(subset._2) : NOTHING,
                        SUBSETS.index(subset._2)));
    }

    /** Returns the faults of Endpoints that replace others; what was there before is let stand. */
    public static Seq<FieldError> updated(Endpoints after, Endpoints before) {
        return after.subsets().equals(before.subsets()) ? Vector.empty() : faults(after, before.subsets());
    }

    private static Seq<FieldError> subset(EndpointSubset subset, EndpointSubset before, FieldPath path) {
        boolean empty =
                subset.addresses().isEmpty() && subset.notReadyAddresses().isEmpty();
        boolean many = subset.ports().size() > 1;
        return Faults.NONE
                .when(empty, () -> path.required("must specify `addresses` or `notReadyAddresses`"))
                .eachNew(subset.addresses(), before.addresses(), path.child("addresses"), EndpointsRules::address)
                .eachNew(
                        subset.notReadyAddresses(),
                        before.notReadyAddresses(),
                        path.child("notReadyAddresses"),
                        EndpointsRules::address)
                .each(subset.ports(), path.child("ports"), (port, each) -> port(port, many, each))
                .found();
    }

    private static Seq<FieldError> address(EndpointAddress address, FieldPath path) {
        FieldPath ip = path.child("ip");
        return Faults.NONE
                .and(AddressRules.ip(address.ip(), ip))
                .keeps(Names.DNS_LABEL, address.hostname(), path.child("hostname"))
                .given(address.nodeName(), name -> path.child("nodeName").invalid(name, Names.DNS_SUBDOMAIN))
                .and(AddressRules.endpoint(address.ip(), ip))
                .found();
    }

    private static Seq<FieldError> port(EndpointPort port, boolean many, FieldPath path) {
        FieldPath name = path.child("name");
        return Faults.NONE
                .andIf(many, () -> Faults.NONE.required(port.name(), name).found())
                .keeps(Names.DNS_LABEL, port.name(), name)
                .port(port.port(), path.child("port"))
                .someOf(port.protocol(), path.child("protocol"), "SCTP", "TCP", "UDP")
                .given(port.appProtocol(), text -> path.child("appProtocol").invalid(text, Names.QUALIFIED_NAME))
                .found();
    }
}
