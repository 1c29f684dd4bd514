package io.github.kubevalue.model.validation.core;

import io.github.kubevalue.model.core.IPFamily;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.validation.AddressRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on the addresses of a Service and their families. (ValidateServiceClusterIPsRelatedFields) */
final class ServiceAddressRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath IPS = SPEC.child("clusterIPs");
    private static final FieldPath FAMILIES = SPEC.child("ipFamilies");

    private ServiceAddressRules() {}

    /** Returns the addresses of a Service, said in one way or the other. (pkg/registry/core/service, NormalizeClusterIPs) */
    static Seq<String> ips(ServiceSpec spec) {
        return spec.clusterIPs().isEmpty()
                ? spec.clusterIP().filter(ip -> !ip.isEmpty()).toVector()
                : spec.clusterIPs();
    }

    /** Returns the faults of the addresses; those that were there before may stay as they are. */
    static Seq<FieldError> clusterIps(ServiceSpec spec, Seq<String> before) {
        if (spec.isExternalName()) {
            return Vector.empty();
        }
        Seq<String> ips = ips(spec);
        Seq<FieldError> invalid = invalid(ips, before);
        boolean torn = ips.size() > 1 && ips.head().equals("None");
        return Faults.NONE
                .and(together(spec))
                .and(families(spec))
                .when(torn, () -> IPS.invalid(ips, "'None' must be the first and only value"))
                .and(invalid)
                .when(ips.size() > 2, () -> IPS.invalid(ips, "may only hold up to 2 values"))
                .andIf(
                        !torn && invalid.isEmpty(),
                        () -> Faults.NONE
                                .when(
                                        ips.size() > 1 && !isDualStack(ips),
                                        () -> IPS.invalid(ips, "may specify no more than one IP for each IP family"))
                                .and(matching(ips, spec))
                                .found())
                .found();
    }

    /** The first address is said twice, and alike. */
    private static Seq<FieldError> together(ServiceSpec spec) {
        String first = spec.clusterIP().getOrElse("");
        Seq<String> all = spec.clusterIPs();
        return Faults.NONE
                .when(
                        !first.isEmpty() && !all.isEmpty() && !all.head().equals(first),
                        () -> IPS.invalid(all, "first value must match `clusterIP`"))
                .when(
                        first.isEmpty() && !all.isEmpty(),
                        () -> IPS.invalid(all, "must be empty when `clusterIP` is not specified"))
                .found();
    }

    private static Seq<FieldError> families(ServiceSpec spec) {
        Seq<IPFamily> families = spec.ipFamilies();
        return Faults.NONE
                .and(families.zipWithIndex()
                        .flatMap(each -> Faults.NONE
                                .oneOf(Option.of(each._1), FAMILIES.index(each._2), "IPv4", "IPv6")
                                .when(
                                        families.indexOf(each._1) < each._2,
                                        () -> FAMILIES.index(each._2).duplicate(each._1.text()))
                                .found()))
                .oneOf(
                        spec.ipFamilyPolicy(),
                        SPEC.child("ipFamilyPolicy"),
                        "PreferDualStack",
                        "RequireDualStack",
                        "SingleStack")
                .found();
    }

    private static Seq<FieldError> invalid(Seq<String> ips, Seq<String> before) {
        return ips.zipWithIndex()
                .filter(ip -> ip._2 > 0 || !ip._1.equals("None"))
                .flatMap(ip -> AddressRules.ip(ip._1, IPS.index(ip._2), before));
    }

    private static boolean isDualStack(Seq<String> ips) {
        return AddressRules.isDualStack(ips.flatMap(AddressRules::sloppy));
    }

    private static Seq<FieldError> matching(Seq<String> ips, ServiceSpec spec) {
        return spec.isHeadless()
                ? Vector.empty()
                : ips.zip(spec.ipFamilies()).zipWithIndex().flatMap(each -> {
                    String ip = each._1._1;
                    String family = each._1._2.text();
                    boolean isV6 = AddressRules.sloppy(ip).exists(address -> !address.isV4());
                    boolean other = family.equals("IPv4") && isV6 || family.equals("IPv6") && !isV6;
                    return other
                            ? Vector.of(IPS.index(each._2)
                                    .invalid(
                                            ip,
                                            "expected an " + family + " value as indicated by `ipFamilies[" + each._2
                                                    + "]`"))
                            : Vector.<FieldError>empty();
                });
    }
}
