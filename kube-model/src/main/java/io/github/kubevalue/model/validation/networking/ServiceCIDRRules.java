package io.github.kubevalue.model.validation.networking;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.networking.ServiceCIDRSpec;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on ServiceCIDRs. (pkg/apis/networking/validation/validation.go, ValidateServiceCIDR) */
public final class ServiceCIDRRules {
    private static final FieldPath CIDRS = FieldPath.of("spec.cidrs");
    private static final String IMMUTABLE = "field is immutable";

    private ServiceCIDRRules() {}

    /** Returns the faults of a ServiceCIDR. */
    public static Seq<FieldError> faults(ServiceCIDR cidr) {
        return spec(cidr.spec());
    }

    private static Seq<FieldError> spec(ServiceCIDRSpec spec) {
        Seq<String> cidrs = spec.cidrs();
        if (cidrs.isEmpty()) {
            return Vector.of(CIDRS.required("at least one CIDR required"));
        }
        if (cidrs.size() > 2) {
            return Vector.of(
                    CIDRS.invalidJson(InternalTypes.json("ServiceCIDRSpec", spec), "may only hold up to 2 values"));
        }
        Seq<IpFamily> families =
                cidrs.flatMap(AddressRules::sloppyCidr).map(cidr -> cidr.ip().family());
        return Faults.NONE
                .each(cidrs, CIDRS, ServiceCIDRRules::canonical)
                .when(
                        families.size() == 2 && families.distinct().size() == 1,
                        () -> CIDRS.invalid(
                                cidrs,
                                "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and"
                                        + " 2001:db8::/64"))
                .found();
    }

    // apimachinery/pkg/util/validation/ip.go, IsValidCIDR
    private static Seq<FieldError> canonical(String text, FieldPath path) {
        Seq<FieldError> faults = AddressRules.cidr(text, path);
        String canonical = Cidr.tryParse(text).map(Cidr::toString).getOrElse(text);
        return faults.isEmpty() && !canonical.equals(text)
                ? Vector.of(path.invalid(text, "must be in canonical form (\"" + canonical + "\")"))
                : faults;
    }

    /** Returns the faults of a ServiceCIDR that replaces another: it may gain the other family, nothing else changes. */
    public static Seq<FieldError> updated(ServiceCIDR after, ServiceCIDR before) {
        Seq<String> cidrs = after.spec().cidrs();
        Seq<String> old = before.spec().cidrs();
        if (cidrs.size() == old.size()) {
            return changed(cidrs, old);
        }
        return old.size() == 1 && cidrs.size() == 2
                ? changed(cidrs.take(1), old).appendAll(spec(after.spec()))
                : Vector.of(cidrs.isEmpty() ? CIDRS.invalidJson("[]", IMMUTABLE) : CIDRS.invalid(cidrs, IMMUTABLE));
    }

    private static Seq<FieldError> changed(Seq<String> cidrs, Seq<String> old) {
        return cidrs.zip(old)
                .zipWithIndex()
                .filter(pair -> !pair._1._1.equals(pair._1._2))
                .map(pair -> CIDRS.index(pair._2).invalid(pair._1._1, IMMUTABLE));
    }
}
