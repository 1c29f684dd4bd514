package io.github.kubevalue.model.validation.networking;

import io.github.kubevalue.model.networking.IPAddress;
import io.github.kubevalue.model.networking.ParentReference;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.Names;
import io.github.kubevalue.model.validation.Rule;
import io.vavr.collection.Seq;

/** The rules on IPAddresses. (pkg/apis/networking/validation/validation.go, ValidateIPAddress) */
public final class IPAddressRules {
    /** Its name is an address in its canonical form. */
    public static final Rule NAME = text ->
            AddressRules.canonicalIp(text, FieldPath.of("metadata.name")).map(FieldError::detail);

    private static final FieldPath PARENT = FieldPath.of("spec.parentRef");

    private IPAddressRules() {}

    /** Returns the faults of an IPAddress. */
    public static Seq<FieldError> faults(IPAddress address) {
        return address.spec()
                .parentRef()
                .map(IPAddressRules::parent)
                .getOrElse(() -> Faults.NONE.when(true, PARENT.required()).found());
    }

    /** Returns the faults of an IPAddress that replaces another: who has it stays. */
    public static Seq<FieldError> updated(IPAddress after, IPAddress before) {
        return Faults.NONE
                .and(faults(after))
                .immutable(
                        after.spec().parentRef(),
                        before.spec().parentRef(),
                        PARENT,
                        parent -> InternalTypes.json("ParentReference", parent))
                .found();
    }

    private static Seq<FieldError> parent(ParentReference parent) {
        return Faults.NONE
                .keeps(Names.DNS_SUBDOMAIN, parent.group(), PARENT.child("group"))
                .named(Names.PATH_SEGMENT, parent.resource(), PARENT.child("resource"))
                .named(Names.PATH_SEGMENT, parent.name(), PARENT.child("name"))
                .keeps(Names.PATH_SEGMENT, parent.namespace(), PARENT.child("namespace"))
                .found();
    }
}
